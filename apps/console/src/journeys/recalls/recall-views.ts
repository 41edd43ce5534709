import { authorityName } from '@hub/contracts';
import {
  type ConsentPage,
  type ConsentView,
  RecordConsent,
  type RecallPage,
  type RecallReport,
  type SharingMatrix,
} from '@hub/contracts/consent';
import { linksTo, mayAsk } from '../../pages/acts.js';
import { nextPageOf } from '../../pages/paging.js';
import type { LivePart } from '../../pages/live-part.js';
import { type Fact, known, type Link, type LinkedCard, type Row } from '../../pages/parts.js';
import { type SelectionLink, selectionIn, selectionLinks } from '../../pages/selections.js';
import type { Person } from '../../session/session-state.js';
import { counted } from '../../words/counts.js';
import { dateAndTimeOf, dateOf, weekdayAndTimeOf } from '../../words/dates.js';
import { listed } from '../../words/lists.js';
import { whatOf } from '../cases/sharing-words.js';
import { baseOf as newConsentOf, type MatrixRow, matrixRows } from '../consents/consent-views.js';
import { GIVERS } from '../consents/consent-words.js';
import { whatWasDone } from './keeping.js';
import { CONSENT_ACTS, RECALL_ACTS } from './recall-acts.js';

const STATES: Readonly<Record<ConsentView['state'], string>> = {
  granted: 'In force',
  refused: 'The family said no',
  withdrawn: 'Taken back',
  expired: 'Run out',
  superseded: 'Another took its place',
  other_child: 'It was about another child',
};

export interface ConsentsView {
  readonly title: string;
  readonly back: string;
  readonly sentence: string;
  readonly matrix: readonly MatrixRow[];
  readonly links: readonly Link[];
  readonly consents: readonly LinkedCard[];
}

/** What a family decided on sharing, the newest first, and what can be done about each. */
export function consentsView(
  episodeId: string,
  { items }: ConsentPage,
  matrix: SharingMatrix,
  viewer: Person,
): ConsentsView {
  return {
    matrix: matrixRows(matrix),
    links: mayAsk(RecordConsent, viewer)
      ? [{ text: 'Record what the family says now', href: newConsentOf(episodeId) }]
      : [],
    title: 'What the family agreed to',
    back: `/cases/${episodeId}`,
    sentence:
      items.length === 0
        ? 'Nothing that the family decided was told to your borough.'
        : `${counted(items.length, 'decision')}, the newest first.`,
    consents: items.map((consent) => ({
      heading: `${STATES[consent.state]}, ${dateOf(consent.givenAt)}`,
      facts: factsOf(consent),
      links: linksOf(consent, viewer),
    })),
  };
}

function factsOf(consent: ConsentView): Fact[] {
  const { authority, givenBy, expiresAt, endedAt } = consent;
  const giver = givenBy.kind === 'carer' ? 'A carer' : GIVERS[givenBy.kind];
  return [
    { key: 'Decided by', value: giver },
    { key: 'Written down by', value: authorityName(authority) },
    { key: 'Who may see it', value: recipientsOf(consent) },
    { key: 'What they may see', value: whatOf([consent]) },
    ...known('Until', expiresAt && dateOf(expiresAt)),
    ...known('Ended', endedAt && dateAndTimeOf(endedAt)),
  ];
}

export function recipientsOf({ recipients }: ConsentView): string {
  return recipients.kind === 'all_counterparts'
    ? 'Every borough with a part in the case'
    : listed((recipients.authorities ?? []).map(authorityName));
}

function linksOf(consent: ConsentView, viewer: Person): Link[] {
  const { id, receipts } = consent;
  const isRecalled = receipts.some(({ notice }) => notice === 'withdrawn');
  return [
    ...linksTo(CONSENT_ACTS, consent, viewer, `/consents/${id}`),
    ...(isRecalled
      ? [{ text: 'Who still holds what was shared', href: `/consents/${id}/recall` }]
      : []),
  ];
}

export interface RecallPageView {
  readonly title: string;
  readonly back: string;
  readonly sentence: string;
  readonly live: LivePart;
  readonly rows: readonly {
    readonly borough: string;
    readonly told: string;
    readonly confirmed: string;
    readonly done: string;
    readonly due: string;
    readonly isLate: boolean;
  }[];
  readonly acts: readonly Link[];
}

/** By borough: told, confirmed, deleted, kept on which ground, overdue. */
export function recallView(
  report: RecallReport,
  { episodeId }: Pick<ConsentView, 'episodeId'>,
  viewer: Person,
): RecallPageView {
  const { consentId, recalls } = report;
  return {
    title: 'Who still holds what was shared',
    back: `/cases/${episodeId}/consents`,
    sentence: sentenceOf(report),
    live: {
      address: `/live/recalls/${consentId}`,
      shown: sentenceOf(report),
      again: `/consents/${consentId}/recall`,
      text: 'Refresh this page',
    },
    rows: recalls.map((one) => ({
      borough: authorityName(one.authority),
      told: one.toldAt === undefined ? 'Not yet' : dateAndTimeOf(one.toldAt),
      confirmed: one.confirmedAt === undefined ? 'Not yet' : dateAndTimeOf(one.confirmedAt),
      done: whatWasDone(one),
      due: weekdayAndTimeOf(one.dueAt),
      isLate: one.state === 'overdue',
    })),
    acts: linksTo(RECALL_ACTS, report, viewer, `/consents/${consentId}/recall`),
  };
}

export function sentenceOf({ holders, enforced, overdue }: RecallReport): string {
  if (holders === 0) return 'Nobody has to give anything back.';
  const late = overdue === 0 ? '' : ` ${counted(overdue, 'borough is', 'boroughs are')} overdue.`;
  if (enforced === holders) return 'Every borough has said what it did.';
  return `${String(enforced)} of ${counted(holders, 'borough')} have said what they did.${late}`;
}

export interface RecallListView {
  readonly title: string;
  readonly sentence: string;
  readonly choices: readonly SelectionLink[];
  readonly rows: readonly Row[];
  readonly nextPage?: string;
}

/** Which recalls a list shows, by the words in its address. */
export const CHOICES = {
  all: { text: 'All', query: {} },
  owed: { text: 'To be answered by us', query: { direction: 'in', state: 'open' } },
  asked: { text: 'Asked for by us', query: { direction: 'out' } },
  overdue: { text: 'Overdue', query: { state: 'overdue' } },
} as const;

export function recallListView(
  { items, nextCursor }: RecallPage,
  chosen: keyof typeof CHOICES,
): RecallListView {
  return {
    title: 'What was shared and is taken back',
    sentence:
      items.length > 0
        ? `${nextCursor === undefined ? '' : 'The newest '}${counted(items.length, 'family’s word', 'families’ words')} that no longer holds.`
        : 'Nothing here. A family’s “no” stands here from the moment when it is written down.',
    choices: selectionLinks('/recalls', CHOICES, chosen),
    rows: items.map((entry) => ({
      text: sentenceOf(entry),
      href: `/consents/${entry.consentId}/recall`,
      about: `Asked for by ${authorityName(entry.recordedBy)}, ${dateAndTimeOf(entry.recalledAt)}`,
      tag: entry.overdue > 0 ? { text: 'Overdue', colour: 'red' } : undefined,
    })),
    ...nextPageOf('/recalls', nextCursor, selectionIn(chosen)),
  };
}
