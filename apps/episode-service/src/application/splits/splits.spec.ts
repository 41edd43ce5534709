import { beforeEach, describe, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import type { CorrectionView, ProposeSplitPayload, SplitView } from '@hub/contracts/protection';
import { EpisodeToldApart } from '@hub/internal-messages';
import { readPolicies } from '@hub/service-host';
import { CountingIds, FakeUnitOfWork, FixedClock, testId, inOtherPost } from '@hub/testing';
import { foldInto } from '../../domain/merges/fold.js';
import { as, STRANGER } from '../../testing/corrections-at-work.js';
import {
  CONSENT,
  CORRECTION_CLOCK,
  EPISODE,
  episode,
  GREENWICH,
  knownConsent,
  LEWISHAM,
  lookupRegister,
  merge,
  OTHER_EPISODE,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { ReadCorrections } from '../corrections/read-corrections.js';
import { WhoWasTold } from '../corrections/who-was-told.js';
import { ReadEpisodes } from '../episodes/read-episodes.js';
import type { EpisodeStores } from '../ports.js';
import { GatherRecord } from '../records/gather-record.js';
import { DecideSplit, SPLIT_TIMER } from './decide-split.js';
import { ProposeSplit } from './propose-split.js';
import { WakeSplit } from './wake-split.js';

const [OWN, THEIRS, SEAT, OTHER_CONSENT] = [testId(1), testId(2), testId(5), testId(6)];
const PROPOSER = as(LEWISHAM, 1, 'practitioner');
const [OF_LEWISHAM, OF_GREENWICH] = [as(LEWISHAM, 4), as(GREENWICH, 5)];
const AT = '2026-03-01T10:00:00.000Z';
const SPLIT: ProposeSplitPayload = {
  ...{ episodeId: EPISODE, other: OTHER_EPISODE, because: 'merged_wrongly' },
  ...{ documents: [], consents: [], team: [] },
};

describe('two children in one episode', () => {
  let clock: FixedClock;
  let work: FakeUnitOfWork<EpisodeStores>;
  let proposing: ProposeSplit;
  let deciding: DecideSplit;
  let sees: boolean;
  beforeEach(async () => {
    clock = new FixedClock();
    work = new FakeUnitOfWork<EpisodeStores>(inMemoryEpisodeStores(clock));
    sees = true;
    const ids = new CountingIds();
    proposing = new ProposeSplit(work, ids, whoMay, { isOf: () => Promise.resolve(sees) });
    const told = new WhoWasTold(
      { told: ({ documentId }) => Promise.resolve(documentId ? [SOUTHWARK, LEWISHAM] : []) },
      lookupRegister,
    );
    deciding = new DecideSplit(work, readPolicies(), told, { ids, clock: CORRECTION_CLOCK });
    const { consents, documents, episodes, merges } = work.stores;
    const seat = (id: string, authority: string, number: number) => ({
      ...{ id, authority, personId: person(number), role: 'T', confirmed: true },
    });
    const team = [seat(merge().id, GREENWICH, 2), seat(SEAT, SOUTHWARK, 3)];
    const lead = { ...episode().lead, authority: GREENWICH, personId: person(2) };
    const second = episode({
      ...{ id: OTHER_EPISODE, originatingAuthority: GREENWICH, homeAuthority: GREENWICH },
      ...{ ownReference: 'REF-2', consentId: OTHER_CONSENT, lead, state: 'active' },
    });
    const { kept, folded } = foldInto(
      { kept: episode({ team }), folded: second },
      { mergeId: merge().id, at: AT },
    );
    for (const one of [kept, folded]) await episodes.add(one);
    const agreements = [LEWISHAM, GREENWICH].map((authority) => ({
      ...{ authority, personId: person(9), at: AT },
    }));
    await merges.add({ ...merge({ agreements }), state: 'made', decidedAt: AT });
    await consents.remember(knownConsent());
    await consents.remember(knownConsent({ id: OTHER_CONSENT, episodeId: OTHER_EPISODE }));
    for (const [id, authority] of [
      [OWN, LEWISHAM],
      [THEIRS, SOUTHWARK],
    ] as const)
      await documents.addVersion({
        ...{ id, episodeId: EPISODE, authority, category: 'assessment' },
        versions: [{ version: 1, mediaType: 'application/json', size: 2, addedAt: 'x' }],
      });
  });
  const propose = async (change: Partial<ProposeSplitPayload> = {}, by = PROPOSER) =>
    (await proposing.execute({ ...SPLIT, ...change }, by)) as SplitView;
  const approve = (splitId: string, by = OF_GREENWICH) => deciding.approve({ splitId }, by);
  const made = async (change: Partial<ProposeSplitPayload> = {}): Promise<SplitView> => {
    const { id } = await propose(change);
    await approve(id, OF_LEWISHAM);
    return (await approve(id)) as SplitView;
  };
  const read = async (episodeId: string, by = PROPOSER) =>
    (await new ReadEpisodes(work).one({ episodeId }, by)) as EpisodeView;

  it('are apart once both where they were started agree, by others than who proposed it', async () => {
    const proposed = await propose();
    expect(proposed).toMatchObject({
      ...{ state: 'proposed', undoesMerge: true, documents: [] },
      from: { episodeId: EPISODE, authority: LEWISHAM, reference: 'REF-1', answers: LEWISHAM },
      to: { episodeId: OTHER_EPISODE, authority: GREENWICH, answers: GREENWICH },
    });
    expect(work.told).toEqual([['split.moved.v1', [GREENWICH, LEWISHAM]]]);
    for (const by of [as(LEWISHAM, 1), inOtherPost(OF_LEWISHAM, PROPOSER)])
      expect(await approve(proposed.id, by)).toMatchObject({ refused: 'second_person_needed' });
    expect(await approve(proposed.id, OF_LEWISHAM)).toMatchObject({
      from: { agreedAt: clock.now() },
    });
    work.facts.length = 0;
    expect(await approve(proposed.id)).toMatchObject({
      state: 'made',
      corrections: [],
      version: 4,
    });
    expect(work.told.filter(([, to]) => to.length > 0)).toEqual([
      ['episode.parted.v1', [GREENWICH, LEWISHAM, SOUTHWARK]],
      ['episode.parted.v1', [GREENWICH]],
      ['merge.moved.v1', [GREENWICH, LEWISHAM]],
      ['split.moved.v1', [GREENWICH, LEWISHAM]],
    ]);
    expect(work.facts.find(({ event }) => event === EpisodeToldApart)?.payload).toMatchObject({
      ...{ episodeId: EPISODE, other: OTHER_EPISODE, goesOnAlone: true, consents: [] },
      ...{ counterparts: [LEWISHAM, SOUTHWARK], otherCounterparts: [GREENWICH] },
    });
    expect(await work.stores.timers.due(SPLIT_TIMER, 9)).toEqual([]);
    const first = await read(EPISODE);
    expect(first).toMatchObject({ team: [{ authority: SOUTHWARK }] });
    expect(first).not.toHaveProperty('foldedHere');
    expect(await read(OTHER_EPISODE, OF_GREENWICH)).toMatchObject({
      ...{ state: 'active', leadProfessional: { personId: person(2) } },
    });
    expect(await read(EPISODE, OF_GREENWICH)).toEqual({ refused: 'not_found' });
    expect(await work.stores.merges.find(merge().id)).toMatchObject({
      ...{ state: 'undone', splitId: proposed.id },
    });
    for (const by of [OF_LEWISHAM, OF_GREENWICH])
      expect(await approve(proposed.id, by)).toEqual({ refused: 'split_settled' });
  });

  it('are refused with a code that says who could, and leave nothing behind', async () => {
    const tries: [Partial<ProposeSplitPayload>, ReturnType<typeof as>, string][] = [
      [{}, as(STRANGER, 9), 'not_found'],
      [{ other: testId(77) }, PROPOSER, 'not_found'],
      [{ episodeId: testId(77) }, PROPOSER, 'not_found'],
      [{ documents: [testId(77)] }, PROPOSER, 'not_found'],
      [{ team: [testId(77)] }, PROPOSER, 'not_found'],
      [{ contacts: [testId(77)] }, PROPOSER, 'not_found'],
      [{ needs: true }, PROPOSER, 'not_found'],
      [{ other: EPISODE }, PROPOSER, 'invalid_request'],
      [
        { episodeId: OTHER_EPISODE, other: EPISODE },
        as(GREENWICH, 2, 'practitioner'),
        'episode_folded',
      ],
      [{}, as(LEWISHAM, 7, 'practitioner'), 'not_involved'],
      [{}, as(LEWISHAM, 1, 'practitioner', false), 'not_verified'],
    ];
    for (const [change, by, refused] of tries)
      expect(await propose(change, by)).toMatchObject({ refused });
    sees = false;
    expect(await propose({ consents: [CONSENT] })).toEqual({ refused: 'not_found' });
    expect(work.facts).toEqual([]);
    const { id: splitId } = await propose();
    expect(await propose({}, as(GREENWICH, 2, 'practitioner'))).toEqual({ refused: 'split_open' });
    for (const [by, refused] of [
      [as(STRANGER, 9), 'not_found'],
      [as(SOUTHWARK, 3), 'not_found'],
      [as(GREENWICH, 5, 'lead_caf_contact', false), 'not_verified'],
    ] as const)
      expect(await approve(splitId, by)).toMatchObject({ refused });
    expect(await deciding.read({ splitId }, as(SOUTHWARK, 3))).toEqual({ refused: 'not_found' });
    const because = 'one_child' as const;
    expect(await deciding.decline({ splitId, because }, OF_GREENWICH)).toMatchObject({
      ...{ state: 'declined', declinedBecause: because },
    });
    expect(await approve(splitId)).toEqual({ refused: 'split_settled' });
    expect(await read(OTHER_EPISODE, OF_GREENWICH)).toMatchObject({ state: 'folded' });
  });

  it('have each document that was named corrected, by the word of whoever answers for it, as one breach', async () => {
    const second = testId(3);
    await work.stores.documents.addVersion({
      ...{ id: second, episodeId: EPISODE, authority: LEWISHAM, category: 'attachment' },
      versions: [{ version: 1, mediaType: 'application/json', size: 2, addedAt: 'x' }],
    });
    const { corrections = [] } = await made({ documents: [OWN, THEIRS, second] });
    const views = await Promise.all(
      corrections.map(async (correctionId) => {
        const reading = new ReadCorrections(work);
        return (await reading.one({ correctionId }, OF_LEWISHAM)) as CorrectionView;
      }),
    );
    expect(views).toMatchObject([
      { aboutId: OWN, state: 'made', kind: 'wrong_child', notices: [{ authority: SOUTHWARK }] },
      { aboutId: THEIRS, state: 'raised', answers: SOUTHWARK, notices: [] },
      { aboutId: second, state: 'made', notices: [{ authority: SOUTHWARK }] },
    ]);
    expect(views.map(({ incident }) => incident !== undefined)).toEqual([true, true, false]);
    const breaches = work.facts.filter(({ event }) => event.type === 'breach.stands.v1');
    expect(breaches).toHaveLength(2);
    expect(work.told).toContainEqual(['correction.made.v1', [SOUTHWARK]]);
    const withheld = work.facts.filter(({ event }) => event.type === 'correction.withholds.v1');
    expect(withheld.map(({ payload }) => payload)).toMatchObject([
      { documentId: OWN, withheld: true },
      { documentId: second },
    ]);
  });

  it('correct nothing twice that is corrected already', async () => {
    const { id } = await made({ documents: [OWN] });
    const other = testId(8);
    await work.stores.episodes.add(episode({ id: other, ownReference: 'REF-3' }));
    const again = await propose({ other, documents: [OWN], because: 'looked_alike' });
    expect(again.id).not.toBe(id);
    expect(await approve(again.id, OF_LEWISHAM)).toMatchObject({
      ...{ state: 'made', undoesMerge: false, corrections: [] },
    });
  });

  it('lose who was named, and one that had its own start stays as it was', async () => {
    const other = testId(8);
    await work.stores.episodes.add(episode({ id: other, ownReference: 'REF-3' }));
    const { id } = await propose({ other, team: [SEAT], because: 'recorded_together' });
    work.facts.length = 0;
    expect(await approve(id, OF_LEWISHAM)).toMatchObject({ state: 'made' });
    expect((await read(EPISODE)).team.map(({ authority }) => authority)).toEqual([GREENWICH]);
    expect(await read(other)).toMatchObject({ version: 1, state: 'registered' });
    expect(await read(OTHER_EPISODE, OF_GREENWICH)).toMatchObject({ state: 'folded' });
    expect(work.told.filter(([type]) => type === 'episode.parted.v1')).toHaveLength(1);
  });

  it('stop and go on with the consent that each has of its own', async () => {
    const { consents, episodes } = work.stores;
    await consents.remember(knownConsent({ id: OTHER_CONSENT, state: 'withdrawn' }));
    const first = await episodes.find(EPISODE);
    if (!first) throw new Error('it was there');
    await episodes.save({ ...first, state: 'withdrawn', resumesAs: 'assessing' } as never);
    await made();
    expect(work.told).toContainEqual(['episode.resumed.v1', [LEWISHAM, SOUTHWARK]]);
    expect(work.told).toContainEqual(['episode.withdrawn.v1', [GREENWICH]]);
    expect(await read(EPISODE)).toMatchObject({ state: 'assessing' });
    expect(await read(OTHER_EPISODE, OF_GREENWICH)).toMatchObject({ state: 'withdrawn' });
  });

  it('tell what the other had taken up again, so that it is kept with it', async () => {
    const { episodes } = work.stores;
    const [before, first] = [testId(11), testId(12)];
    await episodes.add(episode({ id: first }));
    await episodes.add(episode({ id: before, reopens: first }));
    const other = await episodes.find(OTHER_EPISODE);
    if (!other) throw new Error('it was there');
    await episodes.save({ ...other, reopens: before });
    await made();
    const apart = work.facts.find(({ event }) => event === EpisodeToldApart);
    expect(apart?.payload).toMatchObject({ earlier: [before, first] });
  });

  it('climb to those above where nobody says', async () => {
    const { id } = await propose();
    clock.advance(5 * 86_400_000);
    const wake = new WakeSplit(work, new CountingIds());
    for (let times = 0; times < 2; times += 1)
      for (const due of await work.stores.timers.due(SPLIT_TIMER, 9)) await wake.execute(due);
    const last = work.facts.findLast(({ event }) => event.type === 'split.moved.v1');
    const { waits } = last?.payload as { waits: { role: string }[] };
    expect(waits.map(({ role }) => role)).toContain('head_of_service');
    await wake.execute(testId(99));
    expect(await deciding.read({ splitId: id }, OF_LEWISHAM)).toMatchObject({ state: 'proposed' });
  });

  it('stand in the record of each family, in words that name no case of the other', async () => {
    const said = async (episodeId: string, authority: string) => {
      const gather = new GatherRecord(work, lookupRegister);
      const record = await gather.execute({ episodeId, authority });
      if (!('items' in record)) throw new Error('nothing was gathered');
      return record;
    };
    await made();
    const [first, second] = [await said(EPISODE, LEWISHAM), await said(OTHER_EPISODE, GREENWICH)];
    expect([first.episodes, second.episodes]).toEqual([[EPISODE], [OTHER_EPISODE]]);
    for (const [{ items }, own, other] of [
      [first, 'REF-1', 'REF-2'],
      [second, 'REF-2', 'REF-1'],
    ] as const) {
      const words = JSON.stringify(items.map(({ title, fields }) => [title, fields]));
      expect(words).toContain('your child and another were in one assessment');
      expect(words).toContain('the two had been made one, and are apart again');
      expect(words).toContain(own);
      expect(words).not.toContain(other);
      const split = items.filter(({ id }) => id.startsWith('split-'));
      expect(JSON.stringify(split.map(({ fields }) => fields))).not.toMatch(/[0-9a-f]{8}-/);
    }
  });
});
