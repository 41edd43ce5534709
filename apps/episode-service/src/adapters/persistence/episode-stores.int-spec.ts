import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SqlTimers } from '@hub/timers';
import { Sealer } from '@hub/security';
import { inTransactions, ScratchSchema, testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { COVER_TIMER } from '../../application/leading/keep-cover.js';
import { episode, person } from '../../testing/examples.js';
import { episodeStoresSuite } from '../../testing/episode-stores-suite.js';
import { SqlContentStore } from './content-store.js';
import { SqlDocumentStore } from './document-store.js';
import { SqlReportStore } from './report-queries.js';
import { TypeormServiceRequestStore } from './service-request-store.js';
import { TypeormFoundAnswerStore } from './found-answer-store.js';
import { TypeormBreachStore } from './breach-store.js';
import { TypeormCorrectionStore } from './correction-store.js';
import { SqlDevelopmentStore } from './development-store.js';
import { SqlExternalLinkStore } from './external-link-store.js';
import { SqlLabelStore } from './label-store.js';
import { TypeormPlanStore } from './plan-store.js';
import { TypeormReferralStore } from './referral-store.js';
import { TypeormEpisodeStore } from './episode-store.js';
import { TypeormKnownConsentStore } from './known-consent-store.js';
import { SqlCaseloadStore } from './caseload-store.js';
import { TypeormCaseloadCoverStore } from './caseload-cover-store.js';
import { TypeormCoverStore } from './cover-store.js';
import { SqlKeptLeadStore, TypeormLeadRequestStore } from './lead-request-store.js';
import { TypeormOutsideStore } from './outside-store.js';
import { SqlEndedPeopleStore } from './ended-people-store.js';
import { SqlPeopleToldStore } from './people-told-store.js';
import { TypeormMergeStore } from './merge-store.js';
import { TypeormSplitStore } from './split-store.js';
import { voidEpisode } from '../../domain/episode.js';
import { foldInto } from '../../domain/merges/fold.js';
import { SqlPassageStore } from './passage-store.js';
import { tables } from './tables.js';
import { TypeormRecommendationStore, TypeormReviewStore } from './review-store.js';
import { SqlNoticeStore } from './notice-store.js';
import { TypeormInvitationStore } from './invitation-store.js';
import { TypeormPastTeamStore } from './team-store.js';
import { TypeormTransferStore } from './transfer-store.js';

const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 7).toString('base64') } });

describe('episode stores on PostgreSQL', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, { entities: tables, migrations });
  });
  afterAll(() => scratch.drop());

  const open = () => ({
    episodes: inTransactions(scratch.database, (manager) => new TypeormEpisodeStore(manager)),
    foundAnswers: inTransactions(
      scratch.database,
      (manager) => new TypeormFoundAnswerStore(manager),
    ),
    externalLinks: inTransactions(scratch.database, (manager) => new SqlExternalLinkStore(manager)),
    pastTeam: inTransactions(scratch.database, (manager) => new TypeormPastTeamStore(manager)),
    labels: inTransactions(scratch.database, (manager) => new SqlLabelStore(manager, sealer)),
    notices: inTransactions(scratch.database, (manager) => new SqlNoticeStore(manager, sealer)),
    invitations: inTransactions(scratch.database, (manager) => new TypeormInvitationStore(manager)),
    plans: inTransactions(scratch.database, (manager) => new TypeormPlanStore(manager)),
    developments: inTransactions(scratch.database, (manager) => new SqlDevelopmentStore(manager)),
    reviews: inTransactions(scratch.database, (manager) => new TypeormReviewStore(manager)),
    recommendations: inTransactions(
      scratch.database,
      (manager) => new TypeormRecommendationStore(manager),
    ),
    corrections: inTransactions(scratch.database, (manager) => new TypeormCorrectionStore(manager)),
    merges: inTransactions(scratch.database, (manager) => new TypeormMergeStore(manager)),
    splits: inTransactions(scratch.database, (manager) => new TypeormSplitStore(manager)),
    breaches: inTransactions(scratch.database, (manager) => new TypeormBreachStore(manager)),
    referrals: inTransactions(scratch.database, (manager) => new TypeormReferralStore(manager)),
    transfers: inTransactions(scratch.database, (manager) => new TypeormTransferStore(manager)),
    consents: inTransactions(scratch.database, (manager) => new TypeormKnownConsentStore(manager)),
    reports: inTransactions(scratch.database, (manager) => new SqlReportStore(manager)),
    serviceRequests: inTransactions(
      scratch.database,
      (manager) => new TypeormServiceRequestStore(manager),
    ),
    documents: inTransactions(scratch.database, (manager) => new SqlDocumentStore(manager)),
    contents: inTransactions(scratch.database, (manager) => new SqlContentStore(manager)),
    passages: inTransactions(scratch.database, (manager) => new SqlPassageStore(manager)),
    peopleTold: inTransactions(scratch.database, (manager) => new SqlPeopleToldStore(manager)),
    covers: inTransactions(scratch.database, (manager) => new TypeormCoverStore(manager)),
    caseloadCovers: inTransactions(
      scratch.database,
      (manager) => new TypeormCaseloadCoverStore(manager),
    ),
    leadRequests: inTransactions(
      scratch.database,
      (manager) => new TypeormLeadRequestStore(manager),
    ),
    keptLeads: inTransactions(scratch.database, (manager) => new SqlKeptLeadStore(manager)),
    outsideHandOvers: inTransactions(
      scratch.database,
      (manager) => new TypeormOutsideStore(manager),
    ),
    caseloads: inTransactions(scratch.database, (manager) => new SqlCaseloadStore(manager)),
    endedPeople: inTransactions(scratch.database, (manager) => new SqlEndedPeopleStore(manager)),
    timers: inTransactions(scratch.database, (manager) => new SqlTimers(manager)),
  });
  episodeStoresSuite(open);

  it('knows no cover as over whose alarm has gone off, or that was put off', async () => {
    const { episodes, covers, endedPeople, timers } = open();
    const [id, episodeId, personId] = [testId(8_871), testId(8_872), person(81)];
    await episodes.add(episode({ id: episodeId, lookupId: testId(8_873) }));
    await covers.add({
      ...{ id, episodeId, authority: 'E09000023', term: 1, confirmed: true, forAll: false },
      ...{ leadProfessionalId: person(1), personId, because: 'leave', state: 'running' },
      ...{ from: '2026-03-09', until: '2026-03-20', namedAt: '2026-03-02T10:00:00.000Z' },
    });
    await endedPeople.add(personId, '2026-03-11T17:00:00.000Z');
    const isOver = async () => (await covers.over(500)).includes(id);
    const alarmAt = (dueAt: string) => timers.set(COVER_TIMER, id, dueAt);
    const [before, after] = ['2020-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z'];
    await alarmAt(after);
    expect(await isOver()).toBe(true);
    await alarmAt(before);
    expect(await isOver()).toBe(false);
    await timers.putOff(COVER_TIMER, id);
    expect(await isOver()).toBe(false);
    await alarmAt(after);
    expect(await isOver()).toBe(true);
  });

  it('lets exactly one of several starts at one time use up a lookup', async () => {
    const lookupId = testId(9_950);
    const start = (number: number): Promise<boolean> =>
      scratch.database.transaction(async (manager) => {
        const episodes = new TypeormEpisodeStore(manager);
        await episodes.lockLookup(lookupId);
        if ((await episodes.lookupsInUse([lookupId])).length > 0) return false;
        await episodes.add(episode({ id: testId(number), lookupId }));
        return true;
      });
    const started = await Promise.all([9_951, 9_952, 9_953, 9_954].map(start));
    expect(started.filter(Boolean)).toHaveLength(1);
  });

  it('counts what went on by month and authority', async () => {
    const { episodes, serviceRequests, reports } = open();
    const [one, other] = ['E09000016', 'E09000017'];
    const started = async (
      number: number,
      authority: string,
      startedAt: string,
      agency?: 'education',
    ) => {
      const made = episode({
        id: testId(9_900 + number),
        originatingAuthority: authority,
        startedAt,
        ...(agency ? { agency } : {}),
        lead: { ...episode().lead, since: startedAt },
      });
      await episodes.add(made);
      return made;
    };
    const [first, second] = [
      await started(1, one, '2024-01-10T09:00:00.000Z'),
      await started(2, one, '2024-02-10T09:00:00.000Z', 'education'),
    ];
    await started(3, other, '2024-02-29T23:59:59.000Z');
    const step = { authority: one, state: 'active' as const, step: 'complete_review' as const };
    const dueOn = { ...first, nextReviewOn: '2024-02-13' };
    await episodes.addStep(first, { ...step, version: 2, at: '2024-02-13T23:00:00.000Z' }, dueOn);
    await episodes.addStep(first, { ...step, version: 3, at: '2024-02-20T09:00:00.000Z' }, dueOn);
    const back = { ...step, version: 4, at: '2024-02-21T09:00:00.000Z' };
    await episodes.addStep(first, back, dueOn);
    const undone = { undoneAt: back.at, undoneBecause: 'wrong_episode' as const };
    await episodes.undoStep(first, { ...back, ...undone });
    await episodes.addStep(
      second,
      {
        authority: one,
        state: 'closed',
        step: 'close',
        closingReason: 'disengaged',
        version: 2,
        at: '2024-02-28T09:00:00.000Z',
      },
      second,
    );
    await serviceRequests.add({
      id: testId(9_910),
      episodeId: first.id,
      fromAuthority: one,
      toAuthority: other,
      service: 'health',
      urgency: 'routine' as const,
      state: 'accepted',
      sentAt: '2024-02-01T09:00:00.000Z',
      answeredAt: '2024-02-02T09:00:00.000Z',
      version: 1,
    });
    const need = {
      ...{ fromAuthority: one, toAuthority: other, service: 'health' as const, version: 2 },
      ...{ urgency: 'soon' as const, answeredAt: '2024-02-03T09:00:00.000Z' },
    };
    for (const [place, end] of (
      [
        { state: 'declined', reason: 'no_capacity' },
        { state: 'withdrawn', withdrawnBecause: 'family_declined' },
        { state: 'waiting' },
      ] as const
    ).entries()) {
      const sentAt = `2024-02-${String(10 + place)}T09:00:00.000Z`;
      const at = { id: testId(9_920 + place), episodeId: first.id, sentAt };
      await serviceRequests.add({ ...need, ...at, ...end });
    }
    expect(
      await reports.unmetNeeds({ from: '2024-02-28', to: '2024-03-31', authority: one }),
    ).toEqual([
      {
        ...{ month: '2024-02', authority: one, service: 'health', asked: 4, accepted: 1 },
        ...{ waiting: 1, unanswered: 0, withdrawn: 1, declinedNoCapacity: 1 },
        ...{ declinedNotEligible: 0, declinedNotAppropriate: 0, declinedAlreadyServed: 0 },
        declinedByFamily: 0,
      },
    ]);
    expect(
      await reports.unmetNeeds({ from: '2024-02-01', to: '2024-02-29', authority: other }),
    ).toEqual([]);
    const ended = { correctionId: testId(9_911), at: '2024-02-25T09:00:00.000Z' };
    for (const place of [4, 5]) {
      const stood = await started(place, one, '2024-02-03T09:00:00.000Z');
      await episodes.save(
        place === 4
          ? voidEpisode(stood, ended)
          : foldInto({ kept: first, folded: stood }, { mergeId: testId(9_912), at: ended.at })
              .folded,
      );
    }
    const rows = await reports.episodes({ from: '2024-02-15', to: '2024-12-31', authority: one });
    expect(rows).toEqual([
      {
        month: '2024-02',
        authority: one,
        started: 3,
        activeAtEnd: 1,
        closed: 1,
        closedNeedsMet: 0,
        closedDisengaged: 1,
        closedMovedOutOfLondon: 0,
        closedSocialCare: 0,
        closedAgeLimit: 0,
        closedOpenedInError: 0,
        closedConsentWithdrawn: 0,
        reviewsOnTime: 1,
        reviewsLate: 1,
        serviceRequestsSent: 4,
        serviceRequestsAccepted: 1,
      },
    ]);
    expect(
      (await reports.episodes({ from: '2024-01-01', to: '2024-02-29', authority: undefined })).map(
        ({ month, authority, activeAtEnd }) => [month, authority, activeAtEnd],
      ),
    ).toEqual([
      ['2024-01', one, 1],
      ['2024-02', one, 1],
      ['2024-02', other, 1],
    ]);
    expect(
      (await reports.agencies({ from: '2024-02-01', to: '2024-02-29', authority: one })).map(
        ({ agency, started: begun, activeAtEnd, closedDisengaged, reviewsLate }) => [
          agency,
          begun,
          activeAtEnd,
          closedDisengaged,
          reviewsLate,
        ],
      ),
    ).toEqual([
      ['education', 1, 0, 1, 0],
      ['not_said', 2, 1, 0, 1],
    ]);
    expect((await episodes.find(second.id))?.agency).toBe('education');
  });
});
