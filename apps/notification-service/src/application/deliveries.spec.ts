import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Envelope, Role } from '@hub/contracts';
import { asked, CountingIds, delivered, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { envelope, GREENWICH, SOUTHWARK } from '../testing/examples.js';
import { inMemoryNotificationStores } from '../testing/in-memory-deliveries.js';
import { ConfirmReceipt } from './confirm-receipt.js';
import { OnFact } from './on-fact.js';
import type { MemberQueues, NotificationStores } from './ports.js';
import { ReadInbox } from './read-inbox.js';
import { ReportUnconfirmed } from './report-unconfirmed.js';
import { SendAgain } from './send-again.js';
import { SendDeliveries } from './send-deliveries.js';
import { TellSender } from './tell-sender.js';

const PACE = { firstMs: 60_000, mostMs: 240_000 };

const NO_TEAMS = { teamOf: () => Promise.resolve([]) };

describe('the way of a fact to an authority', () => {
  const clock = new FixedClock();
  let work: FakeUnitOfWork<NotificationStores>;
  let rung: string[];
  let queue: Envelope[];
  let refuseFrom: number;
  let isKnown: boolean;
  let queues: MemberQueues;
  let send: SendDeliveries;

  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryNotificationStores());
    rung = [];
    queue = [];
    refuseFrom = Number.POSITIVE_INFINITY;
    isKnown = true;
    const put = (_authority: string, message: Envelope): Promise<void> => {
      if (Number(message.sequence) >= refuseFrom)
        return Promise.reject(new Error('the queue is full'));
      queue.push(message);
      return Promise.resolve();
    };
    queues = {
      put,
      isEmpty: () =>
        isKnown
          ? Promise.resolve(queue.length === 0)
          : Promise.reject(new Error('the broker does not say')),
    };
    send = new SendDeliveries(work, queues, clock, PACE);
    const bell = { ring: (authorities: readonly string[]) => rung.push(...authorities) };
    for (const number of [1, 2, 3, 3])
      await new OnFact(work, bell).execute(envelope(number), delivered(number));
  });

  it('is stored once however often the fact arrives, and the sender is rung', async () => {
    expect(await work.stores.deliveries.unsent(GREENWICH, 10)).toHaveLength(3);
    expect(new Set(rung)).toEqual(new Set([GREENWICH, SOUTHWARK]));
  });

  it('goes out in order, once', async () => {
    expect(await send.execute(GREENWICH)).toBe('all');
    expect(queue.map((message) => message.sequence)).toEqual([
      '0000000001',
      '0000000002',
      '0000000003',
    ]);
    expect(await send.execute(GREENWICH)).toBe('all');
    expect(queue).toHaveLength(3);
  });

  it('stops at the first message that the broker does not take, and goes on from there', async () => {
    refuseFrom = 2;
    expect(await send.execute(GREENWICH)).toBe('refused');
    refuseFrom = Number.POSITIVE_INFINITY;
    expect(await send.execute(GREENWICH)).toBe('all');
    expect(queue.map((message) => Number(message.sequence))).toEqual([1, 2, 3]);
  });

  it('is reported to its owner, once, where no receipt comes within a second', async () => {
    const report = new ReportUnconfirmed(work, clock, new CountingIds());
    await send.execute(GREENWICH);
    await new ConfirmReceipt(work, clock).execute({ messageId: testId(2) }, asked(GREENWICH));
    await report.execute();
    clock.advance(1_001);
    await report.execute();
    await report.execute();
    const reported = work.facts
      .filter((fact) => fact.event.type === 'delivery.sent.v1')
      .map((fact) => fact.payload);
    expect(reported).toMatchObject([
      { messageId: testId(1), authority: GREENWICH },
      { messageId: testId(3), authority: GREENWICH },
    ]);
  });

  it('ends with a receipt, told to the owner once; a receipt for nothing is refused', async () => {
    const confirm = new ConfirmReceipt(work, clock);
    const receipt = { messageId: testId(1) };
    expect(await confirm.execute(receipt, asked(GREENWICH, { idempotencyKey: 'k' }))).toEqual({});
    expect(await confirm.execute(receipt, asked(GREENWICH))).toEqual({});
    expect(await confirm.execute(receipt, asked('E09000001'))).toEqual({ refused: 'not_found' });
    expect(work.told).toEqual([['delivery.confirmed.v1', []]]);
  });

  describe('where no receipt comes', () => {
    let again: SendAgain;
    const sent = (): number[] => queue.splice(0).map(({ sequence }) => Number(sequence));
    beforeEach(async () => {
      again = new SendAgain(work, queues, clock, PACE);
      await send.execute(GREENWICH);
    });

    it('goes out again once the queue is empty, in order and the same, but for what was confirmed', async () => {
      const [first, second, third] = queue.splice(0);
      await new ConfirmReceipt(work, clock).execute({ messageId: testId(2) }, asked(GREENWICH));
      clock.advance(59_999);
      await again.execute();
      expect(queue).toEqual([]);
      clock.advance(1);
      await again.execute();
      expect(queue).toEqual([first, third]);
      expect(queue).not.toContainEqual(second);
    });

    it('never goes out while something lies in the queue, nor where the broker does not say', async () => {
      clock.advance(600_000);
      await again.execute();
      expect(sent()).toEqual([1, 2, 3]);
      isKnown = false;
      await expect(again.execute()).rejects.toThrow('the broker does not say');
      expect(queue).toEqual([]);
      isKnown = true;
      await again.execute();
      expect(sent()).toEqual([1, 2, 3]);
    });

    it('goes out again and again until it is confirmed, each time after twice the pause, up to a limit', async () => {
      sent();
      const times: number[] = [];
      for (let second = 1; second <= 1_000; second += 1) {
        clock.advance(1_000);
        await again.execute();
        if (sent().length > 0) times.push(second);
      }
      expect(times).toEqual([60, 180, 420, 660, 900]);
    });

    it('goes out once where two copies of the service look', async () => {
      sent();
      clock.advance(60_000);
      await Promise.all([again.execute(), new SendAgain(work, queues, clock, PACE).execute()]);
      expect(sent()).toEqual([1, 2, 3]);
    });

    it('goes on where the broker stopped taking', async () => {
      sent();
      clock.advance(60_000);
      refuseFrom = 2;
      await again.execute();
      expect(sent()).toEqual([1]);
      refuseFrom = Number.POSITIVE_INFINITY;
      clock.advance(20_000);
      await again.execute();
      expect(sent()).toEqual([2, 3]);
    });
  });

  it('is also how a member learns what became of its command', async () => {
    const told = {
      authority: GREENWICH,
      outcome: 'refused' as const,
      regarding: 'm-1',
      regardingType: 'consent.withdraw.v1',
      code: 'not_found',
    };
    await new TellSender(work, { ring: () => undefined }, clock, new CountingIds()).execute(
      told,
      asked('hub'),
    );
    const last = (await work.stores.deliveries.unsent(GREENWICH, 10)).at(-1);
    expect(last).toMatchObject({
      type: 'command.refused.v1',
      about: 'm-1',
      envelope: { subject: 'm-1', data: { regarding: 'm-1', code: 'not_found' } },
    });
  });
});

it('the inbox shows what the latest fact of a workflow says, to whom it waits for', async () => {
  const work = new FakeUnitOfWork(inMemoryNotificationStores());
  const onFact = new OnFact(work, { ring: () => undefined });
  const about = (version: number, waits: object[]): Envelope => ({
    ...envelope(900 + version),
    type: 'transfer.progressed.v1',
    subject: testId(70),
    data: { episodeId: testId(71), waits, version },
  });
  await onFact.execute(
    about(1, [
      {
        step: 'nominate',
        authority: GREENWICH,
        role: 'lead_caf_contact',
        dueAt: '2026-03-09T17:00:00.000Z',
      },
    ]),
    delivered(901),
  );
  const read = (roles: Role[]) =>
    new ReadInbox(work, new FixedClock(), NO_TEAMS).execute({}, asked(GREENWICH, { roles }));
  expect(await read(['lead_caf_contact'])).toMatchObject({
    items: [
      {
        step: 'nominate',
        workflow: 'transfer',
        subject: testId(70),
        path: `/v1/transfers/${testId(70)}`,
      },
    ],
  });
  expect(await read(['authority_system'])).toMatchObject({ items: [{ step: 'nominate' }] });
  expect(await read(['practitioner'])).toEqual({ items: [] });
  expect(
    await new ReadInbox(work, new FixedClock(), NO_TEAMS).execute(
      { cursor: 'x' },
      asked(GREENWICH),
    ),
  ).toMatchObject({
    refused: 'invalid_request',
  });
  await onFact.execute(about(2, []), delivered(902));
  expect(await read(['lead_caf_contact'])).toEqual({ items: [] });
});
