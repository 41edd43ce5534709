import { testId } from '@hub/testing';
import { AT, BRENT, dispute, GREENWICH, LADDER, sure } from './examples.js';
import type { Actor } from '../domain/dispute.js';
import type { ArbitratedDispute, Dispute } from '../domain/dispute-state.js';
import * as steps from '../domain/dispute-steps.js';

/** Somebody of a party, in a role. */
export const at = (role: Actor['roles'][number], authority = GREENWICH): Actor => ({
  authority,
  personId: testId(600),
  roles: [role],
});
export const acting = (by: Actor, when = AT, id = testId(700)) => ({
  by,
  at: when,
  ladder: LADDER,
  id,
});
/** The arbitrator in office. */
export const brent = { authority: BRENT, personId: testId(501), roles: ['arbitrator' as const] };
/** A dispute that its parties have escalated to that rung. */
export const climbTo = (rung: number, from: Dispute = dispute()): Dispute => {
  let climbed = from;
  while (climbed.rung < rung)
    climbed = sure(
      steps.escalate(climbed, acting(at(LADDER.rungs[climbed.rung]?.role ?? 'arbitrator'))),
    );
  return climbed;
};
/** A dispute on its last rung, with nobody in office yet. */
export const unjudged = (): ArbitratedDispute => {
  const climbed = climbTo(4);
  if (climbed.state !== 'arbitration') throw new Error(climbed.state);
  return climbed;
};
/** A dispute on its last rung, with an arbitrator of Brent in office. */
export const judged = () =>
  steps.appoint(unjudged(), { authority: BRENT, personId: testId(501) }, AT, LADDER);
