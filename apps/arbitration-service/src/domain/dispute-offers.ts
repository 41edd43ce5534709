import { refuse } from '@hub/contracts';
import type {
  AnswerOfferPayload,
  MakeOfferPayload,
  WriteStatementPayload,
} from '@hub/contracts/arbitration';
import { type Dispute, partiesOf } from './dispute.js';
import { resolve } from './dispute-steps.js';
import {
  type Acting,
  answeredBy,
  type Moved,
  noParty,
  notAsParty,
  notOnRung,
  step,
  type WithId,
} from './dispute-guards.js';

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
