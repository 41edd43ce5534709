import {
  type AnswerOfferPayload,
  type DecideDisputePayload,
  type MakeOfferPayload,
  type OutcomeView,
  type Refusal,
  refuse,
  type StageView,
  type WriteStatementPayload,
} from '@hub/contracts';
import { move, outOfTurn, permits } from '@hub/workflow';
import {
  type Actor,
  type Dispute,
  enterRung,
  hasAnswered,
  isArbitrator,
  isParty,
  partiesOf,
  withClock,
  withoutClock,
} from './dispute.js';
import { DISPUTE_MACHINE, type DisputeEvent } from './dispute-machine.js';
import { ARBITRATION, type Ladder, LONDON_TIME, rolesOn } from './ladder.js';

type Moved = Dispute | Refusal;

/** When a step is taken, by whom, and by which ladder. */
export interface Acting {
  readonly by: Actor;
  readonly at: string;
  readonly ladder: Ladder;
}

/** An offer or a statement is new under this id. */
type WithId = Acting & { readonly id: string };

export function writeStatement(
  dispute: Dispute,
  { text, submit = false, evidence = [], statementId }: WriteStatementPayload,
  { by, at, id }: WithId,
): Moved {
  const refusal = notAsParty(dispute, 'write_statement', by);
  if (refusal) return refusal;
  const earlier = dispute.statements.find((one) => one.id === statementId);
  if (statementId !== undefined && earlier?.authority !== by.authority) return refuse('not_found');
  if (earlier?.submitted) return refuse('statement_final');
  const statement = {
    id: earlier?.id ?? id,
    authority: by.authority,
    personId: by.personId ?? '',
    stage: dispute.stage,
    at,
    text,
    submitted: submit,
    evidence,
  };
  const statements = [...dispute.statements.filter((one) => one !== earlier), statement];
  const written = step({ ...dispute, statements }, 'write_statement', dispute.state);
  return submit ? answeredBy(written, by.authority) : written;
}

export function makeOffer(
  dispute: Dispute,
  { terms, ledBy }: MakeOfferPayload,
  { by, at, ladder, id }: WithId,
): Moved {
  const refusal =
    notAsParty(dispute, 'make_offer', by) ??
    notOnRung(dispute, ladder, by) ??
    noParty(dispute, ledBy);
  if (refusal) return refusal;
  const offer = {
    id,
    authority: by.authority,
    stage: dispute.stage,
    at,
    terms,
    ...(ledBy === undefined ? {} : { ledBy }),
    answers: [],
  };
  return answeredBy(
    step({ ...dispute, offers: [...dispute.offers, offer] }, 'make_offer', dispute.state),
    by.authority,
  );
}

export function answerOffer(
  dispute: Dispute,
  { offerId, answer, reason }: AnswerOfferPayload,
  { by, at, ladder }: Acting,
): Moved {
  const refusal = notAsParty(dispute, 'answer_offer', by) ?? notOnRung(dispute, ladder, by);
  if (refusal) return refusal;
  const offer = dispute.offers.find(({ id }) => id === offerId);
  if (!offer) return refuse('not_found');
  if (offer.authority === by.authority)
    return refuse('conflict', 'Your own offer is for the other parties to answer.');
  if (offer.answers.some(({ authority }) => authority === by.authority))
    return refuse('conflict', 'Your authority has answered this offer.');
  if (offer.answers.some((one) => one.answer === 'rejects'))
    return refuse('conflict', 'This offer was rejected; make another.');
  const given = {
    ...offer,
    answers: [
      ...offer.answers,
      { authority: by.authority, answer, ...(reason === undefined ? {} : { reason }), at },
    ],
  };
  const offers = dispute.offers.map((one) => (one === offer ? given : one));
  const told = answeredBy({ ...dispute, offers }, by.authority);
  const agreed = answer === 'accepts' && given.answers.length === partiesOf(dispute).length - 1;
  if (!agreed) return step(told, 'answer_offer', dispute.state);
  const { terms, ledBy } = offer;
  return resolve(
    told,
    'answer_offer',
    { how: 'agreed', terms, ...(ledBy === undefined ? {} : { ledBy }) },
    { at, ladder },
  );
}

export function escalate(dispute: Dispute, { by, at, ladder }: Acting): Moved {
  return notAsParty(dispute, 'escalate', by) ?? climb(dispute, 'escalate', at, ladder);
}

/** To the next rung. Where the clock ran out, every party that did not answer missed it. */
export function climb(
  dispute: Dispute,
  event: 'escalate' | 'run_out',
  at: string,
  ladder: Ladder,
): Dispute {
  const left = leaveRung(dispute, event === 'escalate' ? 'escalated' : 'run_out', at);
  const up = enterRung(left, dispute.stage + 1, at, ladder);
  return step({ ...up, state: dispute.state }, event, up.state);
}

export function withdraw(dispute: Dispute, reason: string, { by, at }: Acting): Moved {
  const refusal = notAsParty(dispute, 'withdraw', by);
  if (refusal) return refusal;
  if (dispute.openedBy !== by.authority)
    return refuse('forbidden', 'Only the authority that opened it may withdraw it.');
  return finish(dispute, 'withdraw', 'withdrawn', reason, at);
}

/** Child protection leaves at once, whatever waits. */
export function leaveForSafeguarding(dispute: Dispute, reason: string, { by, at }: Acting): Moved {
  if (!isParty(dispute, by.authority) && !isArbitrator(dispute, by)) return refuse('not_found');
  if (!permits(DISPUTE_MACHINE, dispute.state, 'leave_for_safeguarding'))
    return outOfTurn(DISPUTE_MACHINE, dispute.state);
  return finish(dispute, 'leave_for_safeguarding', 'to_safeguarding', reason, at);
}

/** Puts an arbitrator in office, with the full time of the rung. */
export function appoint(
  dispute: Dispute,
  { authority, personId }: { authority: string; personId: string },
  at: string,
  ladder: Ladder,
): Dispute {
  const days = dispute.riskOfHarm
    ? ladder.rungs[ARBITRATION]?.withRiskOfHarm.workingDays
    : ladder.rungs[ARBITRATION]?.limit.workingDays;
  const appointed = step(
    { ...dispute, arbitrators: [...dispute.arbitrators, { authority, personId, appointedAt: at }] },
    'appoint',
    'arbitration',
  );
  return withClock(appointed, at, LONDON_TIME.addDays(at, days ?? 1), ladder);
}

/** Takes the arbitrator out of office; another is to be appointed at once. */
export function replace(dispute: Dispute, because: 'conflict' | 'overdue', at: string): Dispute {
  const arbitrators = dispute.arbitrators.map((one, place) =>
    place === dispute.arbitrators.length - 1 ? { ...one, replacedBecause: because } : one,
  );
  const missed =
    because === 'overdue' ? dispute.arbitrators.slice(-1).map(({ authority }) => authority) : [];
  const stages = dispute.stages.map((one, place) =>
    place === dispute.stages.length - 1 ? { ...one, missed: [...one.missed, ...missed] } : one,
  );
  return {
    ...withoutClock(
      step(
        { ...dispute, arbitrators, stages },
        because === 'conflict' ? 'declare_conflict' : 'run_out',
        'arbitration',
      ),
    ),
    dueAt: at,
  };
}

export function declareConflict(dispute: Dispute, { by, at }: Acting): Moved {
  return notAsArbitrator(dispute, 'declare_conflict', by) ?? replace(dispute, 'conflict', at);
}

export function decide(
  dispute: Dispute,
  { terms, reasons, ledBy }: DecideDisputePayload,
  { by, at, ladder }: Acting,
): Moved {
  const refusal = notAsArbitrator(dispute, 'decide', by) ?? noParty(dispute, ledBy);
  if (refusal) return refusal;
  const decidedBy = by.personId === undefined ? {} : { decidedBy: by.personId };
  return resolve(
    dispute,
    'decide',
    { how: 'decided', terms, reasons, ...(ledBy === undefined ? {} : { ledBy }), ...decidedBy },
    { at, ladder },
  );
}

export function carryOut(dispute: Dispute, { by, at }: Acting): Moved {
  const refusal = notAsParty(dispute, 'carry_out', by);
  const { outcome } = dispute;
  if (refusal || !outcome) return refusal ?? outOfTurn(DISPUTE_MACHINE, dispute.state);
  const own = outcome.parties.find(({ authority }) => authority === by.authority);
  if (own?.carriedOutAt !== undefined)
    return refuse('conflict', 'Your authority has confirmed it already.');
  const parties = outcome.parties.map((one) => (one === own ? { ...one, carriedOutAt: at } : one));
  const done = { ...dispute, outcome: { ...outcome, parties } };
  if (parties.some(({ carriedOutAt }) => carriedOutAt === undefined))
    return step(done, 'carry_out', 'resolved');
  return { ...step(withoutClock(done), 'carry_out', 'carried_out'), endedAt: at };
}

/** Back onto the rung where it ended: between the parties, or before an arbitrator. */
export function reopen(dispute: Dispute, reason: string, { by, at, ladder }: Acting): Moved {
  const refusal = notAsParty(dispute, 'reopen', by);
  if (refusal || !dispute.outcome) return refusal ?? outOfTurn(DISPUTE_MACHINE, dispute.state);
  const until = LONDON_TIME.addDays(dispute.outcome.at, ladder.reopenDays);
  if (Date.parse(at) > Date.parse(until))
    return refuse('conflict', `Its window ended at ${until}; open another dispute.`);
  const { endedAt: _ended, outcome, ...rest } = dispute;
  const reopened = {
    ...rest,
    because: reason,
    reopenedAt: at,
    offers: rest.offers.map(closed),
    earlierOutcomes: [...rest.earlierOutcomes, outcome],
  };
  const again = enterRung(reopened, dispute.stage, at, ladder);
  return step({ ...again, state: dispute.state }, 'reopen', again.state);
}

/** An offer that nobody will answer any more stays on record, rejected by whoever had not answered. */
function closed(offer: Dispute['offers'][number]): Dispute['offers'][number] {
  return offer.answers.some(({ answer }) => answer === 'rejects')
    ? offer
    : {
        ...offer,
        answers: [
          ...offer.answers,
          { authority: offer.authority, answer: 'rejects', at: offer.at },
        ],
      };
}

function resolve(
  dispute: Dispute,
  event: DisputeEvent,
  outcome: Omit<OutcomeView, 'stage' | 'at' | 'parties'>,
  { at, ladder }: { at: string; ladder: Ladder },
): Dispute {
  const parties = partiesOf(dispute).map((authority) => ({ authority, recordedAt: at }));
  const settled = {
    ...leaveRung(dispute, 'resolved', at),
    outcome: { ...outcome, stage: dispute.stage, at, parties },
  };
  const days = dispute.riskOfHarm ? ladder.carryOutDaysWithRiskOfHarm : ladder.carryOutDays;
  return withClock(step(settled, event, 'resolved'), at, LONDON_TIME.addDays(at, days), ladder);
}

function finish(
  dispute: Dispute,
  event: DisputeEvent,
  state: 'withdrawn' | 'to_safeguarding',
  because: string,
  at: string,
): Dispute {
  return {
    ...step(leaveRung(withoutClock(dispute), state, at), event, state),
    because,
    endedAt: at,
  };
}

function leaveRung(dispute: Dispute, how: NonNullable<StageView['how']>, at: string): Dispute {
  const last = dispute.stages.at(-1);
  if (!last || last.leftAt !== undefined) return dispute;
  const missed =
    how === 'run_out' && dispute.state === 'open'
      ? partiesOf(dispute).filter((authority) => !hasAnswered(dispute, authority))
      : [];
  return {
    ...dispute,
    stages: [
      ...dispute.stages.slice(0, -1),
      { ...last, leftAt: at, how, missed: [...last.missed, ...missed] },
    ],
  };
}

function answeredBy(dispute: Dispute, authority: string): Dispute {
  const last = dispute.stages.at(-1);
  if (!last || last.answered.includes(authority)) return dispute;
  return {
    ...dispute,
    stages: [...dispute.stages.slice(0, -1), { ...last, answered: [...last.answered, authority] }],
  };
}

function notAsParty(dispute: Dispute, event: DisputeEvent, by: Actor): Refusal | undefined {
  if (!isParty(dispute, by.authority))
    return isArbitrator(dispute, by)
      ? refuse('forbidden', 'The arbitrator decides, and is no party.')
      : refuse('not_found');
  return permits(DISPUTE_MACHINE, dispute.state, event)
    ? undefined
    : outOfTurn(DISPUTE_MACHINE, dispute.state);
}

function notAsArbitrator(dispute: Dispute, event: DisputeEvent, by: Actor): Refusal | undefined {
  if (isParty(dispute, by.authority))
    return refuse('conflict_of_interest', 'Nobody judges in their own authority’s case.');
  if (
    dispute.arbitrators.some(
      ({ personId, replacedBecause }) => personId === by.personId && replacedBecause === 'conflict',
    )
  )
    return refuse('conflict_of_interest');
  if (!isArbitrator(dispute, by)) return refuse('not_found');
  return permits(DISPUTE_MACHINE, dispute.state, event)
    ? undefined
    : outOfTurn(DISPUTE_MACHINE, dispute.state);
}

function notOnRung(dispute: Dispute, ladder: Ladder, by: Actor): Refusal | undefined {
  const roles = rolesOn(ladder, dispute.stage);
  return by.roles.some((role) => roles.includes(role))
    ? undefined
    : refuse(
        'forbidden',
        `On rung ${String(dispute.stage)} a party speaks through: ${roles.join(', ')}.`,
      );
}

function noParty(dispute: Dispute, ledBy: string | undefined): Refusal | undefined {
  return ledBy === undefined || isParty(dispute, ledBy)
    ? undefined
    : refuse('conflict', 'Only a party can be made to lead.');
}

function step(dispute: Dispute, event: DisputeEvent, state: Dispute['state']): Dispute {
  return {
    ...dispute,
    state: move(DISPUTE_MACHINE, dispute.state, event, state),
    version: dispute.version + 1,
  };
}
