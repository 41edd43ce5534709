import { expect, it } from '@jest/globals';
import { CONSENT, EPISODE, grantedConsent, GREENWICH } from '../testing/examples.js';
import { inMemoryConsentStores } from '../testing/in-memory-consents.js';
import { sharingRecord } from './sharing-record-step.js';

it('gives consents and parts of an episode, and what was said of the child in another', async () => {
  const given = inMemoryConsentStores();
  const consent = grantedConsent(CONSENT);
  await given.consents.add(consent);
  const parts = await given.counterparts.parts(EPISODE);
  expect(await sharingRecord(given, EPISODE)).toEqual({ consents: [consent], ...parts });
  expect(await sharingRecord(given, GREENWICH)).toMatchObject({ consents: [] });
  await given.counterparts.countIn(GREENWICH, [CONSENT]);
  expect(await sharingRecord(given, GREENWICH)).toMatchObject({
    consents: [],
    sameChild: [{ counterparts: [consent.authority], consents: [consent] }],
  });
});
