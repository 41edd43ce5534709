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
  SOUTHWARK,
  tools,
} from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { OverrideSharing } from '../overrides/override-sharing.js';
import type { ConsentStores } from '../ports.js';
import { EraseContent } from '../retention/erase-content.js';
import { ContentKeys } from './content-keys.js';
import { ReleaseContent } from './release-content.js';
import { withdrawingOn } from '../../testing/consents-at-work.js';

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

describe('content', () => {
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
  const withdraw = () =>
    withdrawingOn(work, at).execute({ consentId: CONSENT, withdrawnBy: 'child' }, asked(LEWISHAM));
  const request = async (change: Partial<RequestReleasePayload> = {}) => {
    const release = await releases.request({ ...command, ...change }, contact(GREENWICH));
    if (isRefusal(release)) throw new Error(release.refused);
    return release;
  };
  const handOver = (releaseId: string, recipient = GREENWICH) =>
    releases.handOver({ releaseId, recipient }, contact(recipient));

  it('has no key without a consent in force, for an authority it reaches', async () => {
    expect(await keys.issue({ ...issue, authority: 'E09000033' }, delivered(3))).toEqual({
      refused: 'consent_missing',
    });
    expect(await keys.issue({ ...issue, episodeId: DOCUMENT }, delivered(3))).toEqual({
      refused: 'consent_missing',
    });
    expect(await keys.issue({ ...issue, authority: GREENWICH }, delivered(3))).toEqual({
      refused: 'not_found',
    });
    await withdraw();
    expect(await keys.issue({ ...issue, documentVersion: 2 }, delivered(3))).toEqual({
      refused: 'consent_missing',
    });
  });

  it('is read by who added it, also after consent ended', async () => {
    await withdraw();
    expect(
      await keys.open({ documentId: DOCUMENT, documentVersion: 1, authority: LEWISHAM }),
    ).toMatchObject({ key: expect.any(String) });
    expect(
      await keys.open({ documentId: DOCUMENT, documentVersion: 1, authority: GREENWICH }),
    ).toEqual({ refused: 'not_found' });
  });

  it('is released in two steps: the recipient gets its key wrapped, and the holder hears of it once', async () => {
    const release = await request();
    expect(release).toMatchObject({
      state: 'authorised',
      because: 'consent_in_force',
      consentId: CONSENT,
      recipient: GREENWICH,
      holder: LEWISHAM,
    });
    expect(release).not.toHaveProperty('recipientKey');
    expect(await handOver(release.id)).toEqual({
      documentId: DOCUMENT,
      documentVersion: 1,
      contentKey: `${LEWISHAM} ${EPISODE} ${DOCUMENT} 1 for r`,
    });
    expect(await handOver(release.id)).toMatchObject({ contentKey: expect.any(String) });
    expect(work.told).toEqual([['release.handed_over.v1', [LEWISHAM]]]);
    expect(await releases.read({ releaseId: release.id }, asked(LEWISHAM))).toMatchObject({
      state: 'handed_over',
    });
    expect(await releases.read({ releaseId: release.id }, asked(SOUTHWARK))).toEqual({
      refused: 'not_found',
    });
  });

  it('leaves no key where consent ended between the two steps, and says so', async () => {
    const release = await request();
    await withdraw();
    expect(await handOver(release.id)).toEqual({
      refused: 'sharing_denied',
      detail: 'It is not permitted: withdrawn.',
    });
    expect(await releases.read({ releaseId: release.id }, asked(GREENWICH))).toMatchObject({
      state: 'stopped',
      because: 'withdrawn',
    });
    expect(work.told.map(([type]) => type)).not.toContain('release.handed_over.v1');
  });

  it('is denied with the reason to who has a part in the episode, and does not exist for others', async () => {
    expect(await releases.request({ ...command, purpose: 'dispute' }, contact(GREENWICH))).toEqual({
      refused: 'sharing_denied',
      detail: 'It is not permitted: purpose_not_covered.',
    });
    expect(await releases.request(command, contact('E09000001'))).toMatchObject({
      refused: 'sharing_denied',
    });
    expect(await releases.request(command, contact('E09000033'))).toEqual({ refused: 'not_found' });
    expect(await releases.request({ ...command, documentId: EPISODE }, contact(GREENWICH))).toEqual(
      {
        refused: 'not_found',
      },
    );
    expect(await releases.request(command, contact(LEWISHAM))).toMatchObject({
      refused: 'party_to_itself',
    });
    expect(
      await releases.request(
        { ...command, recipientKey: { ...RECIPIENT_KEY, kid: 'unusable' } },
        asked(GREENWICH),
      ),
    ).toEqual({ refused: 'key_unusable' });
    expect(work.facts).toEqual([]);
  });

  it('stays with who holds it where that was wanted: the holder is asked, may pass it while it is permitted, and nobody gets a key from here', async () => {
    const held = { ...issue, documentId: '019a5b00-0000-7000-8000-00000000d002', held: true };
    await keys.issue(held, delivered(5));
    const release = await request({ documentId: held.documentId });
    expect(work.told.at(-1)).toEqual(['release.content_wanted.v1', [LEWISHAM]]);
    expect(work.facts.at(-1)?.payload).toMatchObject({
      releaseId: release.id,
      recipient: GREENWICH,
      recipientKey: RECIPIENT_KEY,
      binding: `document ${held.documentId} 1`,
    });
    expect(await handOver(release.id)).toEqual({ refused: 'content_awaited' });
    const pass = (holder = LEWISHAM) =>
      releases.pass({ releaseId: release.id, holder }, delivered(6));
    expect(await pass(GREENWICH)).toEqual({ refused: 'not_found' });
    expect(await pass()).toEqual({
      documentId: held.documentId,
      documentVersion: 1,
      recipient: GREENWICH,
    });
    expect(
      await releases.handOver(
        { releaseId: release.id, recipient: GREENWICH, passed: true },
        contact(GREENWICH),
      ),
    ).toEqual({ documentId: held.documentId, documentVersion: 1 });
    expect(work.told.at(-1)).toEqual(['release.handed_over.v1', [LEWISHAM]]);
    const hosted = await request();
    expect(await releases.pass({ releaseId: hosted.id, holder: LEWISHAM }, delivered(8))).toEqual({
      refused: 'content_not_held',
    });
    const late = await request({ documentId: held.documentId });
    await withdraw();
    expect(
      await releases.pass({ releaseId: late.id, holder: LEWISHAM }, delivered(9)),
    ).toMatchObject({ refused: 'sharing_denied' });
    expect(
      await releases.handOver(
        { releaseId: late.id, recipient: GREENWICH, passed: true },
        contact(GREENWICH),
      ),
    ).toMatchObject({ refused: 'sharing_denied' });
    at.clock.advance(24 * 3_600_000);
    expect(await releases.pass({ releaseId: late.id, holder: LEWISHAM }, delivered(11))).toEqual({
      refused: 'release_over',
    });
  });

  it('is kept from whom the family excludes, by where they work and not by what they say', async () => {
    const excluding = grantedConsent('019a1c00-0000-7000-8000-0000000000e1', {
      scope: ['existence', 'contact', 'content'],
      excludedServices: ['police'],
    });
    await withdraw();
    await work.stores.consents.add(excluding);
    const officer = asked(GREENWICH, { roles: ['lead_caf_contact'], sector: 'police' });
    for (const service of [undefined, 'health'] as const)
      expect(
        await releases.request(
          { ...command, ...(service === undefined ? {} : { service }) },
          officer,
        ),
      ).toMatchObject({
        refused: 'sharing_denied',
        detail: expect.stringContaining('service_excluded'),
      });
    const { id } = await request();
    expect(await releases.handOver({ releaseId: id, recipient: GREENWICH }, officer)).toMatchObject(
      {
        refused: 'sharing_denied',
      },
    );
    expect(await handOver(id)).not.toHaveProperty('refused');
  });

  it('is fetched by who asked for it, within a day', async () => {
    const release = await request();
    expect(await handOver(release.id, SOUTHWARK)).toEqual({ refused: 'not_found' });
    at.clock.advance(24 * 3_600_000);
    expect(await handOver(release.id)).toEqual({ refused: 'release_over' });
  });

  it('is released without consent while an override of who added it holds, for what it names', async () => {
    const override = {
      episodeId: EPISODE,
      recipient: 'E09000001',
      categories: ['assessment' as const],
      ground: 'significant_harm' as const,
      explanation: 'x',
      familyTold: true,
    };
    await new OverrideSharing(work, at, readPolicies()).make(override, contact(GREENWICH));
    expect(await releases.request(command, contact('E09000001'))).toMatchObject({
      refused: 'sharing_denied',
    });
    await new OverrideSharing(work, at, readPolicies()).make(override, contact(LEWISHAM));
    const release = await releases.request(command, contact('E09000001'));
    expect(release).toMatchObject({ because: 'public_interest', rule: 'public-interest-1' });
    expect(release).not.toHaveProperty('consentId');
    expect(release).toMatchObject({
      validUntil: new Date(Date.parse(at.clock.now()) + 3_600_000).toISOString(),
    });
    at.clock.advance(3_600_000);
    expect(isRefusal(release) ? release : await handOver(release.id, 'E09000001')).toMatchObject({
      refused: 'release_over',
    });
  });

  it('is erased for ever with its data key, against a signed receipt, once no consent is in force', async () => {
    const release = await request();
    const erase = (
      reason: 'consent_withdrawn' | 'court_order' = 'consent_withdrawn',
      by = LEWISHAM,
    ) => new EraseContent(work, openCustody, at).execute({ episodeId: EPISODE, reason }, asked(by));
    expect(await erase()).toEqual({ refused: 'consent_in_force' });
    expect(await erase('court_order', GREENWICH)).toEqual({ refused: 'not_found' });
    expect(await erase('court_order')).toEqual({
      episodeId: EPISODE,
      reason: 'court_order',
      erasedAt: at.clock.now(),
      documents: 1,
      receipt: `signed ${JSON.stringify({ episodeId: EPISODE, reason: 'court_order', erasedAt: at.clock.now(), documents: 1 })}`,
    });
    expect(work.told.at(-1)).toEqual(['content.erased.v1', ['E09000001', GREENWICH, LEWISHAM]]);
    for (const gone of [
      await handOver(release.id),
      await keys.open({ documentId: DOCUMENT, documentVersion: 1, authority: LEWISHAM }),
      await keys.issue({ ...issue, documentVersion: 2 }, delivered(9)),
      await erase('court_order'),
    ]) {
      expect(gone).toEqual({ refused: 'content_erased' });
    }
  });
});
