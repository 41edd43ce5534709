import { type Refusal, refuse } from '@hub/contracts';
import {
  type AnswerLeadRequestPayload,
  type AskToLeadPayload,
  LeadRequestMoved,
  type LeadRequestView,
} from '@hub/contracts/leading';
import { type Fact, fact } from '@hub/use-case';
import type { ClosedDays } from '@hub/contracts/identity';
import { dueWithin, notCountedOf } from '@hub/working-time';
import { counterpartsOf, type Episode, isRunning } from '../episode.js';

/** What an authority with a part in a case asks of whoever leads it: to hand the lead over. */
export interface LeadRequest extends Readonly<LeadRequestView> {
  readonly episodeId: string;
  /** The term of office of whoever is asked. */
  readonly term: number;
}

/** Working days in which whoever leads answers. */
const ANSWER_DAYS = 5;

interface Asker {
  readonly id: string;
  readonly authority: string;
  readonly personId: string | undefined;
  readonly at: string;
  /** When whoever leads is closed. */
  readonly closed?: readonly ClosedDays[];
}

export function askToLead(
  episode: Episode,
  { because }: AskToLeadPayload,
  { id, authority, personId, at, closed = [] }: Asker,
  others: readonly LeadRequest[],
): LeadRequest | Refusal {
  if (!isRunning(episode)) return refuse('conflict', `The episode is ${episode.state}.`);
  if (episode.lead.authority === authority)
    return refuse(
      'party_to_itself',
      'Your authority leads: your lead CAF contact names another lead.',
    );
  if (others.some((one) => one.authority === authority && isOpenIn(one, episode)))
    return refuse('lead_request_exists');
  const { dueAt: answerBy, leftOut } = dueWithin(at, ANSWER_DAYS, closed);
  return {
    ...{ id, episodeId: episode.id, authority, because, state: 'open', askedAt: at },
    ...(personId === undefined ? {} : { personId }),
    ...{ term: episode.lead.term, answerBy },
    ...notCountedOf(leftOut),
  };
}

/** @param transferId that it becomes, where the lead is offered to them */
export function answerLeadRequest(
  request: LeadRequest,
  episode: Episode,
  { answer, reason, familyView }: AnswerLeadRequestPayload,
  { authority, at, transferId }: { readonly authority: string; at: string; transferId: string },
): LeadRequest | Refusal {
  if (authority !== episode.lead.authority)
    return refuse('forbidden', 'Only the authority of the Lead Professional answers.');
  if (!isOpenIn(request, episode)) return refuse('lead_request_settled');
  const faults = [
    ...((answer === 'declines') === (reason === undefined)
      ? [{ field: 'reason', message: 'is needed with declines, and with nothing else' }]
      : []),
    ...((answer === 'accepts') === (familyView === undefined)
      ? [{ field: 'familyView', message: 'is needed with accepts, and with nothing else' }]
      : []),
  ];
  if (faults.length > 0) return refuse('step_incomplete', undefined, faults);
  return answer === 'accepts'
    ? { ...request, state: 'accepted', answeredAt: at, transferId }
    : { ...request, state: 'declined', answeredAt: at, ...(reason ? { reason } : {}) };
}

export function withdrawLeadRequest(
  request: LeadRequest,
  episode: Episode,
  { authority, at }: { readonly authority: string; readonly at: string },
): LeadRequest | Refusal {
  if (authority !== request.authority)
    return refuse('forbidden', 'Only the authority that asked takes it back.');
  if (!isOpenIn(request, episode)) return refuse('lead_request_settled');
  return { ...request, state: 'withdrawn', answeredAt: at };
}

/** With the lead passes what was asked of who had it. */
export function standingRequest(request: LeadRequest, episode: Episode): LeadRequest {
  return request.state === 'open' && !isOpenIn(request, episode)
    ? { ...request, state: 'ended' }
    : request;
}

function isOpenIn({ state, term }: LeadRequest, { lead }: Episode): boolean {
  return state === 'open' && term === lead.term;
}

export function requestMoved(
  { id: requestId, episodeId, authority, because, state, reason, transferId }: LeadRequest,
  episode: Episode,
): Fact {
  const said = {
    ...(reason === undefined ? {} : { reason }),
    ...(transferId === undefined ? {} : { transferId }),
  };
  const moved = { requestId, episodeId, authority, because, state, ...said };
  return fact(LeadRequestMoved, moved, counterpartsOf(episode));
}
