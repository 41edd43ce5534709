import { describe, expect, it } from '@jest/globals';
import { episode, SOUTHWARK } from '../../testing/examples.js';
import {
  accepted,
  AT,
  by,
  nominee,
  outgoing,
  proposal,
  proposed,
  sure,
} from '../../testing/transfers-under-way.js';
import { cancel, propose, receivePack } from './transfer.js';
import { USUAL_TRANSFER_POLICY as policy } from './transfer-policy.js';
import { afterEnd, cancelAll } from './transfer-queue.js';

const acting = { at: AT, policy };
const waiting = (id: string) =>
  sure(
    propose(
      episode({ state: 'transferring' }),
      { ...proposal, toAuthority: SOUTHWARK },
      { ...by, id, others: [proposed()] },
    ),
  );
const why = { reason: 'x', at: AT };
const stopped = () => sure(cancel(proposed(), outgoing, why));
const going = episode({ state: 'transferring', resumesAs: 'assessing' });

describe('the end of a transfer', () => {
  it('without a switch gives the next in the queue its turn', () => {
    const { next, facts } = afterEnd(
      { episode: going, transfer: stopped() },
      [waiting('2')],
      acting,
    );
    expect(next).toMatchObject({
      episode: { state: 'transferring' },
      transfers: [{ id: '2', state: 'proposed', dueAt: '2026-03-09T17:00:00.000Z' }],
    });
    expect(facts).toMatchObject([{ event: { type: 'transfer.progressed.v1' } }]);
  });

  it('has the next wait with its clock standing still during a dispute', () => {
    const disputed = { ...going, disputes: ['d'] };
    expect(
      afterEnd({ episode: disputed, transfer: stopped() }, [waiting('2')], acting).next.transfers,
    ).toMatchObject([{ state: 'proposed', hoursLeft: expect.any(Number) }]);
  });

  it('lets the episode go on where nothing waits', () => {
    expect(afterEnd({ episode: going, transfer: stopped() }, [], acting)).toMatchObject({
      next: { episode: { state: 'assessing', version: 2 }, transfers: [] },
      facts: [],
    });
  });

  it('that only waited leaves the one alone that goes on', () => {
    const takenBack = sure(cancel(waiting('2'), outgoing, why));
    expect(afterEnd({ episode: going, transfer: takenBack }, [proposed()], acting)).toEqual({
      next: { episode: going, transfers: [] },
      facts: [],
    });
  });

  it('by a switch overtakes all that wait', () => {
    const completed = sure(receivePack(accepted(), 'd', nominee, AT));
    if (completed.state !== 'completed') throw new Error(completed.state);
    const { next, facts } = afterEnd(
      { episode: going, transfer: completed },
      [waiting('2'), waiting('3')],
      acting,
    );
    expect(next.transfers).toMatchObject(
      ['2', '3'].map((id) => ({
        id,
        state: 'cancelled',
        endedBecause: 'The role has passed to somebody else.',
      })),
    );
    expect(facts).toHaveLength(2);
  });

  it('comes to all at once where consent does', () => {
    expect(cancelAll(going, [proposed(), waiting('2')], why).next.transfers).toMatchObject([
      { state: 'cancelled', endedBecause: 'x', endedAt: AT },
      { state: 'cancelled' },
    ]);
  });
});
