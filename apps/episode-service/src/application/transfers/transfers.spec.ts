import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import type { ProposeTransferPayload, TransferView } from '@hub/contracts/episode';
import type { MessageContext } from '@hub/use-case';
import { asked, CountingIds, delivered, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  CONSENT,
  consentRegister,
  EPISODE,
  episode,
  GREENWICH,
  knownConsent,
  LEWISHAM,
  people,
  person,
  SOUTHWARK,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { USUAL_TRANSFER_POLICY as policy } from '../../domain/transfers/transfer-policy.js';
import { OnConsentChanged } from '../episodes/on-consent-changed.js';
import { TakeStep } from '../episodes/take-step.js';
import type { EpisodeStores, SharingRecords } from '../ports.js';
import { MoveTransfer } from './move-transfer.js';
import { OnDisputeMoved } from './on-dispute-moved.js';
import { ProposeTransfer } from './propose-transfer.js';
import { ReadTransfers } from './read-transfers.js';
import { ReleasePack } from './release-pack.js';
import { WakeTransfer } from './wake-transfer.js';

const proposal = {
  episodeId: EPISODE,
  toAuthority: GREENWICH,
  reason: 'move',
  familyView: 'agrees',
} as const;
const lead = (expectedVersion: number) =>
  asked(GREENWICH, { personId: person(9), roles: ['lead_caf_contact'], expectedVersion });
const nominee = (expectedVersion: number) =>
  asked(GREENWICH, { personId: person(2), expectedVersion });
const DISPUTE = testId(8_001);
const disputed = {
  disputeId: DISPUTE,
  episodeId: EPISODE,
  kind: 'who_leads' as const,
  openedBy: LEWISHAM,
  respondents: [GREENWICH],
  riskOfHarm: false,
  state: 'open' as const,
  stage: 0,
  waits: [],
  version: 1,
};

describe('the transfer of a Lead Professional', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let clock: FixedClock;
  let ids: CountingIds;
  let transferId: string;
  let permitted: boolean;
  const records: SharingRecords = {
    release: () =>
      Promise.resolve(
        permitted ? { consents: [], sharingRegister: [] } : { refused: 'sharing_denied' as const },
      ),
  };

  beforeEach(async () => {
    clock = new FixedClock();
    ids = new CountingIds();
    permitted = true;
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    await work.stores.episodes.add(episode({ state: 'active' }));
    await work.stores.consents.remember(knownConsent());
    transferId = (await propose()).id;
  });
  const ask = (
    change: Partial<ProposeTransferPayload> = {},
    context: MessageContext = asked(LEWISHAM),
  ) =>
    new ProposeTransfer(
      work,
      { ...consentRegister, mayJoin: (_e, authority) => Promise.resolve(authority !== SOUTHWARK) },
      ids,
      policy,
    ).execute({ ...proposal, ...change }, context);
  const propose = async (change: Partial<ProposeTransferPayload> = {}): Promise<TransferView> => {
    const proposed = await ask(change);
    if (isRefusal(proposed)) throw new Error(proposed.refused);
    return proposed;
  };
  const move = () => new MoveTransfer(work, people, policy);
  const nominate = (version = 1, personId = person(2)) =>
    move().nominate({ transferId, personId }, lead(version));
  const accept = (version = 2) => move().accept({ transferId }, nominee(version));
  const pack = (by = nominee(0)) => new ReleasePack(work, records).execute({ transferId }, by);
  const receive = async (version = 3) => {
    const given = await pack();
    return move().receivePack(
      { transferId, digest: isRefusal(given) ? 'x'.repeat(64) : given.digest },
      nominee(version),
    );
  };
  const wake = (id = transferId) => new WakeTransfer(work, ids, policy).execute(id);
  const now = () => work.stores.episodes.find(EPISODE);
  const transfer = (id = transferId) => work.stores.transfers.find(id);
  const days = (count: number) => {
    clock.advance(count * 86_400_000);
  };

  it('goes from proposal to nomination to acceptance to the receipt of the pack, in which the role passes', async () => {
    expect((await now())?.state).toBe('transferring');
    expect(await nominate()).toMatchObject({ state: 'nominated', version: 2 });
    expect(await accept()).toMatchObject({ state: 'accepted', version: 3 });
    expect((await now())?.lead).toMatchObject({ authority: LEWISHAM });
    expect(await receive()).toMatchObject({
      state: 'completed',
      version: 4,
      packReceivedAt: clock.now(),
      waits: [],
    });
    expect(await now()).toMatchObject({
      state: 'active',
      nextReviewOn: '2026-03-30',
      lead: { term: 2, authority: GREENWICH, personId: person(2), since: clock.now() },
    });
    expect(work.told).toEqual(
      ['proposed', 'nominated', 'accepted', 'completed'].map((what) => [
        `transfer.${what}.v1`,
        [GREENWICH, LEWISHAM],
      ]),
    );
    expect(await work.stores.timers.due('transfer', 9)).toEqual([]);
  });

  it('tells with each step who is waited for', async () => {
    await nominate();
    const waits = work.facts.map(({ payload }) => (payload as TransferView).waits);
    expect(waits).toEqual([
      [
        {
          step: 'nominate',
          authority: GREENWICH,
          role: 'lead_caf_contact',
          dueAt: '2026-03-09T17:00:00.000Z',
        },
      ],
      [
        {
          step: 'accept_transfer',
          authority: GREENWICH,
          personId: person(2),
          dueAt: '2026-03-09T17:00:00.000Z',
        },
      ],
    ]);
  });

  it('refuses a step taken on an older version, or on none', async () => {
    expect(await nominate(9)).toEqual({ refused: 'etag_stale' });
    const { expectedVersion: _none, ...without } = lead(1);
    expect(await move().nominate({ transferId, personId: person(2) }, without)).toEqual({
      refused: 'precondition_required',
    });
  });

  it('refuses a nominee who works elsewhere', async () => {
    expect(await nominate(1, person(3))).toEqual({ refused: 'person_unknown' });
  });

  it('gives the pack to who takes over, once accepted, and only while consent permits it', async () => {
    expect(await pack()).toMatchObject({ refused: 'conflict' });
    await nominate();
    await accept();
    expect(await pack(asked(LEWISHAM))).toMatchObject({ refused: 'forbidden' });
    expect(await pack(asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    permitted = false;
    expect(await pack()).toEqual({ refused: 'sharing_denied' });
    expect(await receive()).toMatchObject({ refused: 'pack_unconfirmed' });
    permitted = true;
    expect(await pack()).toMatchObject({
      transferId,
      episode: { id: EPISODE, team: [] },
      documents: [],
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('is as good as missing for everyone but its two parties', async () => {
    const read = new ReadTransfers(work);
    expect(await read.one({ transferId }, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    expect(await read.one({ transferId }, asked(GREENWICH))).toMatchObject({ id: transferId });
    expect(await read.one({ transferId }, asked(GREENWICH))).not.toHaveProperty('remindAt');
    expect(await read.list({}, asked(GREENWICH))).toMatchObject({ items: [{ id: transferId }] });
    expect(await read.list({}, asked(SOUTHWARK))).toEqual({ items: [] });
    expect(await read.list({ cursor: 'x' }, asked(GREENWICH))).toMatchObject({
      refused: 'invalid_request',
    });
  });

  it.each(['decline', 'cancel'] as const)(
    'that ends with %s leaves the lead alone and the episode free for another',
    async (how) => {
      const by = how === 'decline' ? lead(1) : asked(LEWISHAM, { expectedVersion: 1 });
      const stopped = (await move()[how](
        { transferId, reason: 'a private reason' },
        by,
      )) as TransferView;
      expect(stopped.endedBecause).toBe('a private reason');
      expect(JSON.stringify(work.facts.map((fact) => fact.payload))).not.toContain('private');
      expect(await now()).toMatchObject({ lead: episode().lead, state: 'active' });
    },
  );

  it('cannot complete after its term has ended', async () => {
    await nominate();
    await accept();
    await work.stores.episodes.save(
      episode({ state: 'transferring', lead: { ...episode().lead, term: 5 } }),
    );
    expect(await receive()).toMatchObject({ refused: 'term_ended' });
  });

  it('lets the next in the queue have its turn where it ends without a switch, and drops the queue where it ends with one', async () => {
    const other = await propose({ toAuthority: 'E09000001', familyView: 'not_yet_asked' });
    expect(other).toMatchObject({ state: 'queued', waits: [] });
    await move().decline({ transferId, reason: 'x' }, lead(1));
    expect(await transfer(other.id)).toMatchObject({
      state: 'awaiting_family',
      dueAt: '2026-03-09T17:00:00.000Z',
    });
    expect((await now())?.state).toBe('transferring');
    expect(
      await move().recordFamilyView(
        { transferId: other.id, familyView: 'agrees' },
        asked(LEWISHAM, { expectedVersion: 2 }),
      ),
    ).toMatchObject({ state: 'proposed' });
    const third = await propose();
    await move().nominate({ transferId: third.id, personId: person(2) }, lead(1));
    expect(await transfer(third.id)).toMatchObject({ state: 'queued' });
    await move().cancel(
      { transferId: other.id, reason: 'x' },
      asked(LEWISHAM, { expectedVersion: 3 }),
    );
    const last = await propose({ toAuthority: 'E09000002' });
    transferId = third.id;
    await nominate(2);
    await accept(3);
    expect(await receive(4)).toMatchObject({ state: 'completed' });
    expect(await transfer(last.id)).toMatchObject({
      state: 'cancelled',
      endedBecause: 'The role has passed to somebody else.',
    });
  });

  it('is reminded, and becomes a dispute by silence; woken early or twice, nothing happens', async () => {
    await wake();
    days(3);
    clock.advance(8 * 3_600_000);
    await wake();
    await wake();
    days(4);
    expect(await work.stores.timers.due('transfer', 9)).toEqual([transferId]);
    await wake();
    await wake();
    expect(work.told.slice(1).map(([type]) => type)).toEqual([
      'transfer.reminded.v1',
      'transfer.disputed.v1',
    ]);
    expect(await now()).toMatchObject({ state: 'active', lead: episode().lead });
    await wake(testId(5));
  });

  it('takes effect at its moment, not before', async () => {
    await move().cancel({ transferId, reason: 'x' }, asked(LEWISHAM, { expectedVersion: 1 }));
    transferId = (await propose({ effectiveAt: '2026-03-16T08:00:00.000Z' })).id;
    await nominate();
    await accept();
    expect(await receive()).toMatchObject({ state: 'accepted' });
    days(10);
    await wake();
    expect((await now())?.lead.term).toBe(1);
    days(4);
    await wake();
    expect(await now()).toMatchObject({
      lead: { term: 2, authority: GREENWICH, since: clock.now() },
    });
  });

  it('is cancelled with its queue when the consent is withdrawn, and the episode stops', async () => {
    await propose({ toAuthority: 'E09000001' });
    const react = new OnConsentChanged(work);
    const withdrawn = {
      consentId: CONSENT,
      episodeId: EPISODE,
      authority: LEWISHAM,
      withdrawnAt: clock.now(),
    };
    await react.withdrawn(withdrawn, delivered(1));
    await react.withdrawn(withdrawn, delivered(2));
    expect(work.told.slice(2)).toEqual([
      ['episode.withdrawn.v1', [LEWISHAM]],
      ['transfer.cancelled.v1', [GREENWICH, LEWISHAM]],
      ['transfer.cancelled.v1', ['E09000001', LEWISHAM]],
    ]);
    expect(await nominate(2)).toMatchObject({ refused: 'conflict' });
  });

  it.each([
    ['step_up', 'stepped_up'],
    ['close', 'closed'],
  ] as const)(
    'keeps nobody from %s: it is cancelled with its queue, and both its parties hear of it',
    async (step, state) => {
      await propose({ toAuthority: 'E09000001' });
      const { version = 0 } = (await now()) ?? {};
      work.facts.length = 0;
      const take = new TakeStep(work, consentRegister, clock);
      expect(
        await take.execute(
          { episodeId: EPISODE, step, ...(step === 'close' ? { closingReason: 'needs_met' } : {}) },
          asked(LEWISHAM, { expectedVersion: version }),
        ),
      ).toMatchObject({ state });
      expect(work.told).toEqual([
        ['episode.moved.v1', [LEWISHAM]],
        ['transfer.cancelled.v1', [GREENWICH, LEWISHAM]],
        ['transfer.cancelled.v1', ['E09000001', LEWISHAM]],
      ]);
      expect(await transfer()).toMatchObject({ state: 'cancelled' });
      days(30);
      await wake();
      expect(await now()).toMatchObject({ state, lead: { term: 1 } });
    },
  );

  it('needs consent that covers the receiving authority', async () => {
    expect(await ask({ toAuthority: SOUTHWARK })).toEqual({ refused: 'consent_missing' });
    expect(await ask({}, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
  });

  it('has its clock stand still while a dispute about the episode is open, and nothing new is proposed', async () => {
    const react = new OnDisputeMoved(work, ids, policy);
    await react.opened(disputed, delivered(1));
    expect(await transfer()).not.toHaveProperty('dueAt');
    expect(await ask({ toAuthority: 'E09000001' })).toMatchObject({ refused: 'conflict' });
    expect(await nominate(2)).toMatchObject({
      refused: 'conflict',
      detail: expect.stringContaining('the Lead Professional stays'),
    });
    days(30);
    await wake();
    expect((await transfer())?.state).toBe('proposed');
    await react.ended({ ...disputed, state: 'withdrawn' }, delivered(2));
    expect(await transfer()).toMatchObject({ state: 'proposed', dueAt: expect.any(String) });
    expect((await now())?.disputes).toEqual([]);
  });

  it('that has its turn during a dispute waits with its clock standing still', async () => {
    const next = await propose({ toAuthority: 'E09000001' });
    await new OnDisputeMoved(work, ids, policy).opened(disputed, delivered(1));
    await move().decline({ transferId, reason: 'x' }, lead(2));
    expect(await transfer(next.id)).toMatchObject({
      state: 'proposed',
      hoursLeft: expect.any(Number),
    });
    expect(await transfer(next.id)).not.toHaveProperty('dueAt');
  });

  it('is ordered by the outcome of a dispute, and cannot be declined then', async () => {
    const react = new OnDisputeMoved(work, ids, policy);
    await move().decline({ transferId, reason: 'x' }, lead(1));
    await react.opened(disputed, delivered(1));
    await react.resolved(
      { ...disputed, state: 'resolved', how: 'decided', ledBy: GREENWICH },
      delivered(2),
    );
    const [ordered] = await work.stores.transfers.unendedOf(EPISODE);
    expect(ordered).toMatchObject({
      state: 'awaiting_family',
      toAuthority: GREENWICH,
      orderedBy: DISPUTE,
    });
    if (!ordered) throw new Error('Nothing was ordered');
    expect(await move().decline({ transferId: ordered.id, reason: 'x' }, lead(1))).toMatchObject({
      refused: 'conflict',
    });
    await react.resolved(
      { ...disputed, disputeId: testId(8_002), state: 'resolved', how: 'decided', ledBy: LEWISHAM },
      delivered(3),
    );
    expect(await work.stores.transfers.unendedOf(EPISODE)).toHaveLength(1);
  });
});
