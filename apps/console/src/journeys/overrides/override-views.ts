import { authorityName } from '@hub/contracts';
import {
  type OpenedOverride,
  type OverrideList,
  type OverrideView,
  ReviewOverride,
} from '@hub/contracts/consent';
import { type Acts, linksTo } from '../../pages/acts.js';
import { isYes } from '../../pages/fields.js';
import { type Fact, known, type Link, type Row, type Tag } from '../../pages/parts.js';
import { textOf } from '../../session/form.js';
import type { Person } from '../../session/session-state.js';
import { counted } from '../../words/counts.js';
import { dateAndTimeOf, weekdayAndTimeOf } from '../../words/dates.js';
import { listed } from '../../words/lists.js';
import { DOCUMENTS } from '../consents/consent-words.js';
import { GROUNDS, JUDGEMENTS, REVIEWS } from './override-words.js';

export const OVERRIDE_ACTS: Acts<OpenedOverride> = {
  review: {
    title: 'Was it right to share this?',
    lead: 'You work for a borough that had no part in it. Ring who did it if you need to know more. Both boroughs read your reason, and so can the family.',
    button: 'Send the answer',
    notice: 'Your answer was sent.',
    isOpenTo: ({ reviewer, review }, { authority }) =>
      review === 'waiting' && reviewer === authority,
    fields: () => [
      {
        kind: 'one',
        name: 'justified',
        label: 'Was it right?',
        words: JUDGEMENTS,
        missing: 'Select yes or no',
      },
      { kind: 'lines', name: 'reason', label: 'Why?', missing: 'Enter why', most: 500 },
    ],
    definition: ReviewOverride,
    order: (form, { id: overrideId }) => ({
      overrideId,
      justified: isYes(form, 'justified'),
      reason: textOf(form, 'reason'),
    }),
  },
};

export interface OverridePageView {
  readonly title: string;
  readonly tag: Tag;
  readonly facts: readonly Fact[];
  readonly links: readonly Link[];
  /** Nothing for who checks it, who has no part in the case. */
  readonly caseHref: string | undefined;
}

export function overridePageView(override: OpenedOverride, viewer: Person): OverridePageView {
  const { id, episodeId, reviewer, review } = override;
  return {
    title: 'Shared without consent',
    tag: REVIEWS[review],
    facts: overrideFacts(override),
    links: linksTo(OVERRIDE_ACTS, override, viewer, `/overrides/${id}`),
    caseHref: reviewer === viewer.authority ? undefined : `/cases/${episodeId}`,
  };
}

export function overrideFacts(override: OpenedOverride): Fact[] {
  const { madeBy, madeAt, categories, ground, explanation, adviceFrom } = override;
  const { familyTold, whyNotTold, expiresAt, reviewer, reviewBy, review, documents } = override;
  return [
    { key: 'Shared by', value: `${authorityName(madeBy)}, ${dateAndTimeOf(madeAt)}` },
    { key: 'With', value: recipientOf(override) },
    { key: 'What', value: listed(categories.map((one) => DOCUMENTS[one].toLowerCase())) },
    { key: 'Why', value: GROUNDS[ground] },
    ...known('In their words', explanation),
    ...known('Advice from', adviceFrom),
    {
      key: 'The family',
      value: familyTold ? 'Knows of it' : `Does not know${whyNotTold ? `: ${whyNotTold}` : ''}`,
    },
    { key: 'Can be read until', value: weekdayAndTimeOf(expiresAt) },
    { key: 'Documents that it opens', value: String(documents.length) },
    {
      key: 'Checked by',
      value: `${authorityName(reviewer)}${review === 'waiting' ? `, by ${weekdayAndTimeOf(reviewBy)}` : ''}`,
    },
  ];
}

function recipientOf({ recipient, toldOutside }: OverrideView): string {
  if (recipient !== undefined) return authorityName(recipient);
  return toldOutside?.organisation ?? 'Somebody outside the hub';
}

export interface OverrideListView {
  readonly title: string;
  readonly sentence: string;
  readonly rows: readonly Row[];
}

export function overrideListView({ items }: OverrideList): OverrideListView {
  return {
    title: 'Shared without consent',
    sentence:
      items.length === 0
        ? 'Your borough shared nothing without consent, was shown nothing, and has nothing to check.'
        : `${counted(items.length, 'time')}. What waits for your check stands first.`,
    rows: items.map((override) => ({
      text: `${authorityName(override.madeBy)} shared with ${recipientOf(override)}`,
      href: `/overrides/${override.id}`,
      about: `${GROUNDS[override.ground]}. ${dateAndTimeOf(override.madeAt)}`,
      tag: REVIEWS[override.review],
    })),
  };
}
