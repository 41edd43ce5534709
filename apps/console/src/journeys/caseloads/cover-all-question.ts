import type { PersonEntry } from '@hub/contracts/identity';
import type { CaseloadCovered, CoverCaseloadPayload } from '@hub/contracts/leading';
import type { Question } from '../../pages/question.js';
import type { Link } from '../../pages/parts.js';
import { type Form, textOf } from '../../session/form.js';
import { counted } from '../../words/counts.js';
import { colleagueWords } from '../../words/people-words.js';
import { coverFields, coverTermsOf } from '../leading/cover-acts.js';
import type { HandedOnView } from './handed-on-view.js';
import { PATH } from './hand-on-question.js';

/** Whose cases somebody stands in for, and who could. */
export interface Covering {
  readonly personId: string;
  readonly colleagues: readonly Pick<PersonEntry, 'id' | 'contact'>[];
  /** From where it was asked. */
  readonly back: Link;
}

const nameOf = ({ personId, colleagues }: Covering): string =>
  colleagues.find(({ id }) => id === personId)?.contact.name ?? 'the lead professional';

export function coverAllQuestion(covering: Covering): Question {
  const { personId, colleagues, back } = covering;
  return {
    title: `Name who stands in for all cases of ${nameOf(covering)}`,
    action: `${PATH}/${personId}/cover`,
    back,
    lead: [
      'They do all that the lead professional does, from the first day to the last. Then the lead professional leads again. Everybody with a part in a case sees whom to ring.',
      'Whoever is named for one case alone goes before them there.',
    ],
    fields: coverFields(colleagueWords(colleagues, personId)),
    button: 'Name them',
  };
}

/** What was typed; with it, behind which case it goes on. */
export function coverAllOrder(
  { personId: leadProfessionalId }: Covering,
  form: Form,
): CoverCaseloadPayload {
  const after = textOf(form, 'after');
  return { leadProfessionalId, ...coverTermsOf(form), ...(after === '' ? {} : { after }) };
}

const SENT = ['personId', 'because'] as const;
const DAYS = ['from', 'until'].flatMap((day) =>
  ['day', 'month', 'year'].map((of) => `${day}-${of}`),
);

/** In which cases they stand in now, how far it is, and how it goes on. */
export function coveredView(
  covering: Covering,
  { items, open, left, goOnAfter }: CaseloadCovered,
  form: Form,
): HandedOnView {
  const looked = open - left;
  const refused = items.flatMap(({ episodeId, outcome, next }) =>
    outcome === 'done'
      ? []
      : [{ href: `/cases/${episodeId}`, text: next ?? 'Nobody could be named there.' }],
  );
  const fields = [...SENT, ...DAYS].map((name) => ({ name, value: textOf(form, name) }));
  return {
    title:
      goOnAfter === undefined
        ? 'Who stands in is named'
        : `${String(looked)} of ${counted(open, 'case')} are done`,
    sentence:
      goOnAfter === undefined
        ? `${counted(open, 'case')} of ${nameOf(covering)}: all were looked at.`
        : `${counted(left, 'case comes', 'cases come')} still. What is done stays done, if you stop here.`,
    refusedTitle: 'Where it could not be done',
    refused,
    ...(goOnAfter === undefined
      ? {}
      : {
          goOn: {
            action: `${PATH}/${covering.personId}/cover`,
            hidden: [...fields, { name: 'after', value: goOnAfter }],
            button: 'Go on with the rest',
          },
        }),
    next: covering.back,
  };
}
