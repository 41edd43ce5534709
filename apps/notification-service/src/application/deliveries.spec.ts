import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Envelope, Role } from '@hub/contracts';
import { asked, CountingIds, delivered, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { envelope, GREENWICH, SOUTHWARK } from '../testing/examples.js';
import { inMemoryNotificationStores } from '../testing/in-memory-deliveries.js';
import { ConfirmReceipt } from './confirm-receipt.js';
import { OnFact } from './on-fact.js';
import type { NotificationStores } from './ports.js';
import { ReadInbox } from './read-inbox.js';
import { ReportUnconfirmed } from './report-unconfirmed.js';
import { SendDeliveries } from './send-deliveries.js';
import { TellSender } from './tell-sender.js';

describe('the way of a fact to an authority', () => {
  const clock = new FixedClock();
  let work: FakeUnitOfWork<NotificationStores>;
  let rung: string[];
  let queue: Envelope[];
  let refuseFrom: number;
  let send: SendDeliveries;

  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryNotificationStores());
    rung = [];
    queue = [];
    refuseFrom = Number.POSITIVE_INFINITY;
    const put = (_authority: string, message: Envelope): Promise<void> => {
      if (Number(message.sequence) >= refuseFrom)
        return Promise.reject(new Error('the queue is full'));
      queue.push(message);
      return Promise.resolve();
    };
    send = new SendDeliveries(work, { put }, clock);
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
  const read = (roles: Role[]) => new ReadInbox(work).execute({}, asked(GREENWICH, { roles }));
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
  expect(await new ReadInbox(work).execute({ cursor: 'x' }, asked(GREENWICH))).toMatchObject({
    refused: 'invalid_request',
  });
  await onFact.execute(about(2, []), delivered(902));
  expect(await read(['lead_caf_contact'])).toEqual({ items: [] });
});
