import { beforeEach, describe, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import type { MergeView, ProposeMergePayload } from '@hub/contracts/protection';
import { EpisodeLedOn } from '@hub/internal-messages';
import { readPolicies } from '@hub/service-host';
import { CountingIds, FakeUnitOfWork, FixedClock, testId, inOtherPost } from '@hub/testing';
import { as, STRANGER } from '../../testing/corrections-at-work.js';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  lookupRegister,
  OTHER_EPISODE,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { ReadEpisodes } from '../episodes/read-episodes.js';
import type { EpisodeStores } from '../ports.js';
import { GatherRecord } from '../records/gather-record.js';
import { DecideMerge, MERGE_TIMER } from './decide-merge.js';
import { ProposeMerge } from './propose-merge.js';
import { WakeMerge } from './wake-merge.js';

/** Lewisham’s own, in the team of Greenwich’s episode as well. */
const PROPOSER = as(LEWISHAM, 1, 'practitioner');
const MERGE: ProposeMergePayload = {
  episodeId: EPISODE,
  with: OTHER_EPISODE,
  because: 'started_twice',
};
const OF_LEWISHAM = as(LEWISHAM, 4);
const OF_GREENWICH = as(GREENWICH, 5);

describe('two episodes of one child', () => {
  let clock: FixedClock;
  let work: FakeUnitOfWork<EpisodeStores>;
  let proposing: ProposeMerge;
  let deciding: DecideMerge;
  let agreed: boolean;
  beforeEach(async () => {
    clock = new FixedClock();
    work = new FakeUnitOfWork<EpisodeStores>(inMemoryEpisodeStores(clock));
    agreed = true;
    proposing = new ProposeMerge(work, new CountingIds(), whoMay);
    deciding = new DecideMerge(
      work,
      readPolicies(),
      { mayJoin: () => Promise.resolve(agreed) },
      {
        find: (id) =>
          Promise.resolve({
            personId: id,
            authority: GREENWICH,
            contact: { role: 'Nurse' },
          } as never),
      },
    );
    const seat = {
      id: testId(5),
      authority: LEWISHAM,
      personId: person(1),
      role: 'T',
      confirmed: true,
    };
    const lead = { ...episode().lead, authority: GREENWICH, personId: person(2) };
    await work.stores.episodes.add(episode());
    await work.stores.episodes.add(
      episode({
        ...{ id: OTHER_EPISODE, originatingAuthority: GREENWICH, homeAuthority: GREENWICH },
        ...{ ownReference: 'REF-2', lead, team: [seat] },
      }),
    );
  });
  const propose = async (command = MERGE, by = PROPOSER) =>
    (await proposing.execute(command, by)) as MergeView;
  const approve = (mergeId: string, by = OF_GREENWICH) => deciding.approve({ mergeId }, by);
  const merged = async (): Promise<MergeView> => {
    const { id } = await propose();
    await approve(id, OF_LEWISHAM);
    return (await approve(id)) as MergeView;
  };
  const read = async (episodeId: string, by = PROPOSER) =>
    (await new ReadEpisodes(work).one({ episodeId }, by)) as EpisodeView;

  it('are one once both where they were started agree, by others than who proposed it', async () => {
    const proposed = await propose();
    expect(proposed).toMatchObject({
      state: 'proposed',
      kept: { episodeId: EPISODE, authority: LEWISHAM, reference: 'REF-1', answers: LEWISHAM },
      folded: { episodeId: OTHER_EPISODE, authority: GREENWICH, reference: 'REF-2' },
    });
    expect(work.told).toEqual([['merge.moved.v1', [GREENWICH, LEWISHAM]]]);
    for (const by of [as(LEWISHAM, 1), inOtherPost(OF_LEWISHAM, PROPOSER)])
      expect(await approve(proposed.id, by)).toMatchObject({ refused: 'second_person_needed' });
    expect(await approve(proposed.id, OF_LEWISHAM)).toMatchObject({
      state: 'proposed',
      kept: { agreedAt: clock.now() },
    });
    expect(await approve(proposed.id, OF_LEWISHAM)).toMatchObject({
      state: 'proposed',
      version: 2,
    });
    work.facts.length = 0;
    expect(await approve(proposed.id)).toMatchObject({ state: 'made', version: 4 });
    expect(work.told.filter(([, to]) => to.length > 0)).toEqual([
      ['episode.folded.v1', [GREENWICH, LEWISHAM]],
      ['episode.team_member_added.v1', [GREENWICH, LEWISHAM]],
      ['merge.moved.v1', [GREENWICH, LEWISHAM]],
    ]);
    expect(work.facts.find(({ event }) => event === EpisodeLedOn)?.payload).toMatchObject({
      ...{ episodeId: OTHER_EPISODE, into: EPISODE, authority: GREENWICH, references: ['REF-2'] },
    });
    expect(await work.stores.timers.due(MERGE_TIMER, 9)).toEqual([]);
    expect(await read(EPISODE)).toMatchObject({
      leadProfessional: { authority: LEWISHAM, personId: person(1) },
      team: [{ authority: GREENWICH, personId: person(2), role: 'Professional' }],
      foldedHere: [{ episodeId: OTHER_EPISODE, authority: GREENWICH, reference: 'REF-2' }],
    });
    const other = await read(OTHER_EPISODE);
    expect(other).toMatchObject({ state: 'folded', folded: { into: EPISODE } });
    expect(other.folded).not.toHaveProperty('before');
    for (const by of [OF_LEWISHAM, OF_GREENWICH])
      expect(await approve(proposed.id, by)).toEqual({ refused: 'merge_settled' });
  });

  it('are refused with a code that says who could, and leave nothing behind', async () => {
    const [one, two] = [MERGE, { ...MERGE, episodeId: OTHER_EPISODE, with: EPISODE }];
    const tries: [ProposeMergePayload, ReturnType<typeof as>, string][] = [
      [one, as(STRANGER, 9), 'not_found'],
      [one, as(GREENWICH, 2, 'practitioner'), 'not_found'],
      [two, as(GREENWICH, 2, 'practitioner'), 'not_found'],
      [{ ...one, with: testId(77) }, PROPOSER, 'not_found'],
      [{ ...one, episodeId: testId(77) }, PROPOSER, 'not_found'],
      [{ ...one, with: EPISODE }, PROPOSER, 'invalid_request'],
      [one, as(LEWISHAM, 7, 'practitioner'), 'not_involved'],
      [one, as(LEWISHAM, 1, 'practitioner', false), 'not_verified'],
    ];
    for (const [command, by, refused] of tries)
      expect(await proposing.execute(command, by)).toMatchObject({ refused });
    expect(work.facts).toEqual([]);
    const { id: mergeId } = await propose();
    expect(await proposing.execute(two, as(LEWISHAM, 4))).toEqual({ refused: 'merge_open' });
    for (const [by, refused] of [
      [as(STRANGER, 9), 'not_found'],
      [as(SOUTHWARK, 3), 'not_found'],
      [as(GREENWICH, 5, 'lead_caf_contact', false), 'not_verified'],
    ] as const)
      expect(await approve(mergeId, by)).toMatchObject({ refused });
    expect(await deciding.read({ mergeId }, as(SOUTHWARK, 3))).toEqual({ refused: 'not_found' });
    expect(await deciding.read({ mergeId }, OF_GREENWICH)).toMatchObject({ state: 'proposed' });
    expect(await read(OTHER_EPISODE)).toMatchObject({ state: 'registered' });
  });

  it('stay two where one of them says why, and may be proposed anew', async () => {
    const { id: mergeId } = await propose();
    await approve(mergeId, OF_LEWISHAM);
    const because = 'another_child' as const;
    expect(await deciding.decline({ mergeId, because }, OF_GREENWICH)).toMatchObject({
      state: 'declined',
      declinedBecause: because,
    });
    expect(await approve(mergeId)).toEqual({ refused: 'merge_settled' });
    expect(await propose()).toMatchObject({ state: 'proposed' });
  });

  it('leave who led the other out of the team where what was agreed to does not cover them', async () => {
    agreed = false;
    expect(await merged()).toMatchObject({ state: 'made', hindrance: 'consent_missing' });
    expect(await read(EPISODE)).toMatchObject({ team: [], version: 2 });
    const [, other] = work.facts.filter(({ event }) => event.type === 'episode.people_changed.v1');
    expect(other?.payload).toMatchObject({
      episodeId: OTHER_EPISODE,
      people: [{ relation: 'team_member' }, { relation: 'team_member' }],
      closed: false,
    });
  });

  it('are not merged by the last word where one has become void, or hidden, meanwhile', async () => {
    const { id } = await propose();
    await approve(id, OF_LEWISHAM);
    const before = await work.stores.episodes.find(EPISODE);
    if (!before) throw new Error('it was there');
    const shield = { hiddenFrom: [GREENWICH], because: 'refuge', since: clock.now() } as const;
    await work.stores.episodes.saveShield({ ...before, shield });
    expect(await approve(id)).toEqual({ refused: 'not_found' });
    await work.stores.episodes.save({ ...before, state: 'closed' } as never);
    expect(await approve(id)).toEqual({ refused: 'merge_not_running' });
    expect(await read(OTHER_EPISODE)).toMatchObject({ state: 'registered' });
  });

  it('climb to those above where nobody says', async () => {
    const { id } = await propose();
    clock.advance(5 * 86_400_000);
    const wake = new WakeMerge(work, new CountingIds());
    for (let times = 0; times < 2; times += 1)
      for (const due of await work.stores.timers.due(MERGE_TIMER, 9)) await wake.execute(due);
    const last = work.facts.findLast(({ event }) => event.type === 'merge.moved.v1');
    const { waits } = last?.payload as { waits: { role: string }[] };
    expect(waits.map(({ role }) => role)).toContain('head_of_service');
    await wake.execute(testId(99));
    expect(await deciding.read({ mergeId: id }, OF_LEWISHAM)).toMatchObject({ state: 'proposed' });
  });

  it('stand in the family’s record, both of them, in words and without ids', async () => {
    await merged();
    const gather = new GatherRecord(work, lookupRegister);
    const record = await gather.execute({ episodeId: EPISODE, authority: LEWISHAM });
    if (!('items' in record)) throw new Error('nothing was gathered');
    expect(record.episodes).toEqual([OTHER_EPISODE, EPISODE]);
    const words = JSON.stringify(record.items.map(({ title, fields }) => [title, fields]));
    expect(words).toContain('Somebody said that two assessments are both of your child');
    expect(words).toContain('the two are one now, and one person leads it');
    expect(words).toContain('it goes on in another of your child');
    const said = record.items.filter(({ id }) => id.startsWith('merge-'));
    expect(said).toHaveLength(1);
    expect(JSON.stringify(said.map(({ fields }) => fields))).not.toMatch(
      /[0-9a-f]{8}-[0-9a-f]{4}-/,
    );
  });

  it('name the other’s reference in the family’s record only once it is agreed that both are theirs', async () => {
    const said = async (episodeId: string, authority: string) => {
      const gather = new GatherRecord(work, lookupRegister);
      const record = await gather.execute({ episodeId, authority });
      if (!('items' in record)) throw new Error('nothing was gathered');
      return JSON.stringify(record.items.filter(({ id }) => id.startsWith('merge-')));
    };
    const { id: mergeId } = await propose();
    const each = [await said(EPISODE, LEWISHAM), await said(OTHER_EPISODE, GREENWICH)];
    await deciding.decline({ mergeId, because: 'another_child' }, OF_GREENWICH);
    for (const [of, other] of [each, [await said(EPISODE, LEWISHAM)]]) {
      expect(of).toContain('REF-1');
      expect(of).not.toContain('REF-2');
      if (other !== undefined) expect(other).not.toContain('REF-1');
    }
    await merged();
    expect(await said(EPISODE, LEWISHAM)).toContain('REF-2');
    expect(await said(OTHER_EPISODE, GREENWICH)).toContain('REF-1');
  });

  it('stand in the family’s record once where the one that goes on had taken the other up again', async () => {
    await merged();
    const { episodes } = work.stores;
    const kept = await episodes.find(EPISODE);
    if (!kept) throw new Error('nothing goes on');
    await episodes.save({ ...kept, reopens: OTHER_EPISODE });
    const gather = new GatherRecord(work, lookupRegister);
    const record = await gather.execute({ episodeId: EPISODE, authority: LEWISHAM });
    expect(record).toMatchObject({ episodes: [OTHER_EPISODE, EPISODE] });
  });
});
