import { expect, it } from '@jest/globals';
import { episode, SOUTHWARK } from '../../testing/examples.js';
import {
  accepted,
  AT,
  by,
  nominated,
  nominee,
  proposal,
  proposed,
  sure,
} from '../../testing/transfers-under-way.js';
import { propose, receivePack } from './transfer.js';
import { stopped } from './transfer-clock.js';
import {
  type AcceptedTransfer,
  type CompletedTransfer,
  hasEnded,
  isOpen,
  isParty,
  type NominatedTransfer,
  type OpenTransfer,
  type QueuedTransfer,
  type ReceivedTransfer,
  stay,
  stepTo,
  type StoppedTransfer,
  type Transfer,
  type TransferInTurn,
} from './transfer-state.js';

const EFFECTIVE = '2026-03-20T08:00:00.000Z';
const queued = () =>
  sure(
    propose(episode(), { ...proposal, toAuthority: SOUTHWARK }, { ...by, others: [proposed()] }),
  );
const received = (effectiveAt?: string) =>
  sure(receivePack(accepted(effectiveAt === undefined ? {} : { effectiveAt }), 'd', nominee, AT));

it('waits, goes on, or has ended', () => {
  const each: readonly Transfer[] = [queued(), proposed(), received(EFFECTIVE), received()];
  expect(each.map((one) => [one.state, isOpen(one), hasEnded(one)])).toEqual([
    ['queued', false, false],
    ['proposed', true, false],
    ['accepted', true, false],
    ['completed', false, true],
  ]);
  expect(isParty(proposed(), proposal.toAuthority)).toBe(true);
});

it('goes by its table alone, and counts its versions', () => {
  expect(stepTo(proposed(), 'nominate', 'nominated')).toEqual({ state: 'nominated', version: 2 });
  expect(stay(proposed(), 'remind')).toEqual({ version: 2 });
  expect(() => stepTo(proposed(), 'accept', 'accepted')).toThrow('does not go from proposed');
  expect(() => stay(queued(), 'remind')).toThrow('does not go from queued');
});

it('has no type for what cannot be', () => {
  const base = stopped(proposed());
  const impossible: [
    NominatedTransfer,
    TransferInTurn,
    TransferInTurn,
    TransferInTurn,
    QueuedTransfer,
    ReceivedTransfer,
    AcceptedTransfer,
    CompletedTransfer,
    StoppedTransfer,
    OpenTransfer,
  ] = [
    // @ts-expect-error Whoever is nominated has a name.
    { ...base, state: 'nominated', dueAt: AT },
    // @ts-expect-error Nobody is nominated before the family was asked.
    { ...nominated(), state: 'awaiting_family' },
    // @ts-expect-error A clock runs or stands still.
    { ...base, state: 'proposed', dueAt: AT, hoursLeft: 3 },
    // @ts-expect-error While a step is waited for, a clock runs or stands still.
    { ...base, state: 'proposed' },
    // @ts-expect-error What is queued has no clock.
    { ...proposed(), state: 'queued' },
    // @ts-expect-error Where the pack is received and the role has not passed, its moment is to come.
    { ...stopped(accepted()), packReceivedAt: AT },
    // @ts-expect-error Somebody who was nominated has not accepted yet.
    { ...nominated(), state: 'accepted' },
    // @ts-expect-error Nobody takes over without a name.
    { ...base, state: 'completed', endedAt: AT },
    // @ts-expect-error An end without a switch has its reason.
    { ...base, state: 'cancelled', endedAt: AT },
    // @ts-expect-error What goes on has no end.
    { ...proposed(), endedAt: AT },
  ];
  expect(impossible).toHaveLength(10);
});
