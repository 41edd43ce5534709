import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  AnswerOfferPayload,
  MakeOfferPayload,
  WriteStatementPayload,
} from '@hub/contracts/arbitration';
import { partiesOf } from './dispute.js';
import { unfitFunding } from './funding.js';
import { resolve } from './dispute-steps.js';
import {
  type Dispute,
  type ResolvedDispute,
  stay,
  type UnsettledDispute,
} from './dispute-state.js';
import {
  type Acting,
  answeredBy,
  asParty,
  noParty,
  notOnRung,
  type WithId,
} from './dispute-guards.js';

export function writeStatement(
  dispute: Dispute,
  { text, submit = false, open, evidence = [], statementId }: WriteStatementPayload,
  { by, at, id }: WithId,
): UnsettledDispute | Refusal {
  const unsettled = asParty(dispute, 'write_statement', by);
  if (isRefusal(unsettled)) return unsettled;
  const { personId } = by;
  if (personId === undefined) return refuse('forbidden', 'A statement is written by a person.');
  const earlier = dispute.statements.find((one) => one.id === statementId);
  if (statementId !== undefined && earlier?.authority !== by.authority) return refuse('not_found');
  if (earlier?.submitted) return refuse('statement_final');
  const statement = {
    id: earlier?.id ?? id,
    authority: by.authority,
    personId,
    rung: dispute.rung,
    at,
    text,
    submitted: submit,
    ...(open === undefined ? {} : { open }),
    evidence,
  };
  const statements = [...dispute.statements.filter((one) => one !== earlier), statement];
  const written = { ...unsettled, ...stay(unsettled, 'write_statement'), statements };
  return submit ? answeredBy(written, by.authority) : written;
}

export function makeOffer(
  dispute: Dispute,
  { terms, ledBy, funding }: MakeOfferPayload,
  { by, at, ladder, id }: WithId,
): UnsettledDispute | Refusal {
  const unsettled = asParty(dispute, 'make_offer', by);
  if (isRefusal(unsettled)) return unsettled;
  const refusal =
    notOnRung(unsettled, ladder, by) ??
    noParty(unsettled, ledBy) ??
    unfitFunding(unsettled, funding);
  if (refusal) return refusal;
  const offer = {
    id,
    authority: by.authority,
    rung: dispute.rung,
    at,
    terms,
    ...(ledBy === undefined ? {} : { ledBy }),
    ...(funding === undefined ? {} : { funding }),
    answers: [],
  };
  return answeredBy(
    { ...unsettled, ...stay(unsettled, 'make_offer'), offers: [...unsettled.offers, offer] },
    by.authority,
  );
}

export function answerOffer(
  dispute: Dispute,
  { offerId, answer, reason }: AnswerOfferPayload,
  { by, at, ladder }: Acting,
): UnsettledDispute | ResolvedDispute | Refusal {
  const unsettled = asParty(dispute, 'answer_offer', by);
  if (isRefusal(unsettled)) return unsettled;
  const refusal = notOnRung(unsettled, ladder, by);
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
  const told = answeredBy({ ...unsettled, offers }, by.authority);
  const agreed = answer === 'accepts' && given.answers.length === partiesOf(dispute).length - 1;
  if (!agreed) return { ...told, ...stay(unsettled, 'answer_offer') };
  const { terms, ledBy, funding } = offer;
  const settled = {
    ...(ledBy === undefined ? {} : { ledBy }),
    ...(funding === undefined ? {} : { funding }),
  };
  return resolve(told, 'answer_offer', { how: 'agreed', terms, ...settled }, { at, ladder });
}
