import { describe, expect, it } from '@jest/globals';
import type { InboxItem } from '@hub/contracts/notification';
import type { ReferralView } from '@hub/contracts/protection';
import type { Person } from '../../session/session-state.js';
import { pageOf } from '../home/inbox-words.js';
import { SOCIAL_CARE_ACTS } from './social-care-acts.js';
import { socialCareView } from './social-care-view.js';

const ID = '01900000-0000-7000-8000-000000000001';
const [LEWISHAM, MERTON] = ['E09000023', 'E09000024'];
const ASKED: ReferralView = {
  ...{ id: ID, kind: 'ics', episodeId: ID, referredBy: LEWISHAM, state: 'referred' },
  ...{ section: 'section_47', authority: MERTON, team: 'MASH', endsCaf: true },
  ...{ referredAt: '2026-11-23T09:00:00Z', dueAt: '2026-11-24T17:00:00Z', waits: [], version: 1 },
};
const viewer = (authority: string): Person => ({
  ...{ id: ID, name: 'Ada', post: 'x', authority },
  roles: ['practitioner'],
});
const linksFor = (change: Partial<ReferralView>, person: Person): string[] =>
  socialCareView({ ...ASKED, ...change }, person).links.map(({ href }) => href);

describe('what social care is asked', () => {
  it('is answered and closed by the borough that was asked alone', () => {
    expect(linksFor({}, viewer(MERTON))).toEqual([`/social-care/${ID}/answer`]);
    expect(linksFor({ state: 'accepted' }, viewer(MERTON))).toEqual([`/social-care/${ID}/closed`]);
    expect(linksFor({ state: 'closed' }, viewer(MERTON))).toEqual([]);
    expect(linksFor({}, viewer(LEWISHAM))).toEqual([]);
  });

  it('says who answers by when, and leads nobody to a case that is not theirs', () => {
    const { sentences, back } = socialCareView(ASKED, viewer(MERTON));
    expect(sentences).toEqual([
      'MASH, Merton is to answer by Tuesday 24 November 2026 at 5pm. If it is urgent, ring them.',
      'The assessment stops meanwhile: social care takes over.',
    ]);
    expect(back.href).toBe('/');
    expect(socialCareView(ASKED, viewer(LEWISHAM)).back.href).toBe(`/cases/${ID}/next`);
    const done = socialCareView({ ...ASKED, state: 'accepted', endsCaf: false }, viewer(MERTON));
    expect(done.sentences).toEqual(['The assessment goes on meanwhile.']);
  });

  it('sends a reason with a no, and a reference with a yes', () => {
    const form = { because: 'already_open', ownReference: 'ICS-1' };
    const order = (answer: string) =>
      SOCIAL_CARE_ACTS['answer']?.order({ ...form, answer }, ASKED, viewer(MERTON));
    expect(order('accepted')).toEqual({
      referralId: ID,
      answer: 'accepted',
      ownReference: 'ICS-1',
    });
    expect(order('not_accepted')).toEqual({
      ...{ referralId: ID, answer: 'not_accepted', because: 'already_open' },
    });
  });

  it('is where an answer of social care waits', () => {
    const item = { step: 'answer_referral', workflow: 'referral', subject: ID };
    expect(pageOf(item as object as InboxItem)).toBe(`/social-care/${ID}`);
  });
});
