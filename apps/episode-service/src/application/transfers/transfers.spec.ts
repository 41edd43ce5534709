import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal, type TransferView } from '@hub/contracts';
import { asked, CountingIds, delivered, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { CONSENT, consentRegister, EPISODE, episode, GREENWICH, knownConsent, LEWISHAM, people, person, SOUTHWARK } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { AcceptTransfer } from './accept-transfer.js';
import { Nominate } from './nominate.js';
import { OnConsentChanged } from '../episodes/on-consent-changed.js';
import type { EpisodeStores } from '../ports.js';
import { ProposeTransfer } from './propose-transfer.js';
import { ReadTransfers } from './read-transfers.js';
import { StopTransfer } from './stop-transfer.js';

const proposal = { episodeId: EPISODE, toAuthority: GREENWICH, reason: 'move', familyView: 'agrees' } as const;
const lead = (expectedVersion: number) => asked(GREENWICH, { personId: person(9), roles: ['lead_caf_contact'], expectedVersion });
const nominee = (expectedVersion: number) => asked(GREENWICH, { personId: person(2), expectedVersion });

describe('the transfer of a Lead Professional', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let transferId: string;
  const clock = new FixedClock();

  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    await work.stores.episodes.add(episode());
    await work.stores.consents.remember(knownConsent());
    const proposed = await new ProposeTransfer(work, consentRegister, clock, new CountingIds()).execute(proposal, asked(LEWISHAM));
    if (isRefusal(proposed)) throw new Error(proposed.refused);
    transferId = proposed.id;
  });
  const nominate = (version = 1, personId = person(2)) => new Nominate(work, people).execute({ transferId, personId }, lead(version));
  const accept = (version = 2) => new AcceptTransfer(work, clock).execute({ transferId }, nominee(version));
  const leadNow = async () => (await work.stores.episodes.find(EPISODE))?.lead;

  it('goes from proposal to nomination to acceptance, in which the role passes', async () => {
    expect((await work.stores.episodes.find(EPISODE))?.state).toBe('transferring');
    expect(await nominate()).toMatchObject({ state: 'nominated', version: 2 });
    expect(await leadNow()).toMatchObject({ authority: LEWISHAM });
    expect(await accept()).toMatchObject({ state: 'completed', version: 3 });
    expect(await leadNow()).toEqual({ term: 2, authority: GREENWICH, personId: person(2), since: clock.now() });
    expect(work.told).toEqual([
      ['transfer.proposed.v1', [GREENWICH, LEWISHAM]],
      ['transfer.nominated.v1', [GREENWICH, LEWISHAM]],
      ['transfer.completed.v1', [GREENWICH, LEWISHAM]],
    ]);
  });

  it('refuses a step taken on an older version, or on none', async () => {
    expect(await nominate(9)).toEqual({ refused: 'etag_stale' });
    const { expectedVersion: _none, ...without } = lead(1);
    expect(await new Nominate(work, people).execute({ transferId, personId: person(2) }, without)).toEqual({ refused: 'precondition_required' });
  });

  it('refuses a nominee who works elsewhere', async () => {
    expect(await nominate(1, person(3))).toEqual({ refused: 'person_unknown' });
  });

  it('is as good as missing for everyone but its two parties', async () => {
    const read = new ReadTransfers(work);
    expect(await read.one({ transferId }, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    expect(await read.one({ transferId }, asked(GREENWICH))).toMatchObject({ id: transferId });
    expect(await read.one({ transferId }, asked(GREENWICH))).not.toHaveProperty('outgoingTerm');
    expect(await read.list({}, asked(GREENWICH))).toMatchObject({ items: [{ id: transferId }] });
    expect(await read.list({}, asked(SOUTHWARK))).toEqual({ items: [] });
    expect(await read.list({ cursor: 'x' }, asked(GREENWICH))).toMatchObject({ refused: 'invalid_request' });
  });

  it.each(['decline', 'cancel'] as const)('that ends with %s leaves the lead alone and the episode free for another', async (how) => {
    const by = how === 'decline' ? lead(1) : asked(LEWISHAM, { expectedVersion: 1 });
    const stopped = (await new StopTransfer(work, clock).execute(how, { transferId, reason: 'a private reason' }, by)) as TransferView;
    expect(stopped.endedBecause).toBe('a private reason');
    expect(JSON.stringify(work.facts.map((fact) => fact.payload))).not.toContain('private');
    expect(await leadNow()).toEqual(episode().lead);
    expect((await work.stores.episodes.find(EPISODE))?.state).toBe('registered');
  });

  it('cannot complete after its term has ended', async () => {
    await nominate();
    await work.stores.episodes.save(episode({ state: 'transferring', lead: { ...episode().lead, term: 5 } }));
    expect(await accept()).toMatchObject({ refused: 'conflict' });
  });

  it('is cancelled when the consent is withdrawn, and the episode stops', async () => {
    const react = new OnConsentChanged(work, clock);
    const withdrawn = { consentId: CONSENT, episodeId: EPISODE, authority: LEWISHAM, withdrawnAt: clock.now() };
    await react.withdrawn(withdrawn, delivered(1));
    await react.withdrawn(withdrawn, delivered(2));
    expect(work.told.slice(1)).toEqual([
      ['episode.withdrawn.v1', [LEWISHAM]],
      ['transfer.cancelled.v1', [GREENWICH, LEWISHAM]],
    ]);
    expect(await nominate(2)).toMatchObject({ refused: 'conflict' });
  });

  it('needs consent that covers the receiving authority', async () => {
    await new StopTransfer(work, clock).execute('cancel', { transferId, reason: 'x' }, asked(LEWISHAM, { expectedVersion: 1 }));
    const propose = new ProposeTransfer(work, consentRegister, clock, new CountingIds());
    expect(await propose.execute({ ...proposal, toAuthority: SOUTHWARK }, asked(LEWISHAM))).toEqual({ refused: 'consent_missing' });
    expect(await propose.execute(proposal, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
  });
});

describe('a consent granted', () => {
  it('is remembered, and does not undo a withdrawal that arrived before it', async () => {
    const work = new FakeUnitOfWork(inMemoryEpisodeStores());
    const react = new OnConsentChanged(work, new FixedClock());
    const granted = { consentId: CONSENT, episodeId: EPISODE, authority: LEWISHAM, scope: ['contact' as const], recipientRule: { kind: 'all_counterparts' as const }, recordedAt: '2026-03-02T09:30:00.000Z' };
    await react.granted(granted, delivered(1));
    expect(await work.stores.consents.find(CONSENT)).toMatchObject({ state: 'granted' });
    await react.withdrawn({ consentId: CONSENT, episodeId: EPISODE, authority: LEWISHAM, withdrawnAt: '2026-03-02T09:30:00.000Z' }, delivered(2));
    await react.granted(granted, delivered(3));
    expect(await work.stores.consents.find(CONSENT)).toMatchObject({ state: 'withdrawn' });
  });

  it.each([
    ['another of the same authority in force goes on under it', 'expired', true],
    ['one that took its place goes on under that', 'superseded', true],
    ['the family’s withdrawal stops, whatever else is in force', 'withdrawn', false],
  ] as const)('that ends while %s', async (_what, because, goesOn) => {
    const work = new FakeUnitOfWork(inMemoryEpisodeStores());
    await work.stores.episodes.add(episode());
    await work.stores.consents.remember(knownConsent());
    const other = testId(77);
    if (because !== 'superseded') await work.stores.consents.remember(knownConsent({ id: other }));
    const ended = { consentId: CONSENT, episodeId: EPISODE, authority: LEWISHAM, because, withdrawnAt: '2026-03-02T09:30:00.000Z', ...(because === 'superseded' ? { supersededBy: other } : {}) };
    await new OnConsentChanged(work, new FixedClock()).withdrawn(ended, delivered(1));
    const now = await work.stores.episodes.find(EPISODE);
    expect([now?.state, now?.consentId]).toEqual(goesOn ? ['registered', other] : ['withdrawn', CONSENT]);
  });

  it('stays as it is where it was narrowed for others alone', async () => {
    const work = new FakeUnitOfWork(inMemoryEpisodeStores());
    await work.stores.episodes.add(episode());
    const narrowed = { consentId: CONSENT, episodeId: EPISODE, authority: LEWISHAM, because: 'narrowed' as const, withdrawnAt: '2026-03-02T09:30:00.000Z' };
    await new OnConsentChanged(work, new FixedClock()).withdrawn(narrowed, delivered(1));
    expect(await work.stores.episodes.find(EPISODE)).toEqual(episode());
  });
});
