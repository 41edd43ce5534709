import { expect, it } from '@jest/globals';
import { DeliverySent } from '@hub/internal-messages';
import { testId } from '@hub/testing';
import type { MonitorStores } from '../application/ports.js';
import type { DeadLetter } from '../domain/dead-letter.js';
import type { Replay } from '../domain/replay.js';

export function letter(number: number, change: Partial<DeadLetter> = {}): DeadLetter {
  const at = `2026-03-02T10:00:${String(number % 60).padStart(2, '0')}.000Z`;
  return {
    id: testId(7000 + number),
    messageId: testId(8000 + number),
    service: 'episode-service',
    type: DeliverySent.type,
    error: 'TypeError',
    fingerprint: 'f1',
    state: 'new',
    failures: 1,
    firstAt: at,
    changedAt: at,
    version: 1,
    ...change,
  };
}

const REPLAY: Replay = {
  id: testId(7900),
  state: 'running',
  reason: 'mended',
  ratePerSecond: 20,
  step: 0,
  failedBefore: 0,
  needsApproval: false,
  requestedBy: testId(1),
  requestedAt: '2026-03-02T11:00:00.000Z',
  usedUpTo: '2026-03-02T11:00:01.250Z',
  version: 1,
};

/** What every implementation of the stores keeps to. */
export function monitorStoresSuite(open: () => MonitorStores): void {
  it('appends each journal batch once', async () => {
    const { journal } = open();
    const batch = {
      service: 'episode-service',
      id: '1',
      at: '2026-03-02T10:00:00.000Z',
      events: [{ kind: 'published' as const, message: testId(1), sequence: 1 }],
    };
    expect(await journal.append([batch, { ...batch, id: '2' }])).toHaveLength(2);
    expect(await journal.append([batch, { ...batch, service: 'consent-service' }])).toMatchObject([
      { service: 'consent-service' },
    ]);
    expect(await journal.append([])).toEqual([]);
  });

  it('gives dead letters by filter, newest first, from a place on', async () => {
    const { deadLetters } = open();
    for (const number of [1, 2, 3])
      await deadLetters.add(
        letter(number, number === 2 ? { fingerprint: 'f2', type: 'x.y.v1' } : {}),
      );
    expect(await deadLetters.lockOf('episode-service', testId(8001))).toEqual(letter(1));
    expect(await deadLetters.lockOf('consent-service', testId(8001))).toBeUndefined();
    expect((await deadLetters.list({ fingerprint: 'f1' }, 9)).map((one) => one.id)).toEqual([
      testId(7003),
      testId(7001),
    ]);
    expect(
      (await deadLetters.list({ type: 'x.y.v1', service: 'episode-service' }, 9)).map(
        (one) => one.id,
      ),
    ).toEqual([testId(7002)]);
    expect(
      (await deadLetters.list({}, 1, { at: letter(3).firstAt, id: testId(7003) })).map(
        (one) => one.id,
      ),
    ).toEqual([testId(7002)]);
    await deadLetters.save({ ...letter(1), state: 'resolved', version: 2 });
    expect(
      await deadLetters.list({ states: ['new'], ids: [testId(7001), testId(7003)] }, 9),
    ).toEqual([letter(3)]);
    expect(await deadLetters.find(testId(7001))).toMatchObject({ state: 'resolved', version: 2 });
    expect(await deadLetters.lock(testId(1))).toBeUndefined();
  });

  it('counts the items of a replay and gives those that wait in order', async () => {
    const { deadLetters, replays } = open();
    for (const number of [11, 12, 13]) await deadLetters.add(letter(number));
    const items = [11, 12, 13].map((number) => ({
      id: testId(7100 + number),
      replayId: REPLAY.id,
      deadLetterId: testId(7000 + number),
      state: 'waiting' as const,
    }));
    await replays.add(REPLAY, items);
    await replays.setItem(testId(7111), 'sent');
    expect(await replays.counts(REPLAY.id)).toEqual({
      waiting: 2,
      sent: 1,
      resolved: 0,
      duplicate: 0,
      failed_again: 0,
    });
    expect(await replays.waiting(REPLAY.id, 1)).toEqual([items[1]]);
    expect(await replays.findItem(testId(7111))).toMatchObject({ state: 'sent' });
    expect(await replays.running()).toEqual([REPLAY.id]);
    const stopped: Replay = {
      ...REPLAY,
      state: 'stopped',
      stoppedBecause: 'x',
      step: 2,
      version: 2,
    };
    await replays.save(stopped);
    expect(await replays.running()).toEqual([]);
    expect(await replays.find(REPLAY.id)).toEqual(stopped);
    expect(await replays.list(5)).toEqual([stopped]);
    expect(await replays.list(5, { at: REPLAY.requestedAt, id: REPLAY.id })).toEqual([]);
  });

  it('keeps the history of each subject in its order', async () => {
    const { history } = open();
    const entry = {
      at: '2026-03-02T10:00:00.000Z',
      by: 'x',
      action: 'replay.request',
      subject: 'history-1',
    };
    const [first, second] = [
      { ...entry, outcome: 'running', reason: 'r' },
      { ...entry, outcome: 'finished' },
    ];
    for (const one of [first, { ...first, subject: 'history-2' }, second])
      await history.append(one);
    expect(await history.of('history-1')).toEqual([first, second]);
  });
}
