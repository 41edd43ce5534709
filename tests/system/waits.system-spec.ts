import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LookupView } from '@hub/contracts/lookup';
import type { InboxItem, InboxPage, OverdueReport } from '@hub/contracts/notification';
import type { SubjectAccessView } from '@hub/contracts/consent';
import { Stage } from './stage/stage.js';

const [HOME, PARTNER, SILENT] = ['Enfield', 'Greenwich', 'Harrow'] as const;
/** From something waiting to its standing in an inbox: two seconds, and a machine under test. */
const SOON_MS = 5_000;

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});
afterAll(() => stage.journal.behave(stage.code(SILENT), { mode: 'normal' }));

type Reader = ReturnType<Stage['as']>;
const waiting = async (reader: Reader, subject: string): Promise<InboxItem[]> =>
  (await reader.get<InboxPage>('/v1/inbox?limit=100&sort=waiting')).body.items.filter(
    (item) => item.subject === subject,
  );
const shown = (reader: Reader, subject: string) =>
  stage.until(
    () => waiting(reader, subject),
    (items) => items.length > 0,
  );
const gone = (reader: Reader, subject: string) =>
  stage.until(
    () => waiting(reader, subject),
    (items) => items.length === 0,
  );

describe('the inbox', () => {
  it('shows a lookup of who is not verified to their lead CAF contact, and a review to whoever was drawn, until they decide', async () => {
    const lead = stage.as(HOME, 'lead_caf_contact');
    const newcomer = stage.members.as(stage.unverified(HOME));
    const { details: child } = stage.childOf(PARTNER, 4);
    const { body: lookup } = await newcomer.post<LookupView>('/v1/lookups', {
      body: { purpose: 'review', caseReference: 'WAIT-1', reason: 'Asked by school', child },
    });
    const asked = performance.now();
    expect(await shown(lead, lookup.id)).toMatchObject([
      { workflow: 'lookup_confirmation', step: 'confirm_lookup', path: '/v1/lookup-confirmations' },
    ]);
    expect(performance.now() - asked).toBeLessThan(SOON_MS);
    expect(await waiting(newcomer, lookup.id)).toEqual([]);
    await lead.post(`/v1/lookups/${lookup.id}/confirmation`, { body: { legitimate: true } });
    await gone(lead, lookup.id);
  });

  it('shows an answer that came since to whoever asked, until they say that they have read it, and to nobody else', async () => {
    const lead = stage.as(HOME, 'lead_caf_contact');
    const newcomer = stage.members.as(stage.unverified(HOME));
    const { details: child } = stage.childOf(PARTNER, 5);
    const { body: lookup } = await newcomer.post<LookupView>('/v1/lookups', {
      body: { purpose: 'review', caseReference: 'WAIT-3', reason: 'Asked by school', child },
    });
    await shown(lead, lookup.id);
    await lead.post(`/v1/lookups/${lookup.id}/confirmation`, { body: { legitimate: true } });
    const path = `/v1/lookups/${lookup.id}`;
    expect(await shown(newcomer, lookup.id)).toMatchObject([
      { workflow: 'lookup_answer', step: 'read_lookup_answer', path },
    ]);
    await gone(lead, lookup.id);
    expect((await newcomer.get<LookupView>(path)).body).toHaveProperty('unreadSince');
    for (const other of [lead, stage.as(HOME), stage.as(PARTNER)])
      await expect(other.post(`${path}/acknowledgement`, { body: {} })).rejects.toMatchObject({
        code: 'not_found',
      });
    const { body: read } = await newcomer.post<LookupView>(`${path}/acknowledgement`, { body: {} });
    expect(read).not.toHaveProperty('unreadSince');
    await gone(newcomer, lookup.id);
  });

  it('shows a recall that a holder leaves unanswered there, and, once it is overdue, to whoever recorded the consent', async () => {
    await stage.journal.behave(stage.code(SILENT), { mode: 'silent' });
    const consent = await stage.consent(HOME, [SILENT]);
    await stage.as(HOME).post(`/v1/consents/${consent.id}/withdrawal`, {
      body: { withdrawnBy: 'parental_responsibility' },
    });
    const [holder, recorder] = [SILENT, HOME].map((name) => stage.as(name, 'lead_caf_contact'));
    if (!holder || !recorder) throw new Error('There are two');
    expect(await shown(holder, consent.id)).toMatchObject([
      { step: 'answer_recall', path: `/v1/consents/${consent.id}/recall` },
    ]);
    expect(await waiting(recorder, consent.id)).toEqual([]);
    await stage.query(
      'consent-service',
      `UPDATE recall SET due_at = now() - interval '1 second' WHERE consent_id = '${consent.id}'`,
    );
    expect(await shown(recorder, consent.id)).toMatchObject([{ step: 'chase_recall' }]);
    await holder.post(`/v1/consents/${consent.id}/recall-answer`, { body: { outcome: 'deleted' } });
    await gone(recorder, consent.id);
    await gone(holder, consent.id);
  });

  it('shows a family’s request to see its record until a second person has signed', async () => {
    const { episode } = await stage.episode(HOME, [PARTNER]);
    const [lead, manager] = [stage.as(HOME, 'lead_caf_contact'), stage.as(HOME, 'service_manager')];
    const { body: access } = await lead.post<SubjectAccessView>('/v1/subject-access-requests', {
      body: {
        episodeId: episode.id,
        askedBy: 'child',
        askedOn: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
        evidenceReference: 'WAIT-2',
      },
    });
    expect(await shown(lead, access.id)).toMatchObject([
      { step: 'look_through_record', path: `/v1/subject-access-requests/${access.id}` },
    ]);
    expect(await waiting(manager, access.id)).toEqual([]);
    const path = `/v1/subject-access-requests/${access.id}`;
    await lead.post(`${path}/redactions`, { body: { redactions: [] }, ifMatch: '"1"' });
    expect(await shown(manager, access.id)).toMatchObject([{ step: 'approve_record' }]);
    await manager.post(`${path}/approval`, { body: { approve: true }, ifMatch: '"2"' });
    await gone(manager, access.id);
  });

  it('shows a manager what waits for their team by name, and who answers for a borough all of it', async () => {
    const { episode } = await stage.episode(HOME, [PARTNER]);
    const dueIn = (days: number) =>
      stage.query(
        'episode-service',
        `UPDATE episode SET state = 'active', next_review_on = current_date + ${String(days)} WHERE id = '${episode.id}'`,
      );
    await dueIn(3);
    await shown(stage.as(HOME), episode.id);
    const path = '/v1/inbox?workflow=plan_review&limit=100';
    const seen = async (reader: Reader, whose: string) =>
      (await reader.get<InboxPage>(`${path}&whose=${whose}`)).body.items.find(
        ({ subject }) => subject === episode.id,
      );
    const manager = stage.as(HOME, 'service_manager');
    const wanted = { personId: stage.person(HOME).id, authority: stage.code(HOME) };
    expect(await seen(manager, 'team')).toMatchObject(wanted);
    expect(await seen(manager, 'borough')).toMatchObject(wanted);
    const lead = stage.as(HOME, 'lead_caf_contact');
    expect(await seen(lead, 'borough')).toMatchObject(wanted);
    expect(await seen(lead, 'team')).toBeUndefined();
    expect(await seen(stage.as(HOME), 'team')).toMatchObject(wanted);
    await expect(seen(stage.as(HOME), 'borough')).rejects.toMatchObject({ code: 'forbidden' });
    for (const whose of ['team', 'borough'])
      expect(await seen(stage.as(PARTNER, 'service_manager'), whose)).toBeUndefined();
    await dueIn(40);
    await gone(stage.as(HOME), episode.id);
  });

  it('lets a plan review that nobody holds climb from the Lead Professional to the head of service, and counts it', async () => {
    const { episode } = await stage.episode(HOME, [PARTNER]);
    const dueOn = (days: number) =>
      stage.query(
        'episode-service',
        `UPDATE episode SET state = 'active', next_review_on = current_date - ${String(days)} WHERE id = '${episode.id}'`,
      );
    const readers = [
      stage.as(HOME),
      stage.as(HOME, 'lead_caf_contact'),
      stage.as(HOME, 'service_manager'),
      stage.as(HOME, 'head_of_service'),
    ];
    const seenBy = async (): Promise<(boolean | undefined)[]> =>
      Promise.all(
        readers.map(async (reader) => {
          const [item] = (await waiting(reader, episode.id)).filter(
            ({ workflow }) => workflow === 'plan_review',
          );
          return item && (item.climbed ?? false);
        }),
      );
    const until = (wanted: (boolean | undefined)[]) =>
      stage.until(seenBy, (seen) => JSON.stringify(seen) === JSON.stringify(wanted));
    await dueOn(-3);
    await until([false, undefined, undefined, undefined]);
    await dueOn(1);
    await until([false, true, undefined, undefined]);
    await dueOn(60);
    await until([false, true, true, true]);
    const manager = stage.as(HOME, 'service_manager');
    const { body } = await manager.get<OverdueReport>('/v1/reports/overdue');
    expect(body.rows.find(({ workflow }) => workflow === 'plan_review')).toMatchObject({
      authority: stage.code(HOME),
      waiting: 1,
      overdue: 1,
      atManagers: 1,
      atHeads: 1,
    });
    expect(body.rows.every(({ authority }) => authority === stage.code(HOME))).toBe(true);
    await dueOn(-40);
    await until([undefined, undefined, undefined, undefined]);
  });
});
