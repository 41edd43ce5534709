import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Logger } from '@hub/observability';
import type { ReportUnconfirmed } from '../../application/report-unconfirmed.js';
import type { SendDeliveries } from '../../application/send-deliveries.js';
import { LOG } from '../../log-messages.js';
import { DeliverySenders } from './delivery-senders.js';

type Outcome = Awaited<ReturnType<SendDeliveries['execute']>>;
const [ONE, OTHER] = ['E09000023', 'E09000011'];

/** Senders whose sending ends as the test says, one outcome after the other. */
function sendersWith(outcomes: Outcome[], waiting: () => Promise<string[]>) {
  const warned: [unknown, object | undefined][] = [];
  const log = {
    warn: (message: unknown, fields?: object) => warned.push([message, fields]),
  } as unknown as Logger;
  const sent: string[] = [];
  const open: (() => void)[] = [];
  const sending = {
    execute: async (authority: string) => {
      sent.push(authority);
      await new Promise<void>((resolve) => open.push(resolve));
      return outcomes.shift() ?? 'all';
    },
  };
  const reports = { count: 0, fault: undefined as Error | undefined };
  const reporting = {
    execute: () => {
      reports.count += 1;
      return reports.fault ? Promise.reject(reports.fault) : Promise.resolve();
    },
  };
  const senders = new DeliverySenders(waiting, log);
  senders.start(sending as unknown as SendDeliveries, reporting as unknown as ReportUnconfirmed);
  /** Lets every sending under way end. */
  const finish = async () => {
    for (const end of open.splice(0)) end();
    await jest.advanceTimersByTimeAsync(0);
  };
  return { senders, sent, finish, warned, reports };
}

describe('the sending to authorities', () => {
  beforeEach(() => {
    jest.useFakeTimers({ advanceTimers: false });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const nobody = () => Promise.resolve<string[]>([]);

  it('runs for several at a time, and for each one after the other', async () => {
    const { senders, sent, finish } = sendersWith([], nobody);
    senders.ring([ONE, OTHER]);
    senders.ring([ONE]);
    expect(sent).toEqual([ONE, OTHER]);
    await finish();
    expect(sent).toEqual([ONE, OTHER, ONE]);
    await finish();
    expect(sent).toHaveLength(3);
    await senders.stop();
  });

  it('runs once more however often it was rung meanwhile', async () => {
    const { senders, sent, finish } = sendersWith([], nobody);
    for (let time = 0; time < 5; time += 1) senders.ring([ONE]);
    await finish();
    await finish();
    expect(sent).toHaveLength(2);
    await senders.stop();
  });

  it('goes on at once where more waits', async () => {
    const { senders, sent, finish } = sendersWith(['more', 'more', 'all'], nobody);
    senders.ring([ONE]);
    for (let time = 0; time < 4; time += 1) await finish();
    expect(sent).toHaveLength(3);
    await senders.stop();
  });

  it('waits a while where a queue takes nothing, and tries again without a word', async () => {
    const { senders, sent, finish, warned } = sendersWith(['refused'], nobody);
    senders.ring([ONE]);
    await finish();
    expect(sent).toHaveLength(1);
    // Its pause is one of Node’s promises, which no fake clock moves.
    await pause(500);
    expect(sent).toHaveLength(2);
    await finish();
    expect(warned).toEqual([]);
    await senders.stop();
  });

  it('ends with what is under way once it is stopped', async () => {
    const { senders, sent, finish } = sendersWith(['more'], nobody);
    senders.ring([ONE]);
    senders.ring([ONE]);
    await senders.stop();
    await finish();
    expect(sent).toEqual([ONE]);
  });

  it('looks for what a crash left over at its start, and again and again', async () => {
    const { senders, sent, finish } = sendersWith([], () => Promise.resolve([ONE]));
    await finish();
    expect(sent).toEqual([ONE]);
    await finish();
    await jest.advanceTimersByTimeAsync(1_999);
    expect(sent).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(sent).toHaveLength(2);
    await senders.stop();
  });

  it('goes on looking and reporting after either failed, and says so', async () => {
    const fault = new Error('database away');
    const { senders, warned, reports } = sendersWith([], () => Promise.reject(fault));
    reports.fault = fault;
    await jest.advanceTimersByTimeAsync(2_000);
    expect(reports.count).toBe(2);
    expect(warned).toEqual([
      [LOG.sweepDelayed, { error: fault }],
      [LOG.reportDelayed, { error: fault }],
      [LOG.sweepDelayed, { error: fault }],
      [LOG.reportDelayed, { error: fault }],
    ]);
    await senders.stop();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(reports.count).toBe(2);
  });
});
