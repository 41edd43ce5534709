import type { DecidedOutcome, OutcomePage } from '@hub/contracts/arbitration';
import { nextPageOf } from '../../pages/paging.js';
import { type Card, type Fact, known } from '../../pages/parts.js';
import { type SelectionLink, selectionIn, selectionLinks } from '../../pages/selections.js';
import { counted } from '../../words/counts.js';
import { authorityName } from '@hub/contracts';
import { dateAndTimeOf, dateOf } from '../../words/dates.js';
import { carriedOut, KINDS, STATES } from './dispute-words.js';
import { fundingFacts } from './funding-fields.js';

/** Which of the decisions are shown. */
export const DECIDED = {
  all: { text: 'All', query: {} },
  open: { text: 'To be carried out', query: { state: 'resolved' } },
  done: { text: 'Carried out', query: { state: 'carried_out' } },
  again: { text: 'Taken up again', query: { state: 'arbitration' } },
} as const;

export interface OutcomesView {
  readonly title: string;
  readonly sentence: string;
  readonly choices: readonly SelectionLink[];
  readonly outcomes: readonly Card[];
  readonly nextPage?: string;
}

/** What an arbitrator decided, and what became of it. */
export function outcomesView(
  { items, nextCursor }: OutcomePage,
  chosen: keyof typeof DECIDED,
): OutcomesView {
  return {
    title: 'What you decided',
    sentence: sentenceOf(items, chosen),
    choices: selectionLinks('/outcomes', DECIDED, chosen),
    outcomes: items.map((one) => ({
      heading: `${KINDS[one.kind]}, ${dateOf(one.at)}`,
      tag: STATES[one.state],
      facts: factsOfDecision(one),
    })),
    ...nextPageOf('/outcomes', nextCursor, selectionIn(chosen)),
  };
}

function sentenceOf(items: readonly DecidedOutcome[], chosen: keyof typeof DECIDED): string {
  if (items.length === 0)
    return chosen === 'all'
      ? 'You have decided no disagreement yet.'
      : 'None of your decisions is like that.';
  const open = items.filter(({ parties, stands }) =>
    stands ? parties.some((one) => one.carriedOutAt === undefined) : false,
  ).length;
  const rest =
    open === 0
      ? 'Every side has done its part.'
      : `${counted(open, 'is', 'are')} not carried out by every side.`;
  return `${counted(items.length, 'decision')}. ${rest}`;
}

function factsOfDecision(one: DecidedOutcome): Fact[] {
  const { terms, reasons, ledBy, funding, dueAt, parties, stands, riskOfHarm } = one;
  return [
    { key: 'What binds', value: terms ?? 'It has ended: the words are kept no more.' },
    ...known('Reasons', reasons),
    ...known('Who leads', ledBy && authorityName(ledBy)),
    ...fundingFacts(funding),
    ...(riskOfHarm ? [{ key: 'Risk of harm', value: 'Yes' }] : []),
    ...known('To be carried out by', dueAt && dateAndTimeOf(dueAt)),
    ...parties.map(carriedOut),
    ...(stands
      ? []
      : [{ key: 'Does it stand?', value: 'No. Another outcome has taken its place.' }]),
  ];
}
