import { beforeEach, describe, expect, it } from '@jest/globals';
import { readPolicies } from '@hub/service-host';
import { asked, delivered, testId } from '@hub/testing';
import { GREENWICH, LEWISHAM, person, pointer, SOUTHWARK } from '../../testing/examples.js';
import { type HubAtWork, hubAtWork } from '../../testing/hub-at-work.js';
import { AskToJoin } from '../joining/ask-to-join.js';
import { LeadOn } from './lead-on.js';

const [KEPT, FOLDED] = [testId(1), testId(2)];
const AT = '2026-03-02T09:30:00.000Z';
const LED_ON = { episodeId: FOLDED, into: KEPT, authority: GREENWICH, references: ['G-1'], at: AT };
const ASKER = asked(SOUTHWARK, { personId: person(1) });
/** The same child under another surname. */
const RENAMED = { ...pointer('x').child, familyName: 'Okafor' };

describe('an episode that goes on in another', () => {
  let hub: HubAtWork;
  const leadOn = () => new LeadOn(hub.work).execute(LED_ON, delivered(9));
  const started = (episodeId: string, authority: string) =>
    hub.follow.started(
      {
        ...{ episodeId, consentId: testId(5), originatingAuthority: authority },
        ...{ homeAuthority: authority, counterparts: [authority] },
      },
      asked(authority),
    );
  beforeEach(async () => {
    hub = await hubAtWork();
    await hub.claim(LEWISHAM, await hub.ask(LEWISHAM));
    await started(KEPT, LEWISHAM);
    const answered = [{ authority: LEWISHAM, reference: 'L-1' }];
    const other = { episodeId: FOLDED, ownReference: 'G-1', answered };
    await hub.claim(GREENWICH, await hub.ask(GREENWICH, RENAMED), other);
    await started(FOLDED, GREENWICH);
  });

  it('leads whoever looks the child up to that one, by the details of either, once', async () => {
    const references = async (child = pointer('x').child) =>
      (await hub.foundBy(SOUTHWARK, child)).map(({ holder, reference }) => [holder, reference]);
    expect(await references()).toContainEqual([GREENWICH, 'G-1']);
    for (let times = 0; times < 2; times += 1) await leadOn();
    for (const child of [pointer('x').child, RENAMED])
      expect(await references(child)).toEqual([[LEWISHAM, 'L-1']]);
  });

  it('is told to who had found it, and nobody joins it any more', async () => {
    const { id: lookupId } = await hub.ask(SOUTHWARK);
    const wish = { lookupId, authority: GREENWICH, reference: 'G-1', wish: 'join_team' } as const;
    expect(
      await new AskToJoin(hub.work, hub.tools, readPolicies(), hub.staff).execute(wish, ASKER),
    ).toMatchObject({
      state: 'open',
    });
    hub.work.facts.length = 0;
    await leadOn();
    expect(hub.work.told).toContainEqual(['pointer.withdrawn.v1', [SOUTHWARK]]);
    expect(hub.work.told).toContainEqual(['join_request.ended.v1', [GREENWICH, SOUTHWARK]]);
    const payload = expect.objectContaining({ because: 'duplicate', reference: 'G-1' }) as unknown;
    expect(hub.work.facts).toContainEqual(expect.objectContaining({ payload }));
  });

  it('shows in no row where that one is hidden, though it was hidden from nobody', async () => {
    await leadOn();
    await hub.follow.shield({ episodeId: KEPT, hiddenFrom: [GREENWICH], version: 3 }, delivered(8));
    expect(await hub.foundBy(SOUTHWARK, RENAMED)).toEqual([]);
  });

  it('of which the index knows nothing changes nothing there', async () => {
    await new LeadOn(hub.work).execute({ ...LED_ON, episodeId: testId(77) }, delivered(9));
    expect(await hub.work.stores.hubEpisodes.find(FOLDED)).not.toHaveProperty('goesOnIn');
  });
});
