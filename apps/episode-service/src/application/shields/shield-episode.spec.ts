import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import type { EpisodePart } from '@hub/internal-messages';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  askSocialCare,
  closedLeads,
  CONSENT,
  consentRegister,
  EPISODE,
  episode,
  GREENWICH,
  knownConsent,
  LEWISHAM,
  lookupRegister,
  organisations,
  people,
  person,
  serviceDirectory,
  socialCareTeam,
  SOUTHWARK,
  stepTools,
  whoMay,
} from '../../testing/examples.js';
import { proposed } from '../../testing/transfers-under-way.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { USUAL_TRANSFER_POLICY } from '../../domain/transfers/transfer-policy.js';
import { AddTeamMember } from '../episodes/add-team-member.js';
import { OnConsentChanged } from '../episodes/on-consent-changed.js';
import { ReadEpisodes } from '../episodes/read-episodes.js';
import { shieldFact } from '../episodes/shield-fact.js';
import { RemindOfReviews } from '../episodes/remind-of-reviews.js';
import { TakeStep } from '../episodes/take-step.js';
import { WarnOfExpiries } from '../episodes/warn-of-expiries.js';
import { ReadFolder } from '../folders/read-folder.js';
import type { EpisodeStores } from '../ports.js';
import { GatherRecord } from '../records/gather-record.js';
import { OnServiceChanged } from '../service-requests/on-service-changed.js';
import { RequestService } from '../service-requests/request-service.js';
import { ProposeTransfer } from '../transfers/propose-transfer.js';
import { ReadTransfers } from '../transfers/read-transfers.js';
import { lockForStep } from '../transfers/transfer-step.js';
import { ShieldEpisode } from './shield-episode.js';

/** Southwark started it and recorded the consent; the family fled from there to Greenwich. */
const OLD = SOUTHWARK;
const NEW = GREENWICH;

describe('an episode that is hidden from the old team', () => {
  let clock: FixedClock;
  let work: FakeUnitOfWork<EpisodeStores>;
  let shields: ShieldEpisode;
  const ids = new CountingIds();
  const everything = {
    mayJoin: () => Promise.resolve(true),
    mayRequestService: () => Promise.resolve(true),
  };
  const register = { ...consentRegister, ...everything };
  const version = async () => (await work.stores.episodes.find(EPISODE))?.version ?? 0;
  const leading = async () =>
    asked(LEWISHAM, { personId: person(1), expectedVersion: await version() });
  const set = async () =>
    shields.set(
      { episodeId: EPISODE, hiddenFrom: [OLD], because: 'domestic_abuse' },
      await leading(),
    );
  const step = async (command: object) =>
    new TakeStep(work, register, stepTools(clock, work), whoMay, askSocialCare).execute(
      { episodeId: EPISODE, ...command } as never,
      await leading(),
    );

  beforeEach(async () => {
    clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    shields = new ShieldEpisode(work, whoMay, people);
    await work.stores.episodes.add(
      episode({
        originatingAuthority: OLD,
        homeAuthority: OLD,
        state: 'active',
        nextReviewOn: '2026-03-03',
        team: [{ id: 't', authority: OLD, personId: person(3), role: 'x', confirmed: true }],
      }),
    );
    await work.stores.consents.remember(
      knownConsent({ authority: OLD, expiresAt: '2026-03-10T00:00:00.000Z' }),
    );
    expect(await set()).toMatchObject({
      counterparts: [LEWISHAM],
      shield: { hiddenFrom: [OLD], because: 'domestic_abuse' },
    });
  });

  it('tells services of it, and no member', () => {
    expect(work.told).toEqual([['shield.changed.v1', []]]);
    expect(shieldFact(episode()).payload).toMatchObject({ hiddenFrom: [] });
    expect(work.facts[0]?.payload).toEqual({ episodeId: EPISODE, hiddenFrom: [OLD], version: 2 });
  });

  // Each kind of place in which an episode’s home or team leaves this service.
  const read = () => new ReadEpisodes(work);
  const by = asked(OLD, { personId: person(3), roles: ['practitioner', 'lead_caf_contact'] });
  it.each<[string, () => Promise<unknown>, unknown]>([
    ['a view', () => read().one({ episodeId: EPISODE }, by), { refused: 'not_found' }],
    ['a list', () => read().list({}, by), { items: [] }],
    [
      'its history',
      async () =>
        new TakeStep(work, register, stepTools(clock, work), whoMay, askSocialCare).history(
          { episodeId: EPISODE },
          by,
        ),
      { refused: 'not_found' },
    ],
    [
      'its folder',
      () => new ReadFolder(work, {} as never, whoMay).list({ episodeId: EPISODE }, by),
      { refused: 'not_found' },
    ],
    [
      'the family’s record that it gathers',
      () => new GatherRecord(work, lookupRegister).execute({ episodeId: EPISODE, authority: OLD }),
      { refused: 'not_found' },
    ],
    [
      'a step',
      () => shields.lift({ episodeId: EPISODE, because: 'danger_over' }, by),
      { refused: 'not_found' },
    ],
  ])('shows them nothing in %s', async (_place, ask, answer) => {
    expect(await ask()).toMatchObject(answer as object);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a new home', () => step({ step: 'change_home', homeAuthority: NEW })],
    ['a step-up', () => step({ step: 'step_up', socialCare: socialCareTeam })],
    [
      'a new team member',
      async () =>
        new AddTeamMember(work, register, people, ids, whoMay).execute(
          { episodeId: EPISODE, authority: NEW, personId: person(2), role: 'teacher' },
          await leading(),
        ),
    ],
    ['a review', () => new RemindOfReviews(work, { clock, ids }).execute()],
    ['the end of a consent', () => new WarnOfExpiries(work, { clock, ids }).execute()],
    [
      'a withdrawal',
      () =>
        new OnConsentChanged(work, register).withdrawn(
          { consentId: CONSENT, episodeId: EPISODE, authority: OLD, withdrawnAt: clock.now() },
          asked(OLD),
        ),
    ],
    ['a closing', () => step({ step: 'close', closingReason: 'needs_met' })],
  ])('tells them nothing of %s, not even when', async (_what, act) => {
    work.facts.length = 0;
    await act();
    expect(work.told.length).toBeGreaterThan(0);
    expect(work.told.flatMap(([, recipients]) => recipients)).not.toContain(OLD);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a home', () => step({ step: 'change_home', homeAuthority: OLD })],
    [
      'the team',
      async () =>
        new AddTeamMember(work, register, people, ids, whoMay).execute(
          { episodeId: EPISODE, authority: OLD, personId: person(3), role: 'teacher' },
          await leading(),
        ),
    ],
    [
      'the lead',
      async () => {
        const known = { register, closedLeads: closedLeads(work) };
        return new ProposeTransfer(work, known, ids, USUAL_TRANSFER_POLICY, whoMay).execute(
          { episodeId: EPISODE, toAuthority: OLD, reason: 'move', familyView: 'agrees' },
          await leading(),
        );
      },
    ],
    [
      'a step-up',
      () => step({ step: 'step_up', socialCare: { ...socialCareTeam, authority: OLD } }),
    ],
    [
      'a service',
      async () =>
        new RequestService(
          work,
          { register, directory: serviceDirectory, organisations },
          { clock, ids },
          whoMay,
        ).send({ episodeId: EPISODE, toAuthority: OLD, service: 'education' }, await leading()),
    ],
  ])('is not opened to them by %s', async (_what, act) => {
    expect(await act()).toMatchObject({ refused: 'shielded_from' });
  });

  describe('and in which they had asked for something', () => {
    const asking = { id: testId(71), episodeId: EPISODE, version: 1 };
    const request = {
      ...asking,
      fromAuthority: OLD,
      toAuthority: NEW,
      service: 'education' as const,
      urgency: 'routine' as const,
      serviceId: testId(73),
      state: 'sent' as const,
      sentAt: '2026-02-01T09:00:00.000Z',
    };
    const answering = { serviceRequestId: request.id, answer: 'accepted' as const };
    const requests = () =>
      new RequestService(
        work,
        { register, directory: serviceDirectory, organisations },
        { clock, ids },
        whoMay,
      );
    beforeEach(async () => {
      await work.stores.serviceRequests.add(request);
      const offer = { id: testId(72), fromAuthority: OLD, toAuthority: LEWISHAM };
      await work.stores.transfers.add({ ...proposed(), ...offer });
      work.facts.length = 0;
    });

    it('shows them neither the request nor the offer of the lead any more', async () => {
      const transfers = new ReadTransfers(work);
      expect(await requests().list({}, by)).toEqual({ items: [] });
      expect(await transfers.list({}, by)).toEqual({ items: [] });
      expect(await transfers.one({ transferId: testId(72) }, by)).toEqual({ refused: 'not_found' });
      const acting = asked(OLD, { personId: person(3), expectedVersion: 1 });
      expect(await lockForStep(work.stores, testId(72), acting)).toEqual({ refused: 'not_found' });
      expect(await transfers.list({}, asked(LEWISHAM))).toMatchObject({ items: [{}] });
    });

    it('tells them no answer, nor that the service has changed', async () => {
      await new OnServiceChanged(work).execute(
        { serviceId: request.serviceId, authority: NEW, change: 'closed', fields: [] },
        asked(NEW),
      );
      expect(await requests().answer(answering, asked(NEW))).toMatchObject({ state: 'accepted' });
      // The answer goes to nobody; it is said all the same, so that nobody waits for it any more.
      expect(work.told).toEqual([
        ['service_request.service_changed.v1', [NEW]],
        ['service_request.answered.v1', []],
      ]);
    });

    it('takes no answer of theirs', async () => {
      await work.stores.serviceRequests.save({ ...request, fromAuthority: NEW, toAuthority: OLD });
      expect(await requests().answer(answering, by)).toEqual({ refused: 'not_found' });
    });
  });

  it('leaves home and team out of the family’s record, and says since when, and what would tell where', async () => {
    await step({ step: 'change_home', homeAuthority: NEW });
    const record = await new GatherRecord(work, lookupRegister).execute({
      episodeId: EPISODE,
      authority: LEWISHAM,
    });
    const { items, ...part } = record as EpisodePart;
    expect(part).toMatchObject({ shieldedSince: clock.now(), whereabouts: [NEW] });
    expect(JSON.stringify(items.find(({ id }) => id.startsWith('episode-')))).not.toContain(NEW);
  });

  it('is shown to them again once that is lifted, by who leads or answers for the case', async () => {
    const lifting = { episodeId: EPISODE, because: 'danger_over' } as const;
    const other = (roles: Role[], expectedVersion?: number) =>
      asked(LEWISHAM, {
        personId: person(9),
        roles,
        ...(expectedVersion === undefined ? {} : { expectedVersion }),
      });
    expect(await shields.lift(lifting, other(['practitioner'], 2))).toMatchObject({
      refused: 'not_involved',
    });
    expect(await shields.lift(lifting, other(['head_of_service']))).toEqual({
      refused: 'precondition_required',
    });
    expect(await shields.lift(lifting, other(['head_of_service'], 1))).toMatchObject({
      ...{ refused: 'etag_stale', stale: { current: 2 } },
    });
    expect(await shields.lift(lifting, other(['head_of_service'], 2))).toMatchObject({
      counterparts: [LEWISHAM, OLD],
    });
    expect(await read().one({ episodeId: EPISODE }, by)).toMatchObject({ id: EPISODE });
    expect(await shields.lift(lifting, await leading())).toMatchObject({ refused: 'conflict' });
  });
});
