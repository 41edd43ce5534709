import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { MonitorAtWork } from '../../testing/monitor-at-work.js';
import { CONVERSATION, FACT, FOLLOWED, ROOT, tellJourney } from '../../testing/told-journey.js';

let monitor: MonitorAtWork;
beforeAll(async () => {
  monitor = await MonitorAtWork.begin(backing.databaseUrl);
  await tellJourney(monitor);
});
afterAll(() => monitor.end());

describe('what operations see', () => {
  it('a message with its producer, its receivers, and every step', async () => {
    const message = await monitor.messages().read(FACT, []);
    expect(message).toMatchObject({
      state: 'processed',
      producer: 'consent-service',
      conversation: CONVERSATION,
      sequence: 1,
      from: 'E09000023',
      to: ['E09000011'],
    });
    expect(message?.handlings.map(({ consumer, last }) => [consumer, last])).toEqual(
      expect.arrayContaining([
        ['episode-service', 'processed'],
        ['notification-service', 'processed'],
        ['lookup-service', 'processed'],
        ['E09000011', 'confirmed'],
      ]),
    );
    expect(message?.journal.map((step) => step.kind)).toEqual([
      'processed',
      'enqueued',
      'published',
      'processed',
      'processed',
      'sent',
      'confirmed',
    ]);
    expect(await monitor.messages().read(testId(99), [])).toBeUndefined();
  });

  it('a conversation as a tree from the request on', async () => {
    const conversation = await monitor.messages().conversation(CONVERSATION, []);
    expect(conversation).toMatchObject({ from: 'E09000023', whole: true });
    expect(conversation?.messages.map(({ id, causation }) => [id, causation]).sort()).toEqual([
      [ROOT, undefined],
      [FACT, ROOT],
      [FOLLOWED, FACT],
    ]);
    expect(await monitor.messages().conversation(testId(99), [])).toBeUndefined();
  });

  it('messages by filter, from a place on', async () => {
    const find = async (query: object, limit = 9) =>
      (await monitor.messages().find(query, [], limit)).map((message) => message.id);
    expect(await find({ subject: 'c-1' })).toEqual([FACT]);
    expect(await find({ state: 'parked' })).toEqual([FOLLOWED]);
    expect(await find({ fingerprint: 'f00' })).toEqual([FOLLOWED]);
    expect(await find({ trace: 'abc' })).toEqual([ROOT]);
    expect(
      await find({ conversation: CONVERSATION, producer: 'consent-service', from: 'E09000023' }),
    ).toHaveLength(2);
    const [first] = await monitor.messages().find({}, [], 1);
    expect(
      await monitor.messages().find({}, [], 9, { at: first?.at ?? '', id: first?.id ?? '' }),
    ).toHaveLength(2);
  });

  it('figures by endpoint, pairs of authorities, failures by cause, and transfers', async () => {
    const { items } = await monitor.observations().endpoints(60);
    const granted = items.find(
      (item) => item.service === 'episode-service' && item.type === 'consent.granted.v1',
    );
    expect(granted).toMatchObject({ handled: 1, failed: 0 });
    expect(Math.abs((granted?.waitingP50Ms ?? 0) - 12)).toBeLessThan(0.7);
    expect(
      items.find(
        (item) => item.service === 'consent-service' && item.type === 'transfer.proposed.v1',
      ),
    ).toMatchObject({ failed: 2 });
    expect((await monitor.observations().authorityMatrix(1, [])).items).toMatchObject([
      { from: 'E09000023', to: 'E09000011', sent: 1, confirmed: 1, late: 0 },
    ]);
    expect((await monitor.observations().failureGroups()).items).toMatchObject([
      { fingerprint: 'f00', failures: 2, open: 0 },
    ]);
    expect((await monitor.observations().sagas('transfer')).items).toMatchObject([
      { id: 't-1', last: 'transfer.proposed.v1', final: false },
    ]);
    expect((await monitor.observations().sagas('dispute')).items).toEqual([]);
  });

  it('what stands still, and whom it waits for', async () => {
    const { items } = await monitor.observations().stuck(30, []);
    expect(items.map(({ kind, where, messageId }) => [kind, where, messageId])).toEqual([
      ['parked', 'consent-service', FOLLOWED],
    ]);
  });
});
