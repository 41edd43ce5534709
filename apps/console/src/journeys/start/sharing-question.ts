import { type Fault, faultWhere, unchosen } from '../../pages/faults.js';
import { type Form, textsOf } from '../../session/form.js';
import { chosenOf } from '../../words/choices.js';
import { dateFrom } from '../../words/date-input.js';
import { dateOf, todayOf } from '../../words/dates.js';
import { listed } from '../../words/lists.js';
import { boroughsBut, DOCUMENTS, EXCLUDED, SENSITIVE, WHAT } from './start-words.js';

/** What is wrong on the page about who may see what. */
export function faultsInSharing(form: Form, now: number): Fault[] {
  const [what] = chosenOf(WHAT, form, 'what');
  const end = dateFrom(form, 'ends');
  return [
    ...faultWhere(
      textsOf(form, 'boroughs').length === 0,
      'boroughs',
      'Select at least one borough that may be told',
    ),
    ...unchosen(WHAT, form, 'what', 'Select what they may see'),
    ...(what === 'content'
      ? unchosen(DOCUMENTS, form, 'documents', 'Select which documents they may see')
      : []),
    ...faultWhere(
      end.kind === 'no_date' || (end.kind === 'date' && end.day <= todayOf(now)),
      'ends-day',
      'The last day must be a real date in the future',
    ),
  ];
}

/** Who will be told what, and who will not, in sentences to read to the family. */
export function sharingInSentences(form: Form, own: string): string[] {
  const boroughs = chosenOf(boroughsBut(own), form, 'boroughs').map(
    (code) => boroughsBut(own)[code] ?? code,
  );
  const documents = chosenOf(DOCUMENTS, form, 'documents').map((one) =>
    DOCUMENTS[one].toLowerCase(),
  );
  const excluded = chosenOf(EXCLUDED, form, 'excluded').map((one) => EXCLUDED[one].toLowerCase());
  const sensitive = chosenOf(SENSITIVE, form, 'sensitive').map((one) =>
    SENSITIVE[one].toLowerCase(),
  );
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
