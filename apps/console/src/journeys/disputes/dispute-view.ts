import { authorityName } from '@hub/contracts';
import type {
  DisputeView,
  EvidenceItem,
  FamilyNo,
  OutcomeView,
  StageView,
} from '@hub/contracts/arbitration';
import type { WithNames } from '../../api/hub-api.js';
import { linksTo } from '../../pages/acts.js';
import { type Fact, known, type Link, type Tag } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { dateAndTimeOf, dateOf, daysFrom, weekdayAndTimeOf } from '../../words/dates.js';
import { listed } from '../../words/lists.js';
import { peopleIn } from '../../words/people-words.js';
import { ACTS } from './dispute-acts.js';
import { isArbitrator } from './dispute-sides.js';
import {
  bindingOf,
  carriedOut,
  ENDINGS,
  GROUNDS,
  KINDS,
  partiesOf,
  ROLE_NAMES,
  STATES,
  STEPS,
} from './dispute-words.js';
import { fundingFacts, fundingText } from './funding-fields.js';

export interface Saying {
  readonly what: string;
  readonly when: string;
  readonly text: string;
  readonly beneath: readonly string[];
}

export interface DisputePageView {
  readonly title: string;
  readonly tag: Tag;
  /** Whose turn it is, and until when. */
  readonly clock: readonly string[];
  readonly facts: readonly Fact[];
  readonly sides: readonly { readonly name: string; readonly sayings: readonly Saying[] }[];
  readonly steps: readonly {
    readonly text: string;
    readonly state: string;
    readonly beneath: readonly string[];
  }[];
  readonly outcome: { readonly heading: string; readonly facts: readonly Fact[] } | undefined;
  readonly acts: readonly Link[];
  /** Nothing for an arbitrator, who has no part in the case. */
  readonly caseHref: string | undefined;
}

/** A disagreement: whose turn it is, what each side says, how far it went, how it ended. */
export function disputePageView(
  dispute: WithNames<DisputeView>,
  viewer: Person,
  now: number,
): DisputePageView {
  const { id, kind, state, episodeId } = dispute;
  const outcome = bindingOf(dispute);
  return {
    title: `Disagreement: ${KINDS[kind]}`,
    tag: STATES[state],
    clock: clockOf(dispute, now),
    facts: [...factsOf(dispute), ...questionFacts(dispute)],
    sides: partiesOf(dispute).map((code) => ({
      name: authorityName(code),
      sayings: sayingsOf(dispute, code),
    })),
    steps: stepsOf(dispute),
    outcome: outcome && outcomeOf(dispute, outcome),
    acts: [
      ...(isArbitrator(dispute, viewer)
        ? [{ text: 'Read all of it on one page, to print', href: `/disputes/${id}/bundle` }]
        : []),
      ...linksTo(ACTS, dispute, viewer, `/disputes/${id}`),
    ],
    caseHref: partiesOf(dispute).includes(viewer.authority) ? `/cases/${episodeId}` : undefined,
  };
}

/** Who must do what, by when; that nobody must. */
export function clockOf(
  { state, waits, because, people }: WithNames<DisputeView>,
  now: number,
): string[] {
  if (waits.length === 0) {
    if (state === 'arbitration') return ['An arbitrator is being appointed.'];
    return because === undefined ? [] : [`It ended: ${because}`];
  }
  const person = peopleIn(people);
  const told = waits.map(({ step, authority, personId, role, dueAt }) => {
    const who =
      personId === undefined
        ? `The ${role === undefined ? 'staff' : ROLE_NAMES[role]} of ${authorityName(authority)}`
        : `${person(personId, authority).name}, ${authorityName(authority)}`;
    const until =
      dueAt === undefined
        ? 'The clock stands still.'
        : `By ${weekdayAndTimeOf(dueAt)} (${daysFrom(new Date(now).toISOString(), dueAt)}).`;
    return `${who} ${DUTIES[step] ?? 'is to act'}. ${until}`;
  });
  return [...new Set(told)];
}

const DUTIES: Readonly<Record<string, string>> = {
  answer_dispute: 'is to answer',
  answer_offer: 'is to answer an offer',
  decide_dispute: 'is to decide',
  answer_question: 'is to answer a question of the arbitrator',
  carry_out_outcome: 'is to confirm that it was carried out',
};

export function factsOf(dispute: WithNames<DisputeView>): Fact[] {
  const { askedFor, openedBy, openedAt, supportInPlace, riskOfHarm, arbitrators, because, people } =
    dispute;
  const { withheld, interimPayer, reopenedOn, familyNo } = dispute;
  const arbitrator = arbitrators.findLast(({ replacedBecause }) => replacedBecause === undefined);
  return [
    { key: 'Raised by', value: `${authorityName(openedBy)}, ${dateAndTimeOf(openedAt)}` },
    { key: 'What it asks for', value: askedFor },
    { key: 'What goes on meanwhile', value: supportInPlace },
    ...known('Who pays meanwhile', interimPayer && authorityName(interimPayer)),
    ...(riskOfHarm ? [{ key: 'Risk of harm', value: 'Yes. Everybody has hours to answer.' }] : []),
    ...known(
      'Arbitrator',
      arbitrator &&
        `${peopleIn(people)(arbitrator.personId, arbitrator.authority).name}, ${authorityName(arbitrator.authority)}`,
    ),
    ...known('Taken up again because', reopenedOn && GROUNDS[reopenedOn]),
    ...known('Because', because),
    ...known('The family', familyNo && familySays(familyNo)),
    ...known(
      'Sent, and not read yet',
      withheld.length === 0
        ? undefined
        : `The statement of ${listed(withheld.map(authorityName))}. You read it once your borough has sent its own.`,
    ),
  ];
}

/** What was said so far, for whoever is about to say something. */
export function saidFacts(dispute: WithNames<DisputeView>): Fact[] {
  return partiesOf(dispute).flatMap((code) => {
    const last = sayingsOf(dispute, code).at(-1);
    return known(
      `Said last by ${authorityName(code)}`,
      last && `${last.what}, ${last.when}: ${last.text}`,
    );
  });
}

function familySays({ at, answeredAt }: FamilyNo): string {
  const no = `It said no to the change of the lead, ${dateAndTimeOf(at)}. What was decided stands.`;
  return answeredAt === undefined ? no : `${no} That was answered on ${dateOf(answeredAt)}.`;
}

/** What one side said, offered and answered, oldest first. */
export function sayingsOf(
  { statements, offers, questions = [], people }: WithNames<DisputeView>,
  code: string,
): Saying[] {
  const person = peopleIn(people);
  const said = statements
    .filter(({ authority }) => authority === code)
    .map(({ at, text, submitted, personId, evidence }) => ({
      at,
      what: `${submitted ? 'Statement' : 'Draft, not sent yet'} by ${person(personId, code).name}`,
      text,
      beneath: evidence.map(supportedBy),
    }));
  const offered = offers
    .filter(({ authority }) => authority === code)
    .map(({ at, terms, ledBy, funding, answers }) => ({
      at,
      what: 'Offer',
      text: terms,
      beneath: [
        ...(ledBy === undefined ? [] : [`${authorityName(ledBy)} would lead.`]),
        ...(funding === undefined ? [] : [fundingText(funding)]),
        ...answers
          .filter(({ authority }) => authority !== code)
          .map(({ authority, answer, reason }) => {
            const did = answer === 'accepts' ? 'accepted it' : 'did not accept it';
            return `${authorityName(authority)} ${did}${reason === undefined ? '.' : `: ${reason}`}`;
          }),
        ...(answers.length === 0 ? ['Nobody has answered it yet.'] : []),
      ],
    }));
  const answered = questions.flatMap(({ text: asked, answers }) =>
    answers
      .filter(({ authority }) => authority === code)
      .map(({ at, text, personId, evidence }) => ({
        at,
        what: `Answer to the arbitrator by ${person(personId, code).name}`,
        text,
        beneath: [`The question: ${asked}`, ...evidence.map(supportedBy)],
      })),
  );
  return [...said, ...offered, ...answered]
    .sort((one, other) => one.at.localeCompare(other.at))
    .map(({ at, ...saying }) => ({ ...saying, when: dateAndTimeOf(at) }));
}

function supportedBy({ title, ownReference }: EvidenceItem): string {
  return `Supported by: ${title}${ownReference === undefined ? '' : ` (${ownReference})`}`;
}

/** What the arbitrator asked, and who has yet to answer. */
export function questionFacts({ questions = [] }: DisputeView): Fact[] {
  return questions.map(({ text, parties, answers, dueAt }) => {
    const silent = parties.filter((code) => answers.every(({ authority }) => authority !== code));
    const open = `${listed(silent.map(authorityName))} to answer by ${weekdayAndTimeOf(dueAt)}.`;
    return {
      key: 'The arbitrator asks',
      value: `${text} ${silent.length === 0 ? 'Every side asked has answered.' : open}`,
    };
  });
}

function stepsOf({ stages, stage, state }: DisputeView): DisputePageView['steps'] {
  const isOver = state !== 'open' && state !== 'arbitration';
  return STEPS.map((text, place) => {
    const visits = stages.filter((one) => one.stage === place);
    const isHere = !isOver && place === stage;
    return {
      text,
      state: isHere ? 'Now' : visits.length > 0 ? 'Done' : 'Not reached',
      beneath: visits.flatMap(visitOf),
    };
  });
}

function visitOf({ enteredAt, leftAt, how, missed }: StageView): string[] {
  const end =
    leftAt === undefined || how === undefined
      ? ''
      : ` Until ${dateAndTimeOf(leftAt)}: ${ENDINGS[how]}.`;
  const silent =
    missed.length === 0 ? [] : [`No answer from ${listed(missed.map(authorityName))}.`];
  return [`From ${dateAndTimeOf(enteredAt)}.${end}`, ...silent];
}

function outcomeOf(
  { people }: WithNames<DisputeView>,
  { how, terms, reasons, ledBy, funding, decidedBy, at, dueAt, parties }: OutcomeView,
): DisputePageView['outcome'] {
  const by = people?.find(({ id }) => id === decidedBy);
  return {
    heading: how === 'agreed' ? 'What the boroughs agreed' : 'What was decided',
    facts: [
      { key: 'When', value: dateAndTimeOf(at) },
      ...known('By', by && `${by.contact.name}, ${authorityName(by.authority)}`),
      { key: 'What binds', value: terms },
      ...known('Reasons', reasons),
      ...known('Who leads', ledBy && authorityName(ledBy)),
      ...fundingFacts(funding),
      ...known('To be carried out by', dueAt && dateAndTimeOf(dueAt)),
      ...parties.map(carriedOut),
    ],
  };
}
