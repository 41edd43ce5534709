import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeliveryConfirmed } from '@hub/internal-messages';
import { ConsentGranted, ConsentWithdrawn } from '@hub/contracts/consent';
import { EpisodeMoved } from '@hub/contracts/episode';
import type { JournalEvent } from '@hub/journal';
import { testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { MonitorAtWork } from '../../testing/monitor-at-work.js';

const [LEADS, NEW] = ['E09000023', 'E09000004'];
const [EPISODE, OTHER, CONSENT, OTHERS_CONSENT] = [1, 2, 3, 4].map(testId) as [
  string,
  string,
  string,
  string,
];
const [MOVED, GRANTED, WITHDRAWN, CONFIRMED, ASKED, ELSEWHERE] = [11, 12, 13, 14, 15, 16].map(
  testId,
) as [string, string, string, string, string, string];
const DAY = 86_400;

let monitor: MonitorAtWork;
beforeAll(async () => {
  monitor = await MonitorAtWork.begin(backing.databaseUrl);
  const told = (message: string, event: Partial<JournalEvent>): JournalEvent => ({
    kind: 'enqueued',
    message,
    conversation: message,
    from: LEADS,
    to: [NEW],
    ...event,
  });
  await monitor.tell('episode-service', [
    told(MOVED, { type: EpisodeMoved.type, subject: EPISODE }),
    told(ELSEWHERE, { type: EpisodeMoved.type, subject: OTHER }),
  ]);
  await monitor.tell('consent-service', [
    told(GRANTED, { type: ConsentGranted.type, subject: CONSENT, episode: EPISODE }),
    // It names no episode: the consent is the same.
    told(WITHDRAWN, { type: ConsentWithdrawn.type, subject: CONSENT }),
    told(testId(17), { type: ConsentGranted.type, subject: OTHERS_CONSENT, episode: OTHER }),
  ]);
  const sent = (message: string): JournalEvent => ({ kind: 'sent', message, authority: NEW });
  await monitor.tell('notification-service', [sent(MOVED), sent(ELSEWHERE)], 60);
  await monitor.tell('notification-service', [sent(WITHDRAWN)], 2 * DAY);
  await monitor.tell('notification-service', [
    {
      kind: 'requested',
      message: ASKED,
      type: 'delivery.confirm.v1',
      conversation: ASKED,
      from: NEW,
    },
    {
      kind: 'enqueued',
      message: CONFIRMED,
      type: DeliveryConfirmed.type,
      subject: GRANTED,
      conversation: ASKED,
      causation: ASKED,
      from: NEW,
    },
  ]);
  await monitor.projector().catchUp();
});
afterAll(() => monitor.end());

const HIDDEN = [MOVED, GRANTED, WITHDRAWN, CONFIRMED, ASKED];
const names = (seen: unknown): boolean => /E09/.test(JSON.stringify(seen));

describe('of an episode that is hidden from somebody, operations see', () => {
  it('in no message whom it reaches: of its own, of its consents, of their delivery', async () => {
    const all = await monitor.messages().find({}, [EPISODE], 50);
    expect(
      all
        .filter(names)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([ELSEWHERE, testId(17)].sort());
    for (const id of HIDDEN) {
      expect(names(await monitor.messages().read(id, [EPISODE]))).toBe(false);
      expect(names(await monitor.messages().read(id, []))).toBe(true);
      const conversation = id === CONFIRMED ? ASKED : id;
      expect(names(await monitor.messages().conversation(conversation, [EPISODE]))).toBe(false);
    }
  });

  it('none where they look for what an authority caused', async () => {
    const caused = async (hidden: string[]) =>
      (await monitor.messages().find({ from: LEADS }, hidden, 50)).map(({ id }) => id);
    expect((await caused([])).sort()).toEqual(
      [MOVED, GRANTED, WITHDRAWN, ELSEWHERE, testId(17)].sort(),
    );
    expect((await caused([EPISODE])).sort()).toEqual([ELSEWHERE, testId(17)].sort());
  });

  it('no pair that stands for it', async () => {
    const pairs = async (hidden: string[] | 'all') =>
      (await monitor.observations().authorityMatrix(7, hidden)).items;
    expect(await pairs([])).toMatchObject([{ from: LEADS, to: NEW, sent: 3 }]);
    expect(await pairs([EPISODE])).toMatchObject([{ from: LEADS, to: NEW, sent: 1 }]);
    expect(await pairs([EPISODE, OTHER])).toEqual([]);
  });

  it('that an authority has not confirmed something since an earlier day, and not what', async () => {
    const stuck = async (seconds: number, hidden: string[] | 'all') =>
      (await monitor.observations().stuck(seconds, hidden)).items.filter(
        ({ kind }) => kind === 'not_confirmed',
      );
    expect((await stuck(30, [])).map(({ messageId }) => messageId).sort()).toEqual(
      [MOVED, WITHDRAWN, ELSEWHERE].sort(),
    );
    const seen = await stuck(30, [EPISODE]);
    expect(seen).toHaveLength(2);
    const [unnamed] = seen.filter(({ messageId }) => messageId === undefined);
    expect(Object.keys(unnamed ?? {}).sort()).toEqual(['kind', 'next', 'since', 'where']);
    expect(unnamed?.since).toMatch(/T00:00:00\.000Z$/);
    expect(seen.map(({ messageId }) => messageId)).toContain(ELSEWHERE);
    expect(await stuck(4 * DAY, [EPISODE])).toEqual([]);
  });

  it('the same of every episode while it cannot be said which are hidden', async () => {
    expect(names(await monitor.messages().find({}, 'all', 50))).toBe(false);
    expect(await monitor.messages().find({ from: LEADS }, 'all', 50)).toEqual([]);
    expect((await monitor.observations().authorityMatrix(7, 'all')).items).toEqual([]);
  });
});
