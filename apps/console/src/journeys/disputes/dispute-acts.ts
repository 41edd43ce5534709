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
import { authorityName } from '@hub/contracts';
import type { Acts } from '../../pages/acts.js';
import { chosenIn, partOf } from '../../pages/fields.js';
import { textOf } from '../../session/form.js';
import { ARBITRATOR_ACTS } from './arbitrator-acts.js';
import { EVIDENCE_FIELD, evidenceIn, leadField, reasonOf, whyField } from './dispute-fields.js';
import {
  climbs,
  draftOf,
  isArbitrator,
  isParty,
  isUnsettled,
  offersFor,
  speaks,
} from './dispute-sides.js';
import { ANSWERS, bindingOf, GROUNDS, SENDING } from './dispute-words.js';
import { fundingFields, fundingFrom } from './funding-fields.js';

export const ACTS: Acts<DisputeView> = {
  answer: {
    title: 'Answer an offer',
    lead: 'Once every other borough says yes, the offer binds all of them and the disagreement is settled.',
    button: 'Send the answer',
    notice: 'Your answer was sent.',
    isOpenTo: (dispute, person) =>
      isUnsettled(dispute) &&
      speaks(dispute, person) &&
      offersFor(dispute, person.authority).length > 0,
    fields: (dispute, { authority }) => [
      {
        kind: 'one',
        name: 'offerId',
        label: 'Which offer?',
        words: Object.fromEntries(
          offersFor(dispute, authority).map((one) => [
            one.id,
            `${authorityName(one.authority)}: ${one.terms}`,
          ]),
        ),
        missing: 'Select the offer that you answer',
      },
      {
        kind: 'one',
        name: 'answer',
        label: 'Do you accept it?',
        words: ANSWERS,
        missing: 'Select yes or no',
      },
      { kind: 'lines', name: 'reason', label: 'Why? (optional)', most: 1000 },
    ],
    definition: AnswerOffer,
    order: (form, { id: disputeId }) => ({
      disputeId,
      offerId: textOf(form, 'offerId'),
      answer: chosenIn(ANSWERS, form, 'answer'),
      ...partOf(form, 'reason'),
    }),
  },
  statement: {
    title: 'Say what your borough thinks',
    lead: 'The other borough reads it once it has sent its own, and so does an arbitrator if it comes to that. What you send stays as it is.',
    button: 'Go on',
    notice: 'What your borough says was written down.',
    isOpenTo: (dispute, person) => isUnsettled(dispute) && isParty(dispute, person),
    fields: () => [
      {
        kind: 'lines',
        name: 'text',
        label: 'What your borough says',
        missing: 'Enter what your borough says',
        most: 5000,
      },
      EVIDENCE_FIELD,
      {
        kind: 'one',
        name: 'sending',
        label: 'What now?',
        words: SENDING,
        missing: 'Select whether to send it',
      },
    ],
    draft: (dispute, person) => {
      const draft = draftOf(dispute, person);
      return draft === undefined ? {} : { text: draft.text };
    },
    definition: WriteStatement,
    order: (form, dispute, person) => {
      const draft = draftOf(dispute, person);
      return {
        disputeId: dispute.id,
        text: textOf(form, 'text'),
        submit: chosenIn(SENDING, form, 'sending') !== 'draft',
        ...(chosenIn(SENDING, form, 'sending') === 'open' ? { open: true } : {}),
        ...evidenceIn(form),
        ...(draft === undefined ? {} : { statementId: draft.id }),
      };
    },
  },
  offer: {
    title: 'Make an offer',
    lead: 'Say on what terms this would end for you.',
    button: 'Make the offer',
    notice: 'The other borough has been told of your offer.',
    isOpenTo: (dispute, person) => isUnsettled(dispute) && speaks(dispute, person),
    fields: (dispute) => [
      {
        kind: 'lines',
        name: 'terms',
        label: 'Your offer',
        missing: 'Enter what you offer',
        most: 2000,
      },
      ...fundingFields(dispute),
      leadField(dispute),
    ],
    definition: MakeOffer,
    order: (form, dispute) => ({
      disputeId: dispute.id,
      terms: textOf(form, 'terms'),
      ...partOf(form, 'ledBy'),
      ...fundingFrom(form, dispute),
    }),
  },
  further: {
    title: 'Take it to more senior people',
    lead: 'It goes there by itself when the time runs out. Take it there now where waiting does not help.',
    button: 'Take it further',
    notice: 'It went to more senior people, with a time of their own to answer.',
    isOpenTo: (dispute, person) => dispute.state === 'open' && climbs(dispute, person),
    fields: () => [whyField('Why now?')],
    definition: EscalateDispute,
    order: reasonOf,
  },
  withdraw: {
    title: 'Withdraw the disagreement',
    button: 'Withdraw it',
    notice: 'The disagreement was withdrawn. The other borough has been told.',
    isOpenTo: (dispute, person) =>
      isUnsettled(dispute) &&
      bindingOf(dispute) === undefined &&
      person.authority === dispute.openedBy &&
      speaks(dispute, person),
    fields: () => [whyField('Why?')],
    definition: WithdrawDispute,
    order: reasonOf,
  },
  back: {
    title: 'Take back that you took it up again',
    lead: 'What was settled stands as before. Your borough does not take it up again after that; another borough still may.',
    button: 'Take it back',
    notice: 'That it was taken up again has been taken back. What was settled stands.',
    isOpenTo: (dispute, { authority, roles }) =>
      isUnsettled(dispute) &&
      dispute.reopenedBy === authority &&
      ReopenDispute.roles.some((role) => roles.includes(role)),
    fields: () => [whyField('Why?')],
    definition: WithdrawDispute,
    order: reasonOf,
  },
  safeguarding: {
    title: 'Pass it to safeguarding',
    warning:
      'Ring social care or the police first. This page only ends the disagreement: it protects nobody.',
    button: 'End the disagreement for safeguarding',
    notice: 'The disagreement has ended. Follow your safeguarding procedure now.',
    isOpenTo: (dispute, person) =>
      (isUnsettled(dispute) || dispute.state === 'resolved') &&
      (isParty(dispute, person) || isArbitrator(dispute, person)),
    fields: () => [whyField('What has been done to protect the child?')],
    definition: LeaveForSafeguarding,
    order: reasonOf,
  },
  'carried-out': {
    title: 'Confirm that your borough has done its part',
    button: 'Confirm it',
    notice: 'You confirmed that your borough has done its part.',
    isOpenTo: (dispute, person) =>
      (isUnsettled(dispute) || dispute.state === 'resolved') &&
      (bindingOf(dispute)?.parties ?? []).some(
        (one) => one.authority === person.authority && one.carriedOutAt === undefined,
      ),
    fields: () => [{ kind: 'lines', name: 'note', label: 'What was done? (optional)', most: 1000 }],
    definition: CarryOutOutcome,
    order: (form, { id: disputeId }) => ({ disputeId, ...partOf(form, 'note') }),
  },
  again: {
    title: 'Take the disagreement up again',
    lead: 'This is done once, before other people: those of the next step, or another arbitrator. What was settled binds until they settle it otherwise.',
    button: 'Take it up again',
    notice: 'The disagreement is open again. What was settled stands meanwhile.',
    isOpenTo: (dispute, person) =>
      (dispute.state === 'resolved' || dispute.state === 'carried_out') &&
      dispute.reopenedAt === undefined &&
      !dispute.formerReopenings?.some((one) => one.authority === person.authority) &&
      isParty(dispute, person),
    fields: () => [
      {
        kind: 'one',
        name: 'ground',
        label: 'On what grounds?',
        words: GROUNDS,
        missing: 'Select the grounds',
      },
      whyField('Why?'),
    ],
    definition: ReopenDispute,
    order: (form, dispute) => ({
      ...reasonOf(form, dispute),
      ground: chosenIn(GROUNDS, form, 'ground'),
    }),
  },
  ...ARBITRATOR_ACTS,
};
