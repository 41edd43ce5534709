import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { AT, dispute, LEWISHAM, sure } from '../testing/examples.js';
import { acting, at, brent, judged, unjudged } from '../testing/climbed-disputes.js';
import { withoutClock } from './dispute.js';
import {
  type ArbitratedDispute,
  type CarriedOutDispute,
  hasEnded,
  type OpenDispute,
  type ResolvedDispute,
  type SafeguardedDispute,
  stay,
  stepTo,
  type WithdrawnDispute,
} from './dispute-state.js';
import { decide, withdraw } from './dispute-steps.js';

const resolved = () =>
  sure(decide(judged(), { disputeId: 'd', terms: 't', reasons: 'r' }, acting(brent)));
const withdrawn = () => sure(withdraw(dispute(), 'x', acting(at('practitioner', LEWISHAM))));

it('goes by its table alone, and counts its versions', () => {
  expect(stepTo(dispute(), 'escalate', 'arbitration')).toEqual({
    state: 'arbitration',
    version: 2,
  });
  expect(stay(dispute(), 'remind')).toEqual({ version: 2 });
  expect(() => stepTo(dispute(), 'decide', 'resolved')).toThrow('does not go from open');
  expect([dispute(), resolved(), withdrawn()].map(hasEnded)).toEqual([false, false, true]);
});

it('has no type for what cannot be', () => {
  const { outcome } = resolved();
  const impossible: [
    OpenDispute,
    OpenDispute,
    ArbitratedDispute,
    ResolvedDispute,
    ResolvedDispute,
    CarriedOutDispute,
    CarriedOutDispute,
    WithdrawnDispute,
    WithdrawnDispute,
    SafeguardedDispute,
  ] = [
    // @ts-expect-error Between the parties a clock runs.
    withoutClock(dispute()),
    // @ts-expect-error What is open has no outcome.
    { ...dispute(), outcome },
    // @ts-expect-error What is before an arbitrator has not ended.
    { ...unjudged(), endedAt: AT },
    // @ts-expect-error A settled dispute has its outcome.
    { ...dispute(), state: 'resolved' },
    // @ts-expect-error An outcome that is to be carried out has a clock.
    withoutClock(resolved()),
    // @ts-expect-error What is carried out has ended.
    { ...withoutClock(resolved()), state: 'carried_out' },
    // @ts-expect-error Nothing is due once it is carried out.
    { ...resolved(), state: 'carried_out', endedAt: AT },
    // @ts-expect-error Whoever withdraws says why.
    { ...withoutClock(dispute()), state: 'withdrawn', endedAt: AT },
    // @ts-expect-error What has an outcome is not withdrawn.
    { ...withdrawn(), outcome },
    // @ts-expect-error What left for child protection has ended.
    { ...withoutClock(resolved()), state: 'to_safeguarding', because: testId(1) },
  ];
  expect(impossible).toHaveLength(10);
});
