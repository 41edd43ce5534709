import type { PersonEntry } from '@hub/contracts/identity';
import {
  type CaseloadCoverView,
  type CoverCaseloadPayload,
  EndCaseloadCover,
} from '@hub/contracts/leading';
import type { Acts } from '../../pages/acts.js';
import { chosenIn } from '../../pages/fields.js';
import type { Link } from '../../pages/parts.js';
import type { Question } from '../../pages/question.js';
import type { Form } from '../../session/form.js';
import { colleagueWords } from '../../words/people-words.js';
import { coverFields, coverTermsOf } from '../leading/cover-acts.js';
import { BACK } from '../leading/leading-words.js';
import { PATH } from './hand-on-question.js';

/** Whose cases somebody stands in for, and who could. */
export interface Covering {
  readonly personId: string;
  readonly colleagues: readonly Pick<PersonEntry, 'id' | 'contact'>[];
  /** Who does, or will. */
  readonly cover?: CaseloadCoverView | undefined;
  /** From where it was asked. */
  readonly back: Link;
}

export const nameOf = ({ personId, colleagues }: Covering, id = personId): string =>
  colleagues.find((one) => one.id === id)?.contact.name ??
  (id === personId ? 'the lead professional' : 'A colleague');

export function coverAllQuestion(covering: Covering): Question {
  const { personId, colleagues, back } = covering;
  return {
    title: `Name who stands in for all cases of ${nameOf(covering)}`,
    action: `${PATH}/${personId}/cover`,
    back,
    lead: [
      'They do all that the lead professional does, from the first day to the last. Then the lead professional leads again. Everybody with a part in a case sees whom to ring.',
      'Cases that the lead professional comes to lead meanwhile are covered as well. Whoever is named for one case alone goes before them there.',
    ],
    fields: coverFields(colleagueWords(colleagues, personId)),
    button: 'Name them',
  };
}

/** What was typed. */
export function coverAllOrder(
  { personId: leadProfessionalId }: Covering,
  form: Form,
): CoverCaseloadPayload {
  return { leadProfessionalId, ...coverTermsOf(form) };
}

/** What can be done with who stands in for all cases of a lead. */
export const COVER_ALL_ACTS: Acts<Covering> = {
  end: {
    title: 'Say that they stand in no more',
    lead: 'It ends in all cases at once. Whoever is named for one case alone stands in there still, else the lead professional leads again.',
    button: 'End it now',
    notice: 'It has ended. In many cases it takes a moment until each says so.',
    isOpenTo: ({ cover }) => cover?.mayEnd === true,
    fields: () => [
      { kind: 'one', name: 'because', label: 'Why?', words: BACK, missing: 'Select why it ends' },
    ],
    definition: EndCaseloadCover,
    order: (form, { cover }) => ({
      coverId: cover?.id,
      because: chosenIn(BACK, form, 'because'),
    }),
    then: ({ back }) => back.href,
  },
};
