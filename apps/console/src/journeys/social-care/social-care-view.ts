import { authorityName } from '@hub/contracts';
import type { ReferralView } from '@hub/contracts/protection';
import { linksTo } from '../../pages/acts.js';
import { type Fact, known, type Link, type Tag } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { dateAndTimeOf, weekdayAndTimeOf } from '../../words/dates.js';
import { SECTIONS } from '../steps/step-words.js';
import { SOCIAL_CARE_ACTS } from './social-care-acts.js';
import { STATES, WHY_NOT } from './social-care-words.js';

export interface SocialCareView {
  readonly title: string;
  readonly back: Link;
  readonly tag: Tag;
  readonly sentences: readonly string[];
  readonly facts: readonly Fact[];
  readonly links: readonly Link[];
}

/** What social care was asked about a child, and what it said. */
export function socialCareView(referral: ReferralView, viewer: Person): SocialCareView {
  const { id, episodeId, state, authority, referredBy } = referral;
  // Who is asked may have no part in the case.
  const isAskedAlone = authority === viewer.authority && referredBy !== viewer.authority;
  return {
    title: 'What social care was asked',
    back: isAskedAlone
      ? { text: 'Your work', href: '/' }
      : { text: 'Back to what happens next', href: `/cases/${episodeId}/next` },
    tag: STATES[state],
    sentences: sentencesOf(referral),
    facts: referralFacts(referral),
    links: linksTo(SOCIAL_CARE_ACTS, referral, viewer, `/social-care/${id}`),
  };
}

function sentencesOf({ state, dueAt, authority, team, endsCaf }: ReferralView): string[] {
  const who = `${team}, ${authorityName(authority)}`;
  return [
    ...(state === 'referred'
      ? [`${who} is to answer by ${weekdayAndTimeOf(dueAt)}. If it is urgent, ring them.`]
      : []),
    ...(state === 'referred' || state === 'accepted'
      ? [
          endsCaf
            ? 'The assessment stops meanwhile: social care takes over.'
            : 'The assessment goes on meanwhile.',
        ]
      : []),
  ];
}

export function referralFacts(referral: ReferralView): Fact[] {
  const { authority, team, section, referredBy, referredAt } = referral;
  const { answeredAt, because, ownReference, closedAt } = referral;
  return [
    { key: 'Who is asked', value: `${team}, ${authorityName(authority)}` },
    { key: 'Why', value: SECTIONS[section] },
    { key: 'Asked by', value: `${authorityName(referredBy)}, ${dateAndTimeOf(referredAt)}` },
    ...known('Answered', answeredAt && dateAndTimeOf(answeredAt)),
    ...known('Why not', because && WHY_NOT[because]),
    ...known('Social care’s reference', ownReference),
    ...known('Closed by social care', closedAt && dateAndTimeOf(closedAt)),
  ];
}
