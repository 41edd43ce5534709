import { type Fault, faultWhere, unchosen } from '../../pages/faults.js';
import { faultsIn, type Field } from '../../pages/fields.js';
import { type Form, textsOf } from '../../session/form.js';
import { chosenOf } from '../../words/choices.js';
import { dateFrom } from '../../words/date-input.js';
import { dateOf, todayOf } from '../../words/dates.js';
import { listed } from '../../words/lists.js';
import {
  boroughsBut,
  DOCUMENTS,
  EXCLUDED,
  FROM_WHOM,
  NOTHING_OF,
  SENSITIVE,
  WHAT,
} from './consent-words.js';

/** What is asked of a family that agrees. */
export const sharingFields = (own: string): readonly Field[] => [
  {
    kind: 'one',
    name: 'what',
    label: 'What may they see?',
    words: WHAT,
    missing: 'Select what they may see',
  },
  {
    kind: 'some',
    name: 'documents',
    label: 'Which documents? Only where they may see documents.',
    words: DOCUMENTS,
  },
  {
    kind: 'some',
    name: 'boroughs',
    label: 'Which boroughs may be told?',
    hint: 'Yours knows already. Nobody else is told.',
    words: boroughsBut(own),
    inColumns: true,
    missing: 'Select at least one borough that may be told',
  },
  {
    kind: 'some',
    name: 'excluded',
    label: 'Which services may see nothing, in any borough? (optional)',
    words: EXCLUDED,
  },
  {
    kind: 'some',
    name: 'sensitive',
    label: 'Which sensitive services may be named? (optional)',
    hint: 'Ask about each one by itself. Where the family did not say yes, leave it empty.',
    words: SENSITIVE,
  },
  {
    kind: 'day',
    name: 'ends',
    label: 'Until when? (optional)',
    hint: 'The last day on which it holds. For example, 27 3 2027',
  },
];

/** What is asked of a family that says no. */
export const refusalFields = (own: string): readonly Field[] => [
  {
    kind: 'one',
    name: 'nothingOf',
    label: 'What may they not see?',
    words: NOTHING_OF,
    missing: 'Select what they may not see',
  },
  {
    kind: 'one',
    name: 'fromWhom',
    label: 'Who may not see it?',
    words: FROM_WHOM,
    missing: 'Select who may not see it',
  },
  {
    kind: 'some',
    name: 'boroughs',
    label: 'Which boroughs? Only where the no is for some of them.',
    words: boroughsBut(own),
    inColumns: true,
  },
];

/** What is wrong on the page about who may see what. */
export function faultsInSharing(form: Form, now: number, own: string): Fault[] {
  const [what] = chosenOf(WHAT, form, 'what');
  const end = dateFrom(form, 'ends');
  return [
    ...faultsIn(sharingFields(own), form),
    ...(what === 'content'
      ? unchosen(DOCUMENTS, form, 'documents', 'Select which documents they may see')
      : []),
    ...faultWhere(
      end.kind === 'date' && end.day <= todayOf(now),
      'ends-day',
      'The last day must be in the future',
    ),
  ];
}

/** What is wrong on the page about who may see nothing. */
export function faultsInRefusal(form: Form, own: string): Fault[] {
  const [whom] = chosenOf(FROM_WHOM, form, 'fromWhom');
  return [
    ...faultsIn(refusalFields(own), form),
    ...(whom === 'some'
      ? unchosen(boroughsBut(own), form, 'boroughs', 'Select which boroughs may not see it')
      : []),
  ];
}

/** Who will be told what, and who will not, in sentences to read to the family. */
export function sharingInSentences(form: Form, own: string): string[] {
  const boroughs = namesOf(form, own);
  const documents = lower(DOCUMENTS, form, 'documents');
  const excluded = lower(EXCLUDED, form, 'excluded');
  const sensitive = lower(SENSITIVE, form, 'sensitive');
  const end = dateFrom(form, 'ends');
  const sees = chosenOf(WHAT, form, 'what').includes('content')
    ? `that there is a case, whom to contact, and ${listed(documents)}`
    : 'that there is a case, and whom to contact. No document';
  return [
    `${listed(boroughs)} may see ${sees}.`,
    excluded.length === 0
      ? 'No service is left out.'
      : `Nobody who works for these services may see any of it: ${listed(excluded)}.`,
    sensitive.length === 0
      ? 'Sexual health, mental health, and drug and alcohol services are not named to anybody.'
      : `The family agrees that these services are named: ${listed(sensitive)}.`,
    end.kind === 'date'
      ? `It ends after ${dateOf(end.day)}.`
      : 'It holds until the family takes it back, or the case ends.',
  ];
}

/** Who will see nothing, in sentences to read to the family. */
export function refusalInSentences(form: Form, own: string): string[] {
  const whom = chosenOf(FROM_WHOM, form, 'fromWhom').includes('everybody')
    ? 'Nobody in another borough may see'
    : `${listed(namesOf(form, own))} may not see`;
  const what = chosenOf(NOTHING_OF, form, 'nothingOf').includes('documents')
    ? 'any document of the case'
    : 'anything of the case, not even that there is one';
  return [
    `${whom} ${what}.`,
    'Whoever was told before hears of the no, and must delete what they have or say on what ground they keep it.',
  ];
}

function namesOf(form: Form, own: string): string[] {
  const names = boroughsBut(own);
  return textsOf(form, 'boroughs').flatMap((code) => names[code] ?? []);
}

function lower<Word extends string>(
  words: Readonly<Record<Word, string>>,
  form: Form,
  name: string,
): string[] {
  return chosenOf(words, form, name).map((one) => words[one].toLowerCase());
}
