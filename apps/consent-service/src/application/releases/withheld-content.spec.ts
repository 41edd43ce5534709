import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import type { RequestReleasePayload } from '@hub/contracts/consent';
import { asked, delivered, FakeUnitOfWork } from '@hub/testing';
import { readPolicies } from '@hub/service-host';
import {
  CONSENT,
  DOCUMENT,
  EPISODE,
  grantedConsent,
  GREENWICH,
  LEWISHAM,
  openCustody,
  RECIPIENT_KEY,
  SCHEDULE,
  tools,
} from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { OverrideSharing } from '../overrides/override-sharing.js';
import type { ConsentStores } from '../ports.js';
import { OnEpisodeChanged } from '../on-episode-changed.js';
import { ContentKeys } from './content-keys.js';
import { ReleaseContent } from './release-content.js';

/** Lead CAF contacts ask: they work with every child of their authority. */
const contact = (authority: string) => asked(authority, { roles: ['lead_caf_contact'] });
const command: RequestReleasePayload = {
  documentId: DOCUMENT,
  purpose: 'support',
  recipientKey: RECIPIENT_KEY,
};
const issue = {
  episodeId: EPISODE,
  documentId: DOCUMENT,
  documentVersion: 1,
  authority: LEWISHAM,
  category: 'assessment' as const,
};

describe('content that a correction holds back', () => {
  let work: FakeUnitOfWork<ConsentStores>;
  let at: ReturnType<typeof tools>;
  let keys: ContentKeys;
  let releases: ReleaseContent;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryConsentStores());
    at = tools();
    keys = new ContentKeys(work, openCustody, at);
    releases = new ReleaseContent(work, openCustody, at, readPolicies());
    await work.stores.counterparts.claim(EPISODE, LEWISHAM);
    await work.stores.consents.add(
      grantedConsent(CONSENT, { scope: ['existence', 'contact', 'content'] }),
    );
    await keys.issue(issue, delivered(1));
    await work.stores.counterparts.add(EPISODE, [LEWISHAM, GREENWICH, 'E09000001']);
  });
  const request = async (change: Partial<RequestReleasePayload> = {}) => {
    const release = await releases.request({ ...command, ...change }, contact(GREENWICH));
    if (isRefusal(release)) throw new Error(release.refused);
    return release;
  };
  const handOver = (releaseId: string, recipient = GREENWICH) =>
    releases.handOver({ releaseId, recipient }, contact(recipient));

  const correction = { correctionId: EPISODE, episodeId: EPISODE, documentId: DOCUMENT };
  let facts = 20;
  const hold = (because: 'sent_too_wide' | 'wrong_child', withheld = true) =>
    new OnEpisodeChanged(work, at, SCHEDULE).withholds(
      { ...correction, because, withheld },
      delivered((facts += 1)),
    );
  const overrideFor = (recipient: string) =>
    new OverrideSharing(work, at, readPolicies()).make(
      {
        ...{ episodeId: EPISODE, recipient, categories: ['assessment'] },
        ...{ ground: 'significant_harm', explanation: 'x', familyTold: true },
      },
      contact(LEWISHAM),
    );

  it('goes to nobody under a consent, and what was asked for is not fetched, until it is let go', async () => {
    const before = await request();
    await hold('sent_too_wide');
    const denied = { refused: 'sharing_denied', detail: expect.stringContaining('corrected') };
    expect(await releases.request(command, contact(GREENWICH))).toMatchObject(denied);
    expect(await handOver(before.id)).toMatchObject(denied);
    expect(await releases.read({ releaseId: before.id }, asked(GREENWICH))).toMatchObject({
      state: 'stopped',
      because: 'document_corrected',
      rule: 'correction-1',
    });
    await hold('sent_too_wide', false);
    expect(await request()).toMatchObject({ because: 'consent_in_force' });
    expect(await handOver(before.id)).not.toHaveProperty('refused');
  });

  it('is stopped at once where nobody fetched it, and another document is released as before', async () => {
    const other = { ...issue, documentId: '019a5b00-0000-7000-8000-00000000d003' };
    await keys.issue(other, delivered(7));
    const [stopped, fetched] = [await request(), await request()];
    const goesOn = await request({ documentId: other.documentId });
    await handOver(fetched.id);
    await hold('sent_too_wide');
    const states = async (ids: string[]) =>
      Promise.all(ids.map(async (id) => (await work.stores.releases.find(id))?.state));
    expect(await states([stopped.id, fetched.id, goesOn.id])).toEqual([
      'stopped',
      'handed_over',
      'authorised',
    ]);
    expect(await handOver(goesOn.id)).not.toHaveProperty('refused');
  });

  it('is opened in the public interest where it was sent too wide, and by nothing where it is of another child', async () => {
    await overrideFor(GREENWICH);
    await hold('sent_too_wide');
    expect(await request()).toMatchObject({ because: 'public_interest' });
    await hold('wrong_child');
    expect(await releases.request(command, contact(GREENWICH))).toMatchObject({
      refused: 'sharing_denied',
      detail: 'It is not permitted: document_corrected.',
    });
  });
});
