import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { LookupRecord } from '../application/lookups/lookup-ports.js';
import { passLead } from '../domain/episode.js';
import { end, propose } from '../domain/transfers/transfer.js';
import type { Transfer } from '../domain/transfers/transfer-state.js';
import { USUAL_TRANSFER_POLICY } from '../domain/transfers/transfer-policy.js';
import {
  episode,
  GREENWICH,
  knownConsent,
  LEWISHAM,
  lookupRecord,
  lookupView,
  person,
  pointer,
  SOUTHWARK,
} from './examples.js';

/** What every implementation of the stores keeps to, the one in memory and the one on PostgreSQL. */
export function episodeStoresSuite(open: () => EpisodeStores): void {
  let last = 100;
  const fresh = (): string => testId((last += 1));
  const proposal = (episodeId: string, change: Partial<Transfer> = {}): Transfer => {
    const by = {
      id: fresh(),
      authority: LEWISHAM,
      at: '2026-03-02T08:00:00.000Z',
      policy: USUAL_TRANSFER_POLICY,
      others: [],
    };
    return {
      ...(propose(
        episode({ id: episodeId }),
        { episodeId, toAuthority: GREENWICH, reason: 'move', familyView: 'agrees' },
        by,
      ) as Transfer),
      ...change,
    };
  };

  it('gives back an episode with its lead and its team', async () => {
    const { episodes } = open();
    const id = fresh();
    await episodes.add(episode({ id }));
    const member = { id: fresh(), authority: SOUTHWARK, personId: person(3), role: 'Teacher' };
    const joined = { ...episode({ id }), team: [member], version: 2 };
    await episodes.addTeamMember(joined, member);
    expect(await episodes.lock(id)).toEqual(joined);
    expect(await episodes.find(fresh())).toBeUndefined();
    await expect(episodes.add(episode({ id }))).rejects.toThrow(/duplicate key/);
  });

  it('passes the lead in one step', async () => {
    const { episodes } = open();
    const id = fresh();
    await episodes.add(episode({ id }));
    const passed = passLead(
      episode({ id }),
      { authority: GREENWICH, personId: person(2) },
      '2026-03-02T08:00:00.000Z',
      '2026-03-30',
    );
    await episodes.switchLead(passed);
    expect(await episodes.find(id)).toEqual({ ...passed, nextReviewOn: '2026-03-30' });
    await episodes.save({ ...passed, disputes: [testId(77)] });
    expect((await episodes.find(id))?.disputes).toEqual([testId(77)]);
  });

  it('lists the episodes of an authority newest first, from a place on', async () => {
    const { episodes } = open();
    const authority = 'E09000033';
    const made = [1, 2, 3].map((day) =>
      episode({
        id: fresh(),
        homeAuthority: authority,
        startedAt: `2026-03-0${String(day)}T10:00:00.000Z`,
      }),
    );
    for (const one of made) await episodes.add(one);
    const [oldest, middle, newest] = made;
    expect(await episodes.list(authority, 2)).toEqual([newest, middle]);
    expect(
      await episodes.list(authority, 2, { at: middle?.startedAt ?? '', id: middle?.id ?? '' }),
    ).toEqual([oldest]);
  });

  it('keeps a transfer through its states, and no second one open', async () => {
    const { episodes, transfers } = open();
    const id = fresh();
    await episodes.add(episode({ id }));
    const first = proposal(id);
    await transfers.add(first);
    const queued = proposal(id, {
      state: 'queued',
      toAuthority: SOUTHWARK,
      proposedAt: '2026-03-02T07:00:00.000Z',
    });
    await transfers.add(queued);
    expect(await transfers.unendedOf(id)).toEqual([first, queued]);
    await expect(transfers.add(proposal(id))).rejects.toThrow(/transfer_one_open/);
    const { remindAt: _sent, dueAt: _still, ...rest } = first;
    const accepted: Transfer = {
      ...rest,
      state: 'accepted',
      incomingPersonId: person(2),
      acceptedAt: '2026-03-02T08:30:00.000Z',
      reviewOn: '2026-03-20',
      packDigest: 'd',
      packReceivedAt: '2026-03-02T08:31:00.000Z',
      effectiveAt: '2026-03-09T08:00:00.000Z',
      orderedBy: fresh(),
      hoursLeft: 2.5,
      version: 3,
    };
    await transfers.save(accepted);
    expect(await transfers.lock(first.id)).toEqual(accepted);
    const stopped = end(accepted, 'cancel', 'cancelled', 'no capacity', '2026-03-02T09:00:00.000Z');
    await transfers.save(stopped);
    expect(await transfers.find(first.id)).toEqual(stopped);
    expect(new Set(await transfers.ofEpisode(id))).toEqual(new Set([queued, stopped]));
    expect(await transfers.unendedOf(id)).toEqual([queued]);
    await transfers.save(end(queued, 'cancel', 'cancelled', 'x', '2026-03-02T09:00:00.000Z'));
    expect(await transfers.list(GREENWICH, 50)).toContainEqual(stopped);
    expect(await transfers.list('E09000019', 50)).toEqual([]);
  });

  it('never forgets that a consent was withdrawn', async () => {
    const { consents } = open();
    const consent = knownConsent({ id: fresh(), episodeId: fresh() });
    await consents.remember(consent);
    await consents.remember({ ...consent, state: 'withdrawn' });
    await consents.remember(consent);
    expect(await consents.lock(consent.id)).toEqual({ ...consent, state: 'withdrawn' });
    expect(await consents.inForce(consent.episodeId)).toEqual([]);
  });

  it('keeps a lookup', async () => {
    const { lookups } = open();
    const lookup = lookupRecord(fresh(), {
      unnamed: { questions: [fresh()], until: '2026-03-05T10:00:00.000Z' },
    });
    await lookups.add(lookup);
    expect(await lookups.find(lookup.view.id)).toEqual(lookup);
  });

  it('knows which lookups found a record, each once', async () => {
    const { lookups } = open();
    const [first, second] = [lookupRecord(fresh()), lookupRecord(fresh())];
    for (const lookup of [first, second]) await lookups.add(lookup);
    const record = { authority: GREENWICH, reference: fresh() };
    const [message, another] = [fresh(), fresh()];
    await lookups.addFindings(
      first.view.id,
      [record, { ...record, reference: 'another' }],
      message,
    );
    await lookups.addFindings(second.view.id, [record], another);
    await lookups.addFindings(second.view.id, [], another);
    expect(await lookups.thatFound(record)).toEqual([
      { lookup: first, message },
      { lookup: second, message: another },
    ]);
    expect(await lookups.thatFound({ ...record, authority: SOUTHWARK })).toEqual([]);
  });

  it('forgets lookups from before a day, with what hangs on them', async () => {
    const { lookups, lookupQuestions } = open();
    const old = lookupRecord(fresh());
    const lookup = { ...old, view: { ...old.view, askedAt: '2019-03-01T10:00:00.000Z' } };
    await lookups.add(lookup);
    const record = { authority: GREENWICH, reference: fresh() };
    await lookups.addFindings(lookup.view.id, [record], fresh());
    const question = {
      id: fresh(),
      lookupId: lookup.view.id,
      ...record,
      because: 'x',
      handling: 'ordinary' as const,
      state: 'waiting' as const,
      askedAt: lookup.view.askedAt,
    };
    await lookupQuestions.add([question]);
    expect(await lookups.forget('2019-03-01T10:00:00.000Z', 10)).toBe(0);
    expect(await lookups.forget('2019-03-02T10:00:00.000Z', 10)).toBe(1);
    expect([await lookups.find(lookup.view.id), await lookups.thatFound(record)]).toEqual([
      undefined,
      [],
    ]);
  });

  it('keeps the question of a lookup that waits, until it is decided', async () => {
    const { lookups } = open();
    const authority = 'E09000029';
    const question = { purpose: 'review' as const, caseReference: 'R', child: pointer('x').child };
    const waiting = { question, confirmBy: '2026-03-04T10:00:00.000Z' };
    const lookup = lookupRecord(fresh(), { authority, waiting });
    await lookups.add(lookup);
    expect(await lookups.find(lookup.view.id)).toEqual(lookup);
    expect(await lookups.waiting(authority, '2026-03-04T09:59:59.000Z', 10)).toEqual([lookup]);
    expect(await lookups.waiting(authority, waiting.confirmBy, 10)).toEqual([]);
    expect(await lookups.waiting(SOUTHWARK, '2026-03-01T00:00:00.000Z', 10)).toEqual([]);
    const { waiting: _over, ...rest } = lookup;
    await lookups.save({ ...rest, view: lookupView(lookup.view.id) }, person(2));
    expect(await lookups.find(lookup.view.id)).toEqual({
      ...rest,
      view: lookupView(lookup.view.id),
    });
    expect(await lookups.waiting(authority, '2026-03-01T00:00:00.000Z', 10)).toEqual([]);
  });

  it('keeps questions until they are answered, and what they said', async () => {
    const { lookups, lookupQuestions } = open();
    const view = lookupView(fresh());
    await lookups.add(lookupRecord(view.id));
    const question = {
      id: fresh(),
      lookupId: view.id,
      authority: GREENWICH,
      reference: 'G-1',
      because: 'family name: same',
      handling: 'shielded' as const,
      state: 'waiting' as const,
      askedAt: '2026-03-02T08:00:00.000Z',
    };
    await lookupQuestions.add([question]);
    await lookupQuestions.add([]);
    expect(await lookupQuestions.waiting(GREENWICH, 10)).toContainEqual(question);
    expect(await lookupQuestions.lock(question.id, SOUTHWARK)).toBeUndefined();
    expect(await lookupQuestions.lock(question.id, GREENWICH)).toEqual(question);
    await lookupQuestions.answer(
      { ...question, state: 'another_child' },
      { personId: person(2), at: '2026-03-02T09:00:00.000Z' },
    );
    expect(await lookupQuestions.waiting(GREENWICH, 10)).not.toContainEqual(question);
    expect(await lookupQuestions.ofLookup(view.id)).toEqual([
      { ...question, state: 'another_child' },
    ]);
    const hash = fresh();
    for (const _twice of [1, 2])
      await lookupQuestions.ruleOut(hash, question, '2026-03-02T09:00:00.000Z');
    expect(await lookupQuestions.ruledOut(hash)).toEqual(new Set([`${GREENWICH} G-1`]));
    const answered = lookupRecord(view.id, { view: { ...view, conclusion: 'found' } });
    await lookups.save(answered);
    expect(await lookups.lock(view.id)).toEqual(answered);
  });

  it('counts what a person, an authority and others asked, each within its time', async () => {
    const { lookups } = open();
    const [authority, other] = ['E09000002', 'E09000003'];
    const [asker, child] = [fresh(), fresh()];
    const ask = (askedAt: string, change: Partial<LookupRecord> = {}) =>
      lookups.add(
        lookupRecord(fresh(), {
          authority,
          personId: asker,
          detailsHash: child,
          view: { ...lookupView(fresh()), askedAt },
          ...change,
        }),
      );
    const limits = { personAndHour: 2, personAndDay: 3, authorityAndDay: 4, othersAndChild: 5 };
    const use = (change: object = {}) =>
      lookups.use({ authority, personId: asker, detailsHash: child }, '2026-04-02T10:00:00.000Z', {
        ...limits,
        ...change,
      });
    expect(await use()).toEqual({ others: 0 });
    for (const at of [
      '2026-04-01T09:59:00.000Z',
      '2026-04-01T12:00:00.000Z',
      '2026-04-02T09:20:00.000Z',
      '2026-04-02T09:30:00.000Z',
    ])
      await ask(at);
    for (const one of [other, other, 'E09000004'])
      await ask('2026-04-01T11:00:00.000Z', { authority: one, personId: fresh() });
    expect(await use()).toEqual({
      personAndHour: '2026-04-02T09:20:00.000Z',
      personAndDay: '2026-04-01T12:00:00.000Z',
      others: 2,
    });
    await ask('2026-04-01T10:30:00.000Z', { personId: fresh(), detailsHash: 'another' });
    expect(await use()).toMatchObject({ authorityAndDay: '2026-04-01T10:30:00.000Z' });
    expect(await use({ personAndHour: 0, personAndDay: 0, authorityAndDay: 0 })).toEqual({
      others: 2,
    });
    expect(
      await lookups.use(
        { authority: 'E09000005', personId: undefined, detailsHash: 'h' },
        '2026-04-02T10:00:00.000Z',
        limits,
      ),
    ).toMatchObject({ others: 0 });
    await lookups.addRefused({
      id: fresh(),
      authority,
      personId: asker,
      detailsHash: child,
      askedAt: '2026-04-02T10:00:00.000Z',
    });
    expect(await use({ personAndHour: 1 })).toMatchObject({
      personAndHour: '2026-04-02T09:30:00.000Z',
    });
  });

  it('keeps reviews until they are decided, and suspends whoever has an overdue or a bad one', async () => {
    const { lookups, lookupReviews } = open();
    const lookup = lookupRecord(fresh());
    const asker = fresh();
    await lookups.add(lookup);
    const policy = { share: 1, hours: 1, suspensionDays: 30 };
    const review = {
      id: fresh(),
      lookupId: lookup.view.id,
      reviewer: 'E09000033',
      askedBy: LEWISHAM,
      personId: asker,
      because: 'canary' as const,
      state: 'waiting' as const,
      reviewBy: '2026-04-02T10:00:00.000Z',
    };
    await lookupReviews.add([review]);
    await lookupReviews.add([]);
    expect(await lookupReviews.waiting('E09000033', 10)).toContainEqual(review);
    expect(await lookupReviews.lock(review.id, SOUTHWARK)).toBeUndefined();
    expect(await lookupReviews.lock(review.id, 'E09000033')).toEqual(review);
    const suspended = (at: string) => lookupReviews.suspend(asker, at, policy);
    expect([await suspended('2026-04-02T09:59:59.000Z'), await suspended(review.reviewBy)]).toEqual(
      [false, true],
    );
    expect(await lookupReviews.suspend(undefined, review.reviewBy, policy)).toBe(false);
    const decide = (state: 'justified' | 'unjustified') =>
      lookupReviews.decide(
        { ...review, state },
        { personId: person(2), at: '2026-04-02T11:00:00.000Z', reason: 'none' },
      );
    await decide('unjustified');
    expect(await lookupReviews.waiting('E09000033', 10)).not.toContainEqual(review);
    expect([
      await suspended('2026-04-30T10:00:00.000Z'),
      await suspended('2026-05-03T10:00:00.000Z'),
    ]).toEqual([true, false]);
    await decide('justified');
    expect(await suspended('2026-04-02T12:00:00.000Z')).toBe(false);
  });

  it('keeps the steps of an episode, and what they changed', async () => {
    const { episodes } = open();
    const one = episode({ id: fresh() });
    await episodes.add(one);
    const moved = {
      ...one,
      state: 'active' as const,
      nextReviewOn: '2030-01-08',
      homeAuthority: GREENWICH,
      levelOfNeed: { level: 3, label: 'x' },
      version: 2,
    };
    const taken = {
      version: 2,
      step: 'change_home' as const,
      state: 'active' as const,
      authority: LEWISHAM,
      personId: person(1),
      at: '2026-03-02T09:30:00.000Z',
    };
    await episodes.addStep(moved, taken, undefined);
    await episodes.addStep(
      { ...moved, version: 3 },
      {
        version: 3,
        step: 'change_level_of_need',
        state: 'active',
        authority: GREENWICH,
        at: '2026-03-02T09:31:00.000Z',
        level: 3,
      },
      '2030-01-08',
    );
    expect(await episodes.find(one.id)).toEqual({ ...moved, version: 3 });
    expect(await episodes.steps(one.id)).toMatchObject([taken, { version: 3, level: 3 }]);
    const later = episode({
      id: fresh(),
      reopens: one.id,
      resumesAs: 'active',
      state: 'transferring',
    });
    await episodes.add(later);
    expect(await episodes.find(later.id)).toEqual(later);
  });

  it('finds the episodes whose team is to be reminded of a review', async () => {
    const { episodes } = open();
    const one = episode({ id: fresh(), state: 'active', nextReviewOn: '2027-01-08' });
    await episodes.add(one);
    const due = async (until: string) =>
      (await episodes.takeDueForReview(until, 1_000)).map(({ id }) => id);
    expect(await due('2027-01-07')).not.toContain(one.id);
    expect(await due('2027-01-08')).toContain(one.id);
    await episodes.noteReminder(one.id, '2027-01-08');
    expect(await due('2027-01-08')).not.toContain(one.id);
    await episodes.save({ ...one, nextReviewOn: '2027-01-09' });
    expect(await due('2027-01-09')).toContain(one.id);
    await episodes.save({ ...one, nextReviewOn: '2027-01-09', state: 'closed' });
    expect(await due('2027-01-09')).not.toContain(one.id);
  });

  it('keeps service requests, and lists them to both sides', async () => {
    const { episodes, serviceRequests } = open();
    const episodeId = fresh();
    await episodes.add(episode({ id: episodeId }));
    const request = {
      id: fresh(),
      episodeId,
      fromAuthority: 'E09000005',
      toAuthority: 'E09000006',
      service: 'education' as const,
      serviceId: fresh(),
      state: 'sent' as const,
      sentAt: '2026-03-02T09:30:00.000Z',
      version: 1,
    };
    await serviceRequests.add(request);
    expect(await serviceRequests.openFor(request.serviceId)).toEqual([request]);
    expect(await serviceRequests.openFor(fresh())).toEqual([]);
    const declined = {
      ...request,
      state: 'declined' as const,
      reason: 'no_capacity' as const,
      answeredAt: '2026-03-03T09:30:00.000Z',
      version: 2,
    };
    await serviceRequests.save(declined);
    expect(await serviceRequests.lock(request.id)).toEqual(declined);
    expect(await serviceRequests.openFor(request.serviceId)).toEqual([]);
    const again = { ...request, id: fresh(), state: 'accepted' as const, version: 2 };
    await serviceRequests.add(again);
    expect(await serviceRequests.openFor(request.serviceId)).toEqual([again]);
    await episodes.save(episode({ id: episodeId, state: 'closed' }));
    expect(await serviceRequests.openFor(request.serviceId)).toEqual([]);
    await serviceRequests.save({ ...again, fromAuthority: 'E09000020', toAuthority: 'E09000021' });
    expect(
      (await serviceRequests.ofEpisode(episodeId)).filter(({ id }) => id !== again.id),
    ).toEqual([declined]);
    for (const authority of ['E09000005', 'E09000006'])
      expect(await serviceRequests.list(authority, 10)).toEqual([declined]);
    expect(
      await serviceRequests.list('E09000005', 10, { at: request.sentAt, id: request.id }),
    ).toEqual([]);
    expect(await serviceRequests.list('E09000007', 10)).toEqual([]);
  });
}
