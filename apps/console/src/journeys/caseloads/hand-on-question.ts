import type { PersonEntry } from '@hub/contracts/identity';
import {
  type CaseloadList,
  type HandOnCaseloadPayload,
  MOST_HANDED_ON,
} from '@hub/contracts/leading';
import type { WithNames } from '../../api/hub-api.js';
import { chosenIn } from '../../pages/fields.js';
import type { Question } from '../../pages/question.js';
import { type Form, textOf } from '../../session/form.js';
import { counted } from '../../words/counts.js';
import { colleagueWords, peopleIn } from '../../words/people-words.js';
import { HANDED_ON } from '../leading/leading-words.js';

export const PATH = '/caseloads';

/** Whose cases are handed on, and who could take them. */
export interface HandingOn {
  readonly personId: string;
  readonly authority: string;
  readonly loads: WithNames<CaseloadList>;
  readonly colleagues: readonly Pick<PersonEntry, 'id' | 'contact'>[];
}

export function handOnQuestion(handing: HandingOn): Question {
  const { personId, authority, loads } = handing;
  const name = peopleIn(loads.people)(personId, authority).name;
  const open = openOf(handing, personId);
  return {
    title: `Hand on the cases of ${name}`,
    action: `${PATH}/${personId}`,
    back: { text: 'Who leads which cases', href: PATH },
    lead: [
      `${name} leads ${counted(open, 'case')}. Each goes to the colleague you choose, who leads it from now on. The team of each case is told.`,
      ...(open > MOST_HANDED_ON
        ? [
            `At most ${String(MOST_HANDED_ON)} are handed on at a time. The page says how far it is, and goes on with one button.`,
          ]
        : []),
    ],
    fields: [
      {
        ...{ kind: 'listed', name: 'to', label: 'Who leads them from now on?' },
        ...{ none: 'Choose a colleague', words: wordsFor(handing) },
        missing: 'Select who leads them from now on',
      },
      {
        ...{ kind: 'one', name: 'because', label: `Why does ${name} lead them no more?` },
        ...{ words: HANDED_ON, missing: 'Select why they lead them no more' },
      },
    ],
    button: 'Hand them on',
  };
}

/** What was chosen on that page; with it, behind which case it goes on. */
export function orderOf(handing: HandingOn, form: Form): HandOnCaseloadPayload {
  const after = textOf(form, 'after');
  return {
    fromPersonId: handing.personId,
    toPersonId: chosenIn(wordsFor(handing), form, 'to'),
    because: chosenIn(HANDED_ON, form, 'because'),
    ...(after === '' ? {} : { after }),
  };
}

/** Each colleague by name, post and what they lead already. */
export function wordsFor(handing: HandingOn): Readonly<Record<string, string>> {
  return colleagueWords(
    handing.colleagues,
    handing.personId,
    (id) => `: leads ${counted(openOf(handing, id), 'case')}`,
  );
}

function openOf({ loads }: HandingOn, personId: string): number {
  return loads.items.find((load) => load.personId === personId)?.leads ?? 0;
}
