import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EpisodeView, TransferProgressed } from '@hub/contracts/episode';
import type { EnrolledPerson } from '@hub/contracts/identity';
import {
  type CaseloadCoverList,
  type CaseloadCoverView,
  type CaseloadList,
  type LeadCoverList,
  LeadCoverMoved,
  type LeadCoverView,
} from '@hub/contracts/leading';
import type { TimelinePage } from '@hub/contracts/ledger';
import type { InboxPage } from '@hub/contracts/notification';
import { Stage } from './stage/stage.js';

const BY = 'Bromley';
const PARTNER = 'Hounslow';
let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});
afterAll(() => stage.clock.reset());

describe('a Lead Professional who is away', () => {
  it('is stood in for from a day to a day: the cover leads, all are told, and afterwards the lead is who it was', async () => {
    const lead = stage.as(BY);
    const contact = stage.as(BY, 'lead_caf_contact');
    const cover = stage.unverified(BY);
    const covers = stage.members.as(cover);
    const { episode } = await stage.episode(BY, [PARTNER]);
    const at = `/v1/episodes/${episode.id}/lead-covers`;
    const partner = stage.person(PARTNER);
    await stage.join(contact, episode.id, { authority: PARTNER, person: partner });
    const today = (await stage.clock.now()).slice(0, 10);
    const terms = { personId: cover.id, from: today, until: today, because: 'illness' };
    const name = (door: ReturnType<Stage['as']>, change: object = {}) =>
      door.post<LeadCoverView>(at, { body: { ...terms, ...change }, attempts: 1 });
    await expect(name(stage.as(PARTNER, 'lead_caf_contact'))).rejects.toMatchObject({
      ...{ status: 403, code: 'forbidden' },
    });
    await expect(name(lead, { personId: partner.id })).rejects.toMatchObject({
      ...{ status: 422, code: 'person_unknown' },
    });
    const manager = stage.person(BY, 'service_manager');
    await expect(name(lead, { personId: manager.id })).rejects.toMatchObject({
      ...{ status: 422, code: 'cannot_lead' },
    });
    await expect(name(lead, { until: '2999-01-01' })).rejects.toMatchObject({
      ...{ status: 422, code: 'step_incomplete' },
    });
    const transfer = await lead.post<{ id: string }>('/v1/transfers', {
      body: {
        ...{ episodeId: episode.id, toAuthority: stage.code(PARTNER), reason: 'move' },
        familyView: 'not_yet_asked',
      },
    });

    const { body: named } = await name(contact);
    expect(named).toMatchObject({ state: 'running', leadProfessionalId: stage.person(BY).id });
    await expect(name(lead)).rejects.toMatchObject({ status: 409, code: 'cover_exists' });
    await stage.journal.until(LeadCoverMoved.type, named.id, [stage.code(PARTNER)]);
    const seen = async () =>
      (await stage.as(PARTNER).get<EpisodeView>(`/v1/episodes/${episode.id}`)).body;
    expect((await seen()).leadProfessional).toMatchObject({
      ...{ personId: stage.person(BY).id, cover: { personId: cover.id, until: today } },
    });
    const waits = async (step: string) =>
      (await covers.get<InboxPage>('/v1/inbox?mine=true&limit=100')).body.items.some(
        (item) => item.step === step && item.episodeId === episode.id,
      );
    await stage.until(() => waits('look_at_developments'), Boolean);
    await stage.until(() => waits('record_family_view'), Boolean);
    await covers.post(`/v1/episodes/${episode.id}/developments/acknowledgement`, {
      body: { until: new Date().toISOString() },
    });
    await stage.journal.until(TransferProgressed.type, transfer.body.id, [stage.code(PARTNER)]);

    const alarm = await stage.clock.nextAlarm([named.id]);
    await stage.clock.to(alarm ?? today);
    await stage.until(seen, ({ leadProfessional }) => leadProfessional.cover === undefined);
    const { body: list } = await stage.as(PARTNER).get<LeadCoverList>(at);
    expect(list.items).toMatchObject([{ state: 'ended', endedBecause: 'date_came' }]);
    expect((await seen()).leadProfessional).toMatchObject({
      personId: stage.person(BY).id,
      term: 1,
    });
    await stage.until(
      async () =>
        (await lead.get<TimelinePage>(`/v1/episodes/${episode.id}/timeline?limit=100`)).body.items,
      (items) =>
        ['lead_cover.name.v1', 'lead_cover.wake'].every((wanted) =>
          items.some(({ action }) => action === wanted),
        ),
    );
    await expect(
      lead.post(`${at}/${named.id}/end`, { body: { because: 'lead_is_back' }, attempts: 1 }),
    ).rejects.toMatchObject({ status: 409, code: 'cover_ended' });
  });

  it('is stood in for at the word of a manager, and ended by whom alone the hub lets', async () => {
    const manager = stage.as(BY, 'service_manager');
    const cover = stage.unverified(BY);
    const { episode } = await stage.episode(BY, [PARTNER], { ownReference: 'COVER-2' });
    const at = `/v1/episodes/${episode.id}/lead-covers`;
    const today = (await stage.clock.now()).slice(0, 10);
    const terms = { personId: cover.id, from: today, until: today, because: 'leave' };
    const { body: named } = await manager.post<LeadCoverView>(at, { body: terms });
    const mayName = async (door: ReturnType<Stage['as']>) =>
      (await door.get<LeadCoverList>(at)).body.mayName;
    const covers = stage.members.as(cover);
    expect([await mayName(manager), await mayName(stage.as(BY)), await mayName(covers)]).toEqual([
      ...[true, true, false],
    ]);
    const end = (door: ReturnType<Stage['as']>) =>
      door.post<LeadCoverView>(`${at}/${named.id}/end`, {
        ...{ body: { because: 'lead_is_back' }, attempts: 1 },
      });
    await expect(end(covers)).rejects.toMatchObject({ status: 403 });
    expect((await end(manager)).body).toMatchObject({ state: 'ended' });
  });

  it('is stood in for in all cases by one word, later ones too, and by another in one alone, until one word ends it', async () => {
    const [manager, contact] = [stage.as(BY, 'service_manager'), stage.as(BY, 'lead_caf_contact')];
    const { body: away } = await contact.post<EnrolledPerson>('/v1/people', {
      body: {
        ...{ username: 'cora.covered', roles: ['practitioner'] },
        contact: { name: 'Cora Covered', role: 'Family worker', team: 'Early Help' },
      },
    });
    const started = async (ownReference: string) =>
      (await stage.episode(BY, [PARTNER], { leadProfessionalId: away.id, ownReference })).episode
        .id;
    const [one, two] = [await started('ALL-1'), await started('ALL-2')];
    const today = (await stage.clock.now()).slice(0, 10);
    const [all, alone] = [stage.unverified(BY), stage.person(BY)];
    const days = { from: today, until: today, because: 'leave' };
    const cover = (change: object = {}, door = manager) =>
      door.post<CaseloadCoverView>('/v1/caseload-covers', {
        body: { ...days, leadProfessionalId: away.id, personId: all.id, ...change },
        attempts: 1,
      });
    await expect(cover({ until: '2999-01-01' })).rejects.toMatchObject({ code: 'step_incomplete' });
    await expect(cover({}, stage.as(BY))).rejects.toMatchObject({ status: 403, code: 'forbidden' });
    await expect(
      cover({ personId: stage.person(PARTNER).id }, stage.as(PARTNER)),
    ).rejects.toMatchObject({ code: 'person_unknown' });
    const { body: named } = await cover();
    expect(named).toMatchObject({ state: 'running', open: 2, covered: 2, notCovered: [] });
    expect((await cover({}, contact)).body.id).toBe(named.id);
    await expect(cover({ personId: alone.id })).rejects.toMatchObject({ code: 'cover_exists' });
    const standsIn = async (id: string) =>
      (await stage.as(BY).get<EpisodeView>(`/v1/episodes/${id}`)).body.leadProfessional.cover
        ?.personId;
    const at = `/v1/episodes/${two}/lead-covers`;
    const { body: single } = await manager.post<LeadCoverView>(at, {
      body: { ...days, personId: alone.id },
    });
    expect([await standsIn(one), await standsIn(two)]).toEqual([all.id, alone.id]);
    const load = (await manager.get<CaseloadList>('/v1/caseloads')).body.items.find(
      ({ personId }) => personId === away.id,
    );
    expect(load).toMatchObject({ leads: 2, covered: 2, coveredAlone: 1 });
    await stage.journal.until(LeadCoverMoved.type, single.id, [stage.code(BY)]);
    await manager.post(`${at}/${single.id}/end`, { body: { because: 'lead_is_back' } });
    expect(await standsIn(two)).toBe(all.id);

    const later = await started('ALL-3');
    const { episode: handed } = await stage.episode(BY, [PARTNER], { ownReference: 'ALL-4' });
    await contact.post('/v1/caseload-hand-overs', {
      body: {
        ...{ fromPersonId: alone.id, toPersonId: away.id, because: 'other_work' },
        episodes: [handed.id],
      },
    });
    for (const id of [later, handed.id])
      expect(await stage.until(() => standsIn(id), Boolean)).toBe(all.id);
    const covers = async (door: ReturnType<Stage['as']>) =>
      (await door.get<CaseloadCoverList>('/v1/caseload-covers')).body.items.filter(
        ({ id }) => id === named.id,
      );
    expect(await covers(contact)).toMatchObject([{ open: 4, covered: 4, mayEnd: true }]);
    expect(await covers(stage.members.as(all))).toMatchObject([{ mayEnd: false }]);
    expect(await covers(stage.as(BY))).toEqual([]);

    const end = (door: ReturnType<Stage['as']>) =>
      door.post<CaseloadCoverView>(`/v1/caseload-covers/${named.id}/end`, {
        ...{ body: { because: 'lead_is_back' }, attempts: 1 },
      });
    await expect(end(stage.as(BY))).rejects.toMatchObject({ status: 403 });
    await expect(end(stage.as(PARTNER, 'head_of_service'))).rejects.toMatchObject({ status: 404 });
    expect((await end(contact)).body).toMatchObject({ state: 'ended', covered: 0 });
    for (const id of [one, two, later, handed.id]) expect(await standsIn(id)).toBeUndefined();
    await expect(end(contact)).rejects.toMatchObject({ status: 409, code: 'cover_ended' });
    expect(await covers(contact)).toEqual([]);
  });

  it('is stood in for in all cases until the last day is over, and then in none that begins', async () => {
    const contact = stage.as(BY, 'lead_caf_contact');
    const { body: away } = await contact.post<EnrolledPerson>('/v1/people', {
      body: {
        ...{ username: 'cleo.covered', roles: ['practitioner'] },
        contact: { name: 'Cleo Covered', role: 'Family worker', team: 'Early Help' },
      },
    });
    const started = async (ownReference: string) =>
      (await stage.episode(BY, [PARTNER], { leadProfessionalId: away.id, ownReference })).episode
        .id;
    const one = await started('LAST-1');
    const today = (await stage.clock.now()).slice(0, 10);
    const personId = stage.unverified(BY).id;
    const { body: named } = await contact.post<CaseloadCoverView>('/v1/caseload-covers', {
      body: {
        ...{ leadProfessionalId: away.id, personId, because: 'training' },
        ...{ from: today, until: today },
      },
    });
    expect(named).toMatchObject({ open: 1, covered: 1 });
    const of = (id: string) => async () =>
      (await contact.get<LeadCoverList>(`/v1/episodes/${id}/lead-covers`)).body.items;
    const [inCase] = await of(one)();
    const alarm = await stage.clock.nextAlarm([String(inCase?.id)]);
    await stage.clock.to(alarm ?? today);
    await stage.until(of(one), ([only]) => only?.endedBecause === 'date_came');
    const open = async () =>
      (await contact.get<CaseloadCoverList>('/v1/caseload-covers')).body.items;
    await stage.until(open, (items) => !items.some(({ id }) => id === named.id));
    const later = await started('LAST-2');
    expect(await of(later)()).toEqual([]);
  });
});
