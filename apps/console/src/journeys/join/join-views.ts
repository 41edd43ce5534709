import { authorityName } from '@hub/contracts';
import type { JoinRequestDetail, JoinRequestView, LookupView } from '@hub/contracts/lookup';
import type { WithNames } from '../../api/hub-api.js';
import {
  type ErrorList,
  type Fault,
  type FieldMessages,
  messagesOf,
  summaryOf,
  unchosen,
} from '../../pages/faults.js';
import type { Fact } from '../../pages/parts.js';
import type { Question } from '../../pages/question.js';
import type { Form } from '../../session/form.js';
import { type Choice, choicesOf, chosenOf } from '../../words/choices.js';
import { notCountedFacts } from '../../words/closed-words.js';
import { dateAndTimeOf, weekdayAndTimeOf } from '../../words/dates.js';
import { cardOf, type ContactCard } from '../../words/people-words.js';
import { recordsIn } from '../look-up/lookup-rows.js';

type Outcome = NonNullable<JoinRequestView['outcome']>;
type Decline = NonNullable<JoinRequestView['because']>;

export const WISHES: Readonly<Record<JoinRequestView['wish'], string>> = {
  join_team: 'Join the team around the child',
  ring_me: 'Be rung by whoever leads',
};
export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  joins: 'They join the team',
  will_ring: 'We will ring them',
  rang: 'We have rung them',
  declined: 'No',
};
export const DECLINES: Readonly<Record<Decline, string>> = {
  another_child: 'It is another child',
  family_does_not_agree: 'The family does not agree',
  support_ends: 'Our support is ending',
  need_is_met: 'The need is met already',
};

/** A record that a lookup found, by its place on the page. */
export interface FoundPlace {
  readonly authority: string;
  readonly reference: string;
  readonly text: string;
}

export function foundAt(lookup: LookupView, place: string): FoundPlace | undefined {
  const found = recordsIn(lookup).find((record) => record.place === Number(place));
  if (!found) return undefined;
  const { authority, name } = found.row;
  const { reference } = found.episode;
  return {
    authority,
    reference,
    text: `Assessment held by ${name}, their reference ${reference}`,
  };
}

/** What to ask whoever leads what was found. */
export function askQuestion(lookupId: string, place: string, { text }: FoundPlace): Question {
  return {
    title: 'What do you ask for?',
    action: `/lookups/${lookupId}/ask/${place}`,
    back: { href: `/lookups/${lookupId}`, text: 'Back to the answer' },
    lead: [
      `${text}.`,
      'Whoever leads the case sees your name, your telephone number and your reason. They answer within two working days.',
    ],
    fields: [
      {
        kind: 'one',
        name: 'wish',
        label: 'You ask to',
        words: WISHES,
        missing: 'Select what you ask for',
      },
    ],
    button: 'Ask',
  };
}

export interface RequestView {
  readonly title: string;
  readonly id: string;
  readonly summary: ErrorList | undefined;
  readonly facts: readonly Fact[];
  /** Whoever stands on the other side. */
  readonly other: { readonly what: string; readonly card: ContactCard } | undefined;
  readonly hindrance: string | undefined;
  /** Nothing where there is nothing to answer, or it is not one's own to. */
  readonly answer:
    | {
        readonly outcomes: readonly Choice[];
        readonly declines: readonly Choice[];
        readonly errors: FieldMessages;
      }
    | undefined;
  /** An answer that whoever asked has yet to say that they have seen. */
  readonly toBeSeen: boolean;
}

const HINDRANCES: Readonly<Record<NonNullable<JoinRequestDetail['hindrance']>, string>> = {
  not_running: 'The case is not running.',
  not_permitted: 'Whoever answered may not add people to the team.',
  person_unknown: 'Whoever asked is not known any more.',
  shielded_from: 'The case is hidden from their borough.',
  consent_missing: 'The family has not agreed that their borough takes part. Ask the family first.',
};

/** A request to join or to be rung, as its asker or as whoever answers sees it. */
export function requestView(
  request: WithNames<JoinRequestDetail>,
  form: Form,
  faults: readonly Fault[],
): RequestView {
  const { id, state, outcome, because, asker, answerer, askedBy, hindrance, wish } = request;
  const isOpen = state !== 'closed';
  const answers = request.as === 'answerer';
  const answered = outcome === undefined ? 'Not yet' : OUTCOMES[outcome];
  return {
    title: answers ? 'Somebody asks about a case that your borough leads' : 'Your request',
    id,
    summary: summaryOf(faults),
    facts: [
      { key: 'Asked for', value: WISHES[wish] },
      { key: 'Asked by', value: `${authorityName(askedBy)}, ${dateAndTimeOf(request.askedAt)}` },
      { key: 'Case', value: `${request.reference}, held by ${authorityName(request.authority)}` },
      {
        key: 'Answer due',
        value: `${weekdayAndTimeOf(request.dueAt)}${state === 'overdue' ? ' (overdue)' : ''}`,
      },
      ...notCountedFacts(request.notCounted, request.people),
      {
        key: 'Answer',
        value: because === undefined ? answered : `${answered}: ${DECLINES[because].toLowerCase()}`,
      },
    ],
    other: otherSide(answers, asker, answerer, request),
    hindrance: hindrance === undefined ? undefined : HINDRANCES[hindrance],
    answer:
      answers && isOpen
        ? {
            outcomes: choicesOf(OUTCOMES, form, 'outcome'),
            declines: choicesOf(DECLINES, form, 'because'),
            errors: messagesOf(faults),
          }
        : undefined,
    toBeSeen: !answers && outcome !== undefined,
  };
}

function otherSide(
  answers: boolean,
  asker: JoinRequestDetail['asker'],
  answerer: JoinRequestDetail['answerer'],
  { askedBy, answers: answering }: JoinRequestView,
): RequestView['other'] {
  if (answers) return asker && { what: 'Who asks', card: cardOf(asker, askedBy) };
  return answerer && { what: 'Who answered', card: cardOf(answerer, answering) };
}

/** What is wrong with an answer. */
export function faultsInAnswer(form: Form): Fault[] {
  const [outcome] = chosenOf(OUTCOMES, form, 'outcome');
  if (outcome === undefined) return [{ field: 'outcome', text: 'Select your answer' }];
  return outcome === 'declined'
    ? unchosen(DECLINES, form, 'because', 'Select why you decline')
    : [];
}
