import type { HttpDoor } from '@hub/borough-connector';
import type { Role } from '@hub/contracts';
import {
  AnswerOffer,
  CarryOutOutcome,
  type DisputeView,
  EscalateDispute,
  LeaveForSafeguarding,
  MakeOffer,
  ReopenDispute,
  WithdrawDispute,
  WriteStatement,
} from '@hub/contracts/arbitration';
import {
  CONSENT_DECISIONS,
  type ConsentView,
  RecordConsent,
  WithdrawConsent,
} from '@hub/contracts/consent';
import type { RelationToChild, Resource } from '@hub/policy';
import type { Stage } from './stage.js';

/** Somebody, and what ties them to the child. */
export interface Somebody {
  readonly of: string;
  readonly door: HttpDoor;
  readonly roles: readonly Role[];
  readonly verified: boolean;
  readonly held: readonly RelationToChild[];
}

/** A request that tells who may ask it, and that changes nothing. */
export interface Attempt {
  readonly action: string;
  readonly resource?: Resource;
  /**
   * Whoever may ask is answered, or told what else stands against it; so that the case stays as it
   * is.
   */
  readonly send: (by: Somebody) => Promise<unknown>;
}

/**
 * What may be asked of what a family decided. Each is refused for another reason to who may: nobody
 * listed, a child’s own word.
 */
export function consentAttempts(stage: Stage, consent: ConsentView): Attempt[] {
  const { episodeId, id } = consent;
  return [
    ...CONSENT_DECISIONS.map((decision) => ({
      action: RecordConsent.type,
      resource: { started: true, decision },
      send: ({ door }: Somebody) =>
        door.post('/v1/consents', {
          body: stage.consentBody([], { episodeId, decision }),
          attempts: 1,
        }),
    })),
    {
      action: WithdrawConsent.type,
      send: ({ door }) =>
        door.post(`/v1/consents/${id}/withdrawal`, {
          body: { withdrawnBy: 'parental_responsibility' },
          attempts: 1,
        }),
    },
  ];
}

/** What parties may ask in a dispute, each on a version that there is not. */
export function disputeAttempts({ id }: Pick<DisputeView, 'id'>): Attempt[] {
  const reason = { reason: 'x' };
  const steps: readonly (readonly [{ readonly type: string }, string, object])[] = [
    [WriteStatement, 'statements', { text: 'x' }],
    [MakeOffer, 'offers', { terms: 'x' }],
    [AnswerOffer, 'answers', { offerId: id, answer: 'rejects' }],
    [EscalateDispute, 'escalation', reason],
    [WithdrawDispute, 'withdrawal', reason],
    [LeaveForSafeguarding, 'safeguarding', reason],
    [CarryOutOutcome, 'carried-out', {}],
    [ReopenDispute, 'reopening', { ...reason, ground: 'new_facts' }],
  ];
  return steps.map(([{ type: action }, path, body]) => ({
    action,
    send: ({ door }: Somebody) =>
      door.post(`/v1/disputes/${id}/${path}`, { body, ifMatch: '"999"', attempts: 1 }),
  }));
}
