import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, FixedClock } from '@hub/testing';
import {
  askSocialCare,
  consentRegister,
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  lookupRegister,
  person,
  SOUTHWARK,
  stepTools,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { GatherRecord } from '../records/gather-record.js';
import type { EpisodeStores } from '../ports.js';
import { TakeStep } from './take-step.js';
import { UndoStep } from './undo-step.js';

describe('the last step of an episode', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let take: TakeStep;
  let undo: UndoStep;
  let clock: FixedClock;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    clock = new FixedClock();
    take = new TakeStep(work, consentRegister, stepTools(clock, work), whoMay, askSocialCare);
    undo = new UndoStep(work, clock, whoMay);
    await work.stores.episodes.add(
      episode({
        team: [{ id: 't', authority: SOUTHWARK, personId: person(3), role: 'x', confirmed: true }],
      }),
    );
  });
  const by = (expectedVersion: number, personId = person(1), authority = LEWISHAM) =>
    asked(authority, { personId, expectedVersion });
  const close = { episodeId: EPISODE, step: 'close', closingReason: 'needs_met' } as const;
  const back = { episodeId: EPISODE, because: 'wrong_episode' } as const;

  it('is taken back by who took it, and told as it stands again to all who were told', async () => {
    await take.execute({ episodeId: EPISODE, step: 'begin_assessment' }, by(1));
    await take.execute(close, by(2));
    work.facts.length = 0;
    expect(await undo.execute(back, by(3))).toMatchObject({ state: 'assessing', version: 4 });
    expect(work.told).toEqual([
      ['episode.moved.v1', [LEWISHAM, SOUTHWARK]],
      ['episode.people_changed.v1', []],
      ['episode.resumed.v1', [LEWISHAM, SOUTHWARK]],
    ]);
    expect(work.facts.map(({ payload }) => payload)).toMatchObject([
      { step: 'close', undone: 'wrong_episode', state: 'assessing', version: 4 },
      { closed: false },
      { state: 'assessing' },
    ]);
    const { steps } = (await take.history({ episodeId: EPISODE }, by(4))) as { steps: object[] };
    expect(steps).toMatchObject([
      { step: 'begin_assessment' },
      { step: 'close', undoneBecause: 'wrong_episode', undoneAt: clock.now() },
    ]);
    // Its family reads both.
    const record = await new GatherRecord(work, lookupRegister).execute({
      ...{ episodeId: EPISODE, authority: LEWISHAM },
    });
    const said =
      'items' in record ? record.items.find(({ title }) => title === 'close') : undefined;
    expect(JSON.stringify(said?.fields)).toContain('wrong_episode');
    // What stands before it is not the last step of anybody.
    expect(await undo.execute(back, by(4))).toEqual({ refused: 'step_acted_on' });
  });

  it('does not open the count of what stopped with its consent', async () => {
    const { episodes } = work.stores;
    await episodes.save(episode({ state: 'withdrawn', resumesAs: 'active' }));
    await take.execute({ ...close, closingReason: 'consent_withdrawn' }, by(1));
    work.facts.length = 0;
    expect(await undo.execute(back, by(2))).toMatchObject({ state: 'withdrawn' });
    expect(work.facts.map(({ event }) => event.type)).not.toContain('episode.resumed.v1');
    expect(await episodes.find(EPISODE)).toMatchObject({ resumesAs: 'active' });
  });

  it('is refused with a code, and leaves nothing behind', async () => {
    await take.execute({ episodeId: EPISODE, step: 'begin_assessment' }, by(1));
    work.facts.length = 0;
    const tries: [ReturnType<typeof by>, string][] = [
      [by(1), 'etag_stale'],
      [asked(LEWISHAM, { personId: person(1) }), 'precondition_required'],
      [by(2, person(3), SOUTHWARK), 'step_not_yours'],
      [by(2, person(2), GREENWICH), 'not_found'],
      [by(2, person(9)), 'not_involved'],
    ];
    for (const [context, refused] of tries)
      expect(await undo.execute(back, context)).toMatchObject({ refused });
    clock.advance(3 * 86_400_000);
    expect(await undo.execute(back, by(2))).toEqual({ refused: 'undo_too_late' });
    expect(work.facts).toEqual([]);
    expect(await work.stores.episodes.find(EPISODE)).toMatchObject({ state: 'assessing' });
  });
});
