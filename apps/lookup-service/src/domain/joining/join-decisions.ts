import { type Refusal, refuse } from '@hub/contracts';
import {
  type AnswerJoinRequestPayload,
  type AskToJoinPayload,
  JoinAnswerSeen,
  JoinRequestAnswered,
  JoinRequestEnded,
  JoinRequestHindered,
  JoinRequestMade,
  JoinRequestOverdue,
  JoinRequestPassed,
} from '@hub/contracts/lookup';
import type { Waiting } from '@hub/contracts/shape';
import { JoinAgreed, type JoinSettledPayload } from '@hub/internal-messages';
import { type Consequence, type Fact, fact } from '@hub/use-case';
import type { ClosedDays } from '@hub/contracts/identity';
import { dueWithin, notCountedOf } from '@hub/working-time';
import type { SeenLookup } from '../lookups/settlement.js';
import type { HubEpisode } from '../episodes/hub-episode.js';
import { alarmOf, answeringOf, isOpen, type JoinAnswer, type JoinRequest } from './join-request.js';

/** So many working days who leads has to answer. */
const ANSWER_DAYS = 2;

interface Ask {
  readonly id: string;
  readonly askedBy: string;
  readonly askerId: string;
  readonly at: string;
  /** Who leads, where the hub knows it and who asks may. */
  readonly leading?: Leading | undefined;
  /** When they are closed; what is urgent waits for no holiday. */
  readonly closed?: readonly ClosedDays[];
}

export type Leading = Pick<HubEpisode, 'leadAuthority' | 'leadPersonId'>;

/**
 * Asks about a record that the lookup shows: what it does not show is refused the same, whether it
 * is there or not.
 * @param before what was asked after the same lookup
 */
export function askToJoin(
  { lookupId, authority, reference, wish }: AskToJoinPayload,
  seen: SeenLookup,
  before: readonly JoinRequest[],
  { id, askedBy, askerId, at, leading, closed }: Ask,
): Consequence<JoinRequest> | Refusal {
  if (seen.status === 'gathering')
    return refuse('lookup_unsettled', 'The systems of some authorities can still answer.');
  const shown = seen.rows
    .filter((row) => row.authority === authority)
    .flatMap(({ episodes = [] }) => episodes)
    .find((one) => one.reference === reference && one.withdrawnBecause === undefined);
  if (!shown) return refuse('not_found_by_lookup');
  const isAsked = before.some(
    (one) => one.authority === authority && one.reference === reference && isOpen(one),
  );
  if (isAsked) return refuse('join_request_open');
  const answers = leading?.leadAuthority ?? shown.leadAuthority ?? authority;
  const { leadPersonId } = leading ?? {};
  const lead = leadPersonId === undefined ? {} : { leadPersonId };
  const clock = answerBy(at, closed);
  const { dueAt } = clock;
  const asked = { id, lookupId, authority, reference, answers, ...lead, wish };
  const next = { ...asked, askedBy, askerId, askedAt: at, ...clock, missed: 0 };
  const told = { joinRequestId: id, lookupId, askedBy, wish, dueAt, waits: waitsOf(next) };
  return { next, facts: [fact(JoinRequestMade, told, [answers])] };
}

/** Who answers, and the episode of the hub that is asked about, where it is one. */
interface Answering {
  readonly personId: string;
  readonly at: string;
  readonly episodeId?: string | undefined;
}

/**
 * A promise to ring leaves it open; whatever else is said closes it. Who asked to join a team of
 * the hub is taken into it.
 */
export function answerJoin(
  request: JoinRequest,
  { outcome, because }: Pick<AnswerJoinRequestPayload, 'outcome' | 'because'>,
  by: Answering,
): Consequence<JoinRequest> | Refusal {
  if (!isOpen(request)) return refuse('join_request_closed');
  if (request.askerId === by.personId)
    return refuse('second_person_needed', 'Nobody answers a request of their own.');
  const said = readAnswer(outcome, because);
  if (!said) return refuse('reason_missing', 'Who declines says in because why.');
  const joins = said.outcome === 'joins' && request.wish === 'join_team';
  const episodeId = joins ? by.episodeId : undefined;
  const admitted: JoinAnswer =
    episodeId === undefined ? said : { outcome: 'joins', admission: 'asked' };
  const answer = { ...admitted, answeredBy: by.personId, answeredAt: by.at, seen: false };
  const next = { ...request, answer };
  const { id: joinRequestId, lookupId } = request;
  const told = { joinRequestId, lookupId, outcome, answeredAt: by.at, waits: waitsOf(next) };
  const facts = [fact(JoinRequestAnswered, told, [request.askedBy, request.answers])];
  if (episodeId !== undefined) facts.push(agreedFact(request, episodeId, by.personId));
  return { next, facts };
}

function agreedFact(
  { id: joinRequestId, askedBy, askerId, answers }: JoinRequest,
  episodeId: string,
  answeredBy: string,
): Fact {
  const joining = { authority: askedBy, personId: askerId };
  return fact(JoinAgreed, { joinRequestId, episodeId, ...joining, answers, answeredBy });
}

/** What became of taking who asked into the team; of what hinders it they are told anew. */
export function settleAdmission(
  request: JoinRequest,
  hindrance: JoinSettledPayload['hindrance'],
): Consequence<JoinRequest> {
  const { answer, id: joinRequestId, lookupId, askedBy, answers } = request;
  if (answer?.outcome !== 'joins') return { next: request, facts: [] };
  if (hindrance === undefined)
    return { next: { ...request, answer: { ...answer, admission: 'joined' } }, facts: [] };
  const next = { ...request, answer: { ...answer, admission: hindrance, seen: false } };
  const told = { joinRequestId, lookupId, waits: waitsOf(next) };
  return { next, facts: [fact(JoinRequestHindered, told, [askedBy, answers])] };
}

/** Its clock has run out, perhaps more than once; undefined where nothing is due. */
export function missAnswer(
  request: JoinRequest,
  now: string,
): Consequence<JoinRequest> | undefined {
  let next = request;
  for (let due = alarmOf(next); due !== undefined && due <= now; due = alarmOf(next))
    next = { ...next, missed: next.missed + 1 };
  if (next === request) return undefined;
  const { id: joinRequestId, lookupId, askedBy, answers, dueAt } = next;
  const told = { joinRequestId, lookupId, dueAt, waits: waitsOf(next) };
  return { next, facts: [fact(JoinRequestOverdue, told, [askedBy, answers])] };
}

/** Whoever leads now answers what is open, with as much time as who led before them. */
export function passJoin(
  request: JoinRequest,
  { leadAuthority, leadPersonId }: Leading,
  at: string,
  closed?: readonly ClosedDays[],
): Consequence<JoinRequest> {
  const { leadPersonId: _before, notCounted: _days, ...same } = request;
  const clock = answerBy(at, closed);
  const { dueAt } = clock;
  const passed = { ...same, answers: leadAuthority, ...clock, missed: 0 };
  const next = leadPersonId === undefined ? passed : { ...passed, leadPersonId };
  const { id: joinRequestId, lookupId, askedBy, answers } = request;
  const told = { joinRequestId, lookupId, dueAt, waits: waitsOf(next) };
  const recipients = [...new Set([askedBy, answers, leadAuthority])];
  return { next, facts: [fact(JoinRequestPassed, told, recipients)] };
}

function answerBy(
  at: string,
  closed: readonly ClosedDays[] = [],
): Pick<JoinRequest, 'dueAt' | 'notCounted'> {
  const { dueAt, leftOut } = dueWithin(at, ANSWER_DAYS, closed);
  return { dueAt, ...notCountedOf(leftOut) };
}

/** With its lookup goes whatever is still asked after it. */
export function endJoin(request: JoinRequest, at: string): Consequence<JoinRequest> {
  const next = { ...request, endedAt: at };
  const { id: joinRequestId, lookupId, answers, askedBy } = request;
  const told = { joinRequestId, lookupId, endedAt: at, waits: waitsOf(next) };
  return { next, facts: [fact(JoinRequestEnded, told, [askedBy, answers])] };
}

/** Seen a second time, it stays as it is. */
export function seeAnswer(request: JoinRequest): Consequence<JoinRequest> | Refusal {
  const { answer, id: joinRequestId, lookupId } = request;
  if (!answer) return refuse('conflict', 'It was not answered yet.');
  if (answer.seen) return { next: request, facts: [] };
  const next = { ...request, answer: { ...answer, seen: true } };
  const told = { joinRequestId, lookupId, waits: waitsOf(next) };
  return { next, facts: [fact(JoinAnswerSeen, told, [request.answers])] };
}

function readAnswer(
  outcome: AnswerJoinRequestPayload['outcome'],
  because: AnswerJoinRequestPayload['because'],
): JoinAnswer | undefined {
  if (outcome !== 'declined') return { outcome };
  return because && { outcome, because };
}

function waitsOf(request: JoinRequest): Waiting[] {
  const { answers: authority, dueAt, askedBy, askerId, answer } = request;
  const waits: Waiting[] = [];
  if (isOpen(request))
    for (const who of answeringOf(request))
      waits.push({ step: 'answer_join_request', authority, ...who, dueAt });
  if (answer?.seen === false)
    waits.push({ step: 'read_join_answer', authority: askedBy, personId: askerId });
  return waits;
}
