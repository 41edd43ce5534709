import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  CorrectionDecline,
  CorrectionLift,
  RaiseCorrectionPayload,
} from '@hub/contracts/protection';
import { changeOfAnswer, groundFault, type RecallAnswer } from '@hub/contracts/consent';
import { type AnswerPolicy, openClock, WorkingTime } from '@hub/working-time';
import {
  type Correction,
  type CorrectionNotice,
  type DeclinedCorrection,
  isSame,
  type LiftedCorrection,
  type MadeCorrection,
  withholds,
} from './correction.js';

/** So many working days a second person has to look at it. */
const DECIDE_DAYS = 1;

interface Raising extends Pick<Correction, 'id' | 'raisedBy' | 'raiserId' | 'answers'> {
  readonly at: string;
  readonly incident?: string;
}

/** @param before what was raised of the same episode */
export function raiseCorrection(
  said: RaiseCorrectionPayload,
  before: readonly Correction[],
  { at, ...by }: Raising,
): Correction | Refusal {
  const missing = missingFrom(said);
  if (missing !== undefined)
    return refuse('step_incomplete', undefined, [
      { field: missing, message: `is needed about ${said.about}` },
    ]);
  const surplus = surplusOf(said);
  if (surplus !== undefined)
    return refuse('invalid_request', undefined, [
      { field: surplus, message: `says nothing about ${said.about}` },
    ]);
  if (before.some((one) => one.state === 'raised' && isSame(one, said)))
    return refuse('correction_open');
  const dueAt = new WorkingTime().addDays(at, DECIDE_DAYS);
  return { ...said, ...by, raisedAt: at, dueAt, climbs: 0, state: 'raised', version: 1 };
}

const WITH_ID = ['document', 'consent', 'lookup'];

function missingFrom(said: RaiseCorrectionPayload): keyof RaiseCorrectionPayload | undefined {
  const { about, aboutId, field, ownReference } = said;
  if (WITH_ID.includes(about) && aboutId === undefined) return 'aboutId';
  if (about === 'episode_fact' && field === undefined) return 'field';
  return field === 'own_reference' && ownReference === undefined ? 'ownReference' : undefined;
}

function surplusOf(said: RaiseCorrectionPayload): keyof RaiseCorrectionPayload | undefined {
  const { kind, about, aboutId, documentVersion, field, ownReference } = said;
  if (!WITH_ID.includes(about) && aboutId !== undefined) return 'aboutId';
  if (about !== 'document' && documentVersion !== undefined) return 'documentVersion';
  if (about !== 'episode_fact' && field !== undefined) return 'field';
  if (about === 'episode_fact' && kind !== 'wrong_fact') return 'kind';
  return field !== 'own_reference' && ownReference !== undefined ? 'ownReference' : undefined;
}

/** Who says whether something is wrong, and when. */
export interface Decider {
  readonly authority: string;
  readonly personId: string;
  readonly at: string;
}

/**
 * Somebody else, of the authority that answers for what is wrong.
 *
 * @param before the reference that stands so far
 */
export function approveCorrection(
  correction: Correction,
  before: string,
  by: Decider,
): MadeCorrection | Refusal {
  const { id, answers, raiserId, ownReference, version } = correction;
  const against = againstDeciding(correction, by);
  if (against) return against;
  if (raiserId === by.personId)
    return refuse('second_person_needed', `Who raised ${id} is not who approves it at ${answers}.`);
  return {
    ...correction,
    state: 'made',
    decidedBy: by.personId,
    decidedAt: by.at,
    ...(ownReference === undefined ? {} : { formerReference: before }),
    askedAgain: false,
    version: version + 1,
  };
}

export function declineCorrection(
  correction: Correction,
  declinedBecause: CorrectionDecline,
  by: Decider,
): DeclinedCorrection | Refusal {
  const against = againstDeciding(correction, by);
  if (against) return against;
  return {
    ...correction,
    state: 'declined',
    declinedBecause,
    decidedBy: by.personId,
    decidedAt: by.at,
    version: correction.version + 1,
  };
}

/** Lets go what it held back: somebody else than who approved it. */
export function liftCorrection(
  correction: Correction,
  liftedBecause: CorrectionLift,
  { authority, personId: liftedBy, at: liftedAt }: Decider,
): LiftedCorrection | Refusal {
  const { id, answers, state } = correction;
  if (answers !== authority) return refuse('not_answering');
  if (state !== 'made' || !withholds(correction)) return refuse('correction_stands');
  if (correction.decidedBy === liftedBy)
    return refuse('second_person_needed', `Who approved ${id} is not who lifts it at ${answers}.`);
  const version = correction.version + 1;
  return { ...correction, state: 'lifted', liftedBy, liftedAt, liftedBecause, version };
}

function againstDeciding({ answers, state }: Correction, { authority }: Decider) {
  if (answers !== authority) return refuse('not_answering');
  return state === 'raised' ? undefined : refuse('correction_settled');
}

/** One for each who was told and is not told yet. */
export function openNotices(
  { id: correctionId, answers }: Correction,
  told: readonly string[],
  before: readonly CorrectionNotice[],
  clock: AnswerPolicy & { readonly at: string },
): CorrectionNotice[] {
  return [...new Set(told)]
    .filter((authority) => authority !== answers)
    .filter((authority) => !before.some((one) => one.authority === authority))
    .sort()
    .map((authority) => ({ correctionId, authority, ...openClock(clock.at, clock) }));
}

/** The same answer once more changes nothing. */
export function answerNotice(
  notice: CorrectionNotice,
  answer: RecallAnswer,
  by: { readonly at: string; readonly personId?: string },
): CorrectionNotice | Refusal {
  const change = groundFault(answer) ?? changeOfAnswer(notice.answer, answer);
  if (isRefusal(change)) return change;
  return change === 'same' ? notice : { ...notice, answer: { ...answer, ...by } };
}
