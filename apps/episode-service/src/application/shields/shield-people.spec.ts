import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  askSocialCare,
  consentRegister,
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  people,
  person,
  stepTools,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { AddTeamMember } from '../episodes/add-team-member.js';
import { ReadEpisodes } from '../episodes/read-episodes.js';
import { TakeStep } from '../episodes/take-step.js';
import { ReadFolder } from '../folders/read-folder.js';
import type { EpisodeStores } from '../ports.js';
import { ShieldEpisode } from './shield-episode.js';

describe('an episode that is hidden from single people', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let clock: FixedClock;
  let shields: ShieldEpisode;
  const register = { ...consentRegister, mayJoin: () => Promise.resolve(true) };
  const read = () => new ReadEpisodes(work);
  const leading = async () => {
    const expectedVersion = (await work.stores.episodes.find(EPISODE))?.version ?? 0;
    return asked(LEWISHAM, { personId: person(1), expectedVersion });
  };
  const named = asked(GREENWICH, {
    personId: person(2),
    roles: ['practitioner', 'lead_caf_contact'],
  });
  const colleague = asked(GREENWICH, { personId: person(8) });
  const setFor = async (hiddenFromPeople: string[]) =>
    shields.set(
      { episodeId: EPISODE, hiddenFromPeople, because: 'staff_too_close' },
      await leading(),
    );
  beforeEach(async () => {
    clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    shields = new ShieldEpisode(work, whoMay, people);
    await work.stores.episodes.add(episode({ homeAuthority: GREENWICH, state: 'active' }));
    expect(await read().one({ episodeId: EPISODE }, named)).toMatchObject({ id: EPISODE });
    expect(await setFor([person(77)])).toEqual({ refused: 'person_unknown' });
    expect(await setFor([person(2)])).toMatchObject({
      shield: { hiddenFromPeople: [person(2)] },
      counterparts: [GREENWICH, LEWISHAM],
    });
  });

  it('shows them alone nothing, as of an episode that is not there', async () => {
    const missing = testId(99);
    const ask: ((episodeId: string, by: typeof named) => Promise<unknown>)[] = [
      (episodeId, by) => read().one({ episodeId }, by),
      (episodeId, by) =>
        new TakeStep(work, register, stepTools(clock, work), whoMay, askSocialCare).history(
          { episodeId },
          by,
        ),
      (episodeId, by) => new ReadFolder(work, {} as never, whoMay).list({ episodeId }, by),
      (episodeId, by) => shields.lift({ episodeId, because: 'danger_over' }, by),
    ];
    for (const route of ask) {
      expect(await route(EPISODE, named)).toEqual(await route(missing, named));
      expect(await route(EPISODE, colleague)).not.toEqual(await route(missing, colleague));
    }
    expect(await read().list({}, named)).toMatchObject({ items: [] });
    expect(await read().list({}, colleague)).toMatchObject({ items: [{ id: EPISODE }] });
  });

  it('tells services who that is and where they work, and goes on telling their authority', async () => {
    expect(work.facts.at(-1)?.payload).toMatchObject({
      hiddenFromPeople: [person(2)],
      employers: [GREENWICH],
    });
    await new TakeStep(work, register, stepTools(clock, work), whoMay, askSocialCare).execute(
      { episodeId: EPISODE, step: 'close', closingReason: 'needs_met' },
      await leading(),
    );
    expect(work.told.flatMap(([, recipients]) => recipients)).toContain(GREENWICH);
  });

  it('says to other services from whom it is hidden by name', async () => {
    const hidden = async (episodeId: string, personId: string) =>
      (await read().hiddenByName({ episodeId, personId })).hidden;
    expect(await hidden(EPISODE, person(2))).toBe(true);
    expect(await hidden(EPISODE, person(8))).toBe(false);
    expect(await hidden(testId(99), person(2))).toBe(false);
    const asked = { episodeId: EPISODE, personId: person(8) };
    expect(await read().hiddenByName(asked)).toEqual({ hidden: false, shielded: true });
    expect(await read().hidden()).toEqual({ episodes: [EPISODE] });
  });

  it('lets them into no team, nor take the lead', async () => {
    const joining = { authority: GREENWICH, personId: person(2), role: 'teacher' as const };
    expect(
      await new AddTeamMember(work, register, people, new CountingIds(), whoMay).execute(
        { episodeId: EPISODE, ...joining },
        await leading(),
      ),
    ).toMatchObject({ refused: 'shielded_from' });
  });
});
