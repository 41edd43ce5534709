import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, testId } from '@hub/testing';
import { GREENWICH, LEWISHAM, person, pointer } from '../../testing/examples.js';
import { type HubAtWork, hubAtWork } from '../../testing/hub-at-work.js';
import { AcknowledgeAge } from './acknowledge-age.js';
import { PassAges } from './pass-ages.js';

const EPISODE = testId(1);
const lead = asked(LEWISHAM, { personId: person(2) });
const MONTH_MS = 31 * 86_400_000;

describe('ages that the child of a running episode passes', () => {
  let hub: HubAtWork;
  beforeEach(async () => {
    hub = await hubAtWork();
  });
  /** Lewisham starts for a child born then; person 2 leads. The clock stands in March 2026. */
  const started = async (dateOfBirth: string) => {
    const child = { ...pointer('x').child, dateOfBirth };
    const claim = await hub.claim(LEWISHAM, await hub.ask(LEWISHAM, child));
    if (isRefusal(claim)) throw new Error(claim.refused);
    const people = [
      { personId: person(2), authority: LEWISHAM, relation: 'lead_professional' as const },
    ];
    const begun = { episodeId: EPISODE, leadAuthority: LEWISHAM };
    await hub.follow.started(begun as never, asked(LEWISHAM));
    await hub.follow.people({ episodeId: EPISODE, people } as never, asked(LEWISHAM));
    await pass();
  };
  const pass = () => new PassAges(hub.work, hub.clock).execute();
  const noted = () => hub.work.stores.ages.lock(EPISODE);
  const acknowledge = (age: 'turns_16' | 'turns_18', by = lead) =>
    new AcknowledgeAge(hub.work).execute({ episodeId: EPISODE, age }, by);

  it('are noted by their month as soon as the episode runs, and asked about in it', async () => {
    await started('2010-05-20');
    const next = { age: 'turns_16', month: '2026-05' };
    expect(await noted()).toEqual({ episodeId: EPISODE, next });
    await pass();
    expect(await noted()).toEqual({ episodeId: EPISODE, next });
    hub.clock.advance(2 * MONTH_MS);
    await pass();
    expect(await noted()).toEqual({
      episodeId: EPISODE,
      asked: { ...next, since: '2026-05-03' },
      next: { age: 'turns_17_and_half', month: '2027-11' },
    });
  });

  it('are asked about at once where their month runs, and the day stands nowhere', async () => {
    await started('2010-03-30');
    expect(await noted()).toMatchObject({ asked: { age: 'turns_16', month: '2026-03' } });
    expect(JSON.stringify(await noted())).not.toContain('-30');
  });

  it('are dealt with by whoever leads, once', async () => {
    await started('2010-03-30');
    const colleague = asked(LEWISHAM, { personId: person(3) });
    const missing = { refused: 'not_found' };
    expect(await acknowledge('turns_16', colleague)).toMatchObject(missing);
    expect(await acknowledge('turns_16', asked(GREENWICH, { personId: person(2) }))).toMatchObject(
      missing,
    );
    expect(await acknowledge('turns_18')).toMatchObject({ refused: 'conflict' });
    expect(await acknowledge('turns_16')).toEqual({ episodeId: EPISODE, age: 'turns_16' });
    expect(await noted()).not.toHaveProperty('asked');
    expect(await acknowledge('turns_16')).toMatchObject({ refused: 'conflict' });
  });

  it('are noted anew where the child has other details, and what is asked stays asked', async () => {
    await started('2010-03-30');
    await hub.work.stores.ages.renew(EPISODE);
    await pass();
    expect(await noted()).toMatchObject({ asked: { age: 'turns_16' } });
  });

  it('are none where the child is an adult, or nothing is known of them', async () => {
    await started('2008-02-01');
    expect(await noted()).toEqual({ episodeId: EPISODE });
    await hub.work.stores.pointers.remove('hub', EPISODE);
    await hub.work.stores.ages.renew(EPISODE);
    await pass();
    expect(await noted()).toEqual({ episodeId: EPISODE });
  });
});
