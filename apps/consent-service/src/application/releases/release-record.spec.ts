import { expect, it } from '@jest/globals';
import { asked, delivered, FakeUnitOfWork } from '@hub/testing';
import {
  CONSENT,
  EPISODE,
  grantedConsent,
  GREENWICH,
  LEWISHAM,
  SOUTHWARK,
  tools,
} from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { ReleaseRecord } from './release-record.js';
import { withdrawingOn } from '../../testing/consents-at-work.js';

const TRANSFER = '019a5b00-0000-7000-8000-00000000f001';

it('what stands on record leaves with a hand-over, to whom consent covers, while it is in force', async () => {
  const work = new FakeUnitOfWork(inMemoryConsentStores());
  const at = tools();
  await work.stores.counterparts.claim(EPISODE, LEWISHAM);
  await work.stores.consents.add(
    grantedConsent(CONSENT, {
      recipients: { kind: 'listed', authorities: [GREENWICH] },
      givenBy: { kind: 'child', capacityBasis: 'private' },
    }),
  );
  await work.stores.counterparts.add(EPISODE, [LEWISHAM, GREENWICH]);
  const release = (recipient: string) =>
    new ReleaseRecord(work, at).execute(
      { episodeId: EPISODE, recipient, transferId: TRANSFER },
      delivered(1),
    );
  const released = await release(GREENWICH);
  expect(released).toMatchObject({
    consents: [{ id: CONSENT, state: 'granted' }],
    sharingRegister: [],
  });
  expect(JSON.stringify(released)).not.toContain('private');
  expect(await release(SOUTHWARK)).toMatchObject({
    refused: 'sharing_denied',
    detail: 'It is not permitted: recipient_not_covered.',
  });
  await withdrawingOn(work, at).execute(
    { consentId: CONSENT, withdrawnBy: 'child' },
    asked(LEWISHAM),
  );
  expect(await release(GREENWICH)).toMatchObject({
    refused: 'sharing_denied',
    detail: 'It is not permitted: withdrawn.',
  });
});
