import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ReplayView } from '@hub/contracts/monitor';
import { DeadLetterDiscardOrdered, DeadLetterReplayOrdered } from '@hub/internal-messages';
import type { JournalEvent } from '@hub/journal';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { inMemoryMonitorStores } from '../testing/in-memory-monitor.js';
import { AdvanceReplays } from './advance-replays.js';
import { DiscardDeadLetter } from './discard-dead-letter.js';
import { operatorOf } from './operations-only.js';
import type { MonitorStores } from './ports.js';
import { ReadDeadLetters } from './read-dead-letters.js';
import { ReadReplays } from './read-replays.js';
import { RequestReplay } from './request-replay.js';
import { SteerReplay } from './steer-replay.js';
import { TakeJournal } from './take-journal.js';

const ANNE = testId(501);
const BEN = testId(502);
const by = (personId: string) => asked('hub', { personId, roles: ['hub_operations'] });

describe('messages given up', () => {
  let work: FakeUnitOfWork<MonitorStores>;
  let clock: FixedClock;
  let ids: CountingIds;
  let batch = 0;
  beforeEach(() => {
    work = new FakeUnitOfWork(inMemoryMonitorStores());
    clock = new FixedClock();
    ids = new CountingIds();
  });

  const take = async (...events: JournalEvent[]): Promise<void> => {
    batch += 1;
    const at = `2026-03-02T09:00:00.${String(batch % 1000).padStart(3, '0')}Z`;
    await new TakeJournal(work, clock, ids).execute([
      { service: 'episode-service', id: String(batch), at, events },
    ]);
  };
  const park = (message: number, type = 'delivery.sent.v1', replayItem?: string) =>
    take({
      kind: 'parked',
      message: testId(message),
      type,
      error: 'TypeError',
      fingerprint: 'f',
      ...(replayItem === undefined ? {} : { replayItem }),
    });
  const letters = async () => {
    const page = await new ReadDeadLetters(work).list({});
    return 'items' in page ? page.items : [];
  };
  const advance = new Map<FakeUnitOfWork<MonitorStores>, AdvanceReplays>();
  const rounds = async (times: number): Promise<void> => {
    const replays = advance.get(work) ?? new AdvanceReplays(work, clock, ids);
    advance.set(work, replays);
    for (let time = 0; time < times; time += 1) {
      clock.advance(1_000);
      await replays.execute();
    }
  };
  const request = (change: object = {}, person = ANNE) =>
    new RequestReplay(work, clock, ids).execute(
      { reason: 'mended in release 12', ...change },
      by(person),
    ) as Promise<ReplayView>;
  const read = (id = '') => new ReadReplays(work).one(id) as Promise<ReplayView>;
  const ordered = () =>
    work.facts
      .filter((fact) => fact.event === DeadLetterReplayOrdered)
      .map((fact) => fact.payload as { itemId: string; messageId: string });

  it('are kept once with their history, and again when they fail again', async () => {
    await park(1);
    await park(1);
    const [letter] = await letters();
    expect(letter).toMatchObject({
      state: 'failed_again',
      failures: 2,
      messageId: testId(1),
      service: 'episode-service',
    });
    const detail = await new ReadDeadLetters(work).one(letter?.id ?? '');
    expect('history' in detail && detail.history.map((step) => step.state)).toEqual([
      'new',
      'failed_again',
    ]);
    expect(await new ReadDeadLetters(work).one(testId(99))).toEqual({ refused: 'not_found' });
  });

  it('are replayed one, then ten, then the rest, and resolved only when they had their effect', async () => {
    for (let message = 1; message <= 14; message += 1) await park(message);
    const { id } = await request({ fingerprint: 'f', ratePerSecond: 100 });
    await rounds(3);
    expect(ordered()).toHaveLength(1);
    expect(await letters()).toContainEqual(expect.objectContaining({ state: 'replay_sent' }));
    await take({
      kind: 'processed',
      message: ordered()[0]?.messageId ?? '',
      replayItem: ordered()[0]?.itemId ?? '',
    });
    await rounds(3);
    expect(ordered()).toHaveLength(11);
    for (const { messageId, itemId } of ordered().slice(1))
      await take({ kind: 'duplicate', message: messageId, replayItem: itemId });
    await rounds(3);
    for (const { messageId, itemId } of ordered().slice(11))
      await take({ kind: 'processed', message: messageId, replayItem: itemId });
    await rounds(2);
    expect(await read(id)).toMatchObject({
      state: 'finished',
      counts: { total: 14, resolved: 4, duplicate: 10, failedAgain: 0, waiting: 0, sent: 0 },
    });
    expect(new Set((await letters()).map((letter) => letter.state))).toEqual(new Set(['resolved']));
  });

  it('stop a replay when one fails again; a person lets it go on', async () => {
    for (let message = 1; message <= 3; message += 1) await park(message);
    const { id = '' } = await request();
    await rounds(1);
    await park(1, 'delivery.sent.v1', ordered()[0]?.itemId);
    await rounds(1);
    expect(await read(id)).toMatchObject({ state: 'stopped', stoppedBecause: '1 failed again' });
    const steer = new SteerReplay(work, clock);
    expect(await steer.continue(id, by(ANNE))).toMatchObject({ state: 'running' });
    await rounds(4);
    expect(ordered()).toHaveLength(3);
    expect(await steer.stop(id, by(BEN))).toMatchObject({ state: 'stopped' });
    expect(await steer.stop(id, by(BEN))).toEqual({ refused: 'conflict' });
  });

  it('need a second person where they speak of consents, and nobody is their own second', async () => {
    await park(1, 'consent.granted.v1');
    const { id = '', needsApproval, state } = await request();
    expect([needsApproval, state]).toEqual([true, 'waiting_for_approval']);
    await rounds(2);
    expect(ordered()).toHaveLength(0);
    const steer = new SteerReplay(work, clock);
    expect(await steer.approve(id, by(ANNE))).toEqual({ refused: 'second_person_needed' });
    expect(await steer.approve(id, by(BEN))).toMatchObject({ state: 'running', approvedBy: BEN });
    expect(await steer.approve(id, by(BEN))).toEqual({ refused: 'conflict' });
    await rounds(1);
    expect(ordered()).toHaveLength(1);
    expect(
      (await work.stores.history.of(id)).map(({ by: person, outcome }) => [person, outcome]),
    ).toEqual([
      [ANNE, 'waiting_for_approval'],
      [BEN, 'running'],
    ]);
  });

  it('are replayed and discarded by operations staff alone, with a reason', async () => {
    await park(1);
    const [letter] = await letters();
    const id = letter?.id ?? '';
    const replay = new RequestReplay(work, clock, ids);
    const discard = new DiscardDeadLetter(work, clock, ids);
    expect(
      await replay.execute({ reason: 'x' }, asked('E09000023', { personId: ANNE })),
    ).toMatchObject({ refused: 'forbidden' });
    expect(await replay.execute({}, by(ANNE))).toEqual({ refused: 'reason_missing' });
    expect(await replay.execute({ reason: 'x', fingerprint: 'other' }, by(ANNE))).toEqual({
      refused: 'nothing_to_replay',
    });
    expect(await discard.execute({ deadLetterId: id }, by(ANNE))).toEqual({
      refused: 'reason_missing',
    });
    expect(await discard.execute({ deadLetterId: testId(99), reason: 'x' }, by(ANNE))).toEqual({
      refused: 'not_found',
    });
    expect(operatorOf(asked('hub', { roles: ['hub_operations'] }))).toMatchObject({
      refused: 'forbidden',
    });
    expect(
      await discard.execute({ deadLetterId: id, reason: 'ticket 42' }, by(ANNE)),
    ).toMatchObject({ state: 'discard_sent' });
    expect(work.facts.at(-1)).toMatchObject({
      event: DeadLetterDiscardOrdered,
      payload: { messageId: testId(1) },
    });
    expect(await discard.execute({ deadLetterId: id, reason: 'again' }, by(ANNE))).toEqual({
      refused: 'conflict',
    });
    await take({ kind: 'discarded', message: testId(1) });
    expect(await letters()).toMatchObject([{ state: 'discarded' }]);
  });

  it('are counted by a dry run that changes nothing', async () => {
    await park(1);
    const dry = await request({ dryRun: true });
    expect(dry).toMatchObject({ state: 'dry_run', counts: { total: 1, waiting: 1 } });
    expect(dry).not.toHaveProperty('id');
    expect(await letters()).toMatchObject([{ state: 'new' }]);
    expect(await new ReadReplays(work).list({})).toEqual({ items: [] });
  });

  it('are not sent faster than asked', async () => {
    for (let message = 1; message <= 30; message += 1) await park(message);
    await request({ ratePerSecond: 2 });
    await rounds(1);
    await take({
      kind: 'processed',
      message: ordered()[0]?.messageId ?? '',
      replayItem: ordered()[0]?.itemId ?? '',
    });
    await rounds(1);
    await rounds(3);
    expect(ordered().length).toBeLessThanOrEqual(1 + 3 * 2);
    expect(ordered().length).toBeGreaterThan(1);
  });
});
