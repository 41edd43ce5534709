import { expect, it } from '@jest/globals';
import { RequestRelease } from '@hub/contracts/consent';
import { namingField } from '@hub/contracts/shape';
import { testId } from '@hub/testing';
import type { AuthorisedRelease } from '../../domain/release.js';
import { askingsIn } from '../../domain/subject-access/who-asked.js';
import {
  DOCUMENT,
  EPISODE,
  grantedConsent,
  GREENWICH,
  LEWISHAM,
  RECIPIENT_KEY,
  toldOutside,
} from '../../testing/examples.js';
import { overrideItem, releaseItem } from './sharing-items.js';

const [ADA, BEN, CONSENT] = [testId(1), testId(2), testId(5)];
const release: AuthorisedRelease = {
  ...{ id: testId(6), documentId: DOCUMENT, documentVersion: 1, episodeId: EPISODE, held: false },
  ...{ recipient: GREENWICH, holder: LEWISHAM, category: 'assessment', purpose: 'support' },
  recipientKey: RECIPIENT_KEY,
  state: 'authorised',
  decision: { permitted: true, because: 'consent_in_force', rule: 'r', consentId: CONSENT },
  authorisedAt: '2026-03-02T09:30:00.000Z',
  validUntil: '2026-03-02T10:30:00.000Z',
  version: 1,
};
const asking = {
  ...{ at: release.authorisedAt, action: RequestRelease.type, outcome: 'done' },
  ...{ subject: DOCUMENT, by: { authority: GREENWICH, personId: ADA } },
};

it('a release says who asked, and which agreement permitted it, by no rule and no id', () => {
  const said = [grantedConsent(CONSENT)];
  const askings = askingsIn([{ index: 1, entry: JSON.stringify(asking) }]);
  const { fields } = releaseItem(release, { said, askings });
  expect(fields).toEqual(
    expect.arrayContaining([
      ...namingField('Who asked for it', ADA),
      { name: 'Why it was shown, or not', value: 'you had agreed to it' },
      { name: 'When you agreed to that', value: said[0]?.givenAt },
    ]),
  );
  for (const id of [release.id, DOCUMENT, EPISODE, CONSENT])
    expect(JSON.stringify(fields)).not.toContain(id);
  expect(fields.map(({ name }) => name).join()).not.toMatch(/rule/i);
  const alone = releaseItem(release, { said: [], askings: [] }).fields.map(({ name }) => name);
  expect(alone).not.toContain('Who asked for it');
  expect(alone).not.toContain('When you agreed to that');
});

it('an override says who decided it, and who looked at it afterwards', () => {
  const review = { justified: true, reason: 'r', personId: BEN, at: release.validUntil };
  const { fields } = overrideItem(toldOutside({ personId: ADA, review }));
  expect(fields).toEqual(
    expect.arrayContaining([
      ...namingField('Who decided that', ADA),
      ...namingField('Who looked at it afterwards', BEN),
    ]),
  );
});
