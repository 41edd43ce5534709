import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import type { EnrolledPerson } from '@hub/contracts/identity';
import {
  type CaseloadCoverList,
  type CaseloadCoverView,
  type LeadCoverList,
  LeadCoverMoved,
  type LeadCoverView,
} from '@hub/contracts/leading';
import type { TimelinePage } from '@hub/contracts/ledger';
import type { InboxPage } from '@hub/contracts/notification';
import { dayAfter } from '@hub/working-time';
import { Stage } from './stage/stage.js';

const BY = 'Tower Hamlets';
const PARTNER = 'Hounslow';
let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

describe('a Lead Professional who is stood in for', () => {
  const manager = () => stage.as(BY, 'service_manager');
  const contact = () => stage.as(BY, 'lead_caf_contact');
  const enrolled = async (username: string) =>
    (
      await contact().post<EnrolledPerson>('/v1/people', {
        body: {
          ...{ username, roles: ['practitioner'] },
          contact: { name: 'Lena Leaver', role: 'Family worker', team: 'Early Help' },
        },
      })
    ).body.id;
  const leave = (id: string) =>
    manager().post(`/v1/people/${id}/end`, { body: { because: 'left' } });
  const started = async (leadProfessionalId: string, ownReference: string) =>
    (await stage.episode(BY, [PARTNER], { leadProfessionalId, ownReference })).episode.id;
  const days = async (personId: string) => {
    const from = (await stage.clock.now()).slice(0, 10);
    return { personId, from, until: dayAfter(from, 9), because: 'illness' };
  };
  const coverAll = async (leadProfessionalId: string, personId: string) =>
    (
      await contact().post<CaseloadCoverView>('/v1/caseload-covers', {
        body: { ...(await days(personId)), leadProfessionalId },
      })
    ).body;
  const leadOf = async (id: string) =>
    (await contact().get<EpisodeView>(`/v1/episodes/${id}`)).body.leadProfessional;
  const coversOf = (id: string) => async () =>
    (await contact().get<LeadCoverList>(`/v1/episodes/${id}/lead-covers`)).body.items;
  const coversOfAll = async () =>
    (await contact().get<CaseloadCoverList>('/v1/caseload-covers')).body.items.map(({ id }) => id);
  const waits = (ids: readonly string[]) => async () =>
    (await contact().get<InboxPage>('/v1/inbox?workflow=lead_gone&limit=100')).body.items
      .filter(({ subject }) => ids.includes(subject))
      .map(({ step }) => step);

  it('leads again once who stands in has left, in one case and in all, and another is asked for', async () => {
    const [away, leaver] = [await enrolled('ada.away'), await enrolled('lena.leaver')];
    const [one, two] = [await started(away, 'LEFT-1'), await started(away, 'LEFT-2')];
    const all = await coverAll(away, leaver);
    expect(all).toMatchObject({ state: 'running', covered: 2 });
    const single = await started(stage.person(BY).id, 'LEFT-3');
    const at = `/v1/episodes/${single}/lead-covers`;
    const terms = await days(leaver);
    const { body: alone } = await contact().post<LeadCoverView>(at, { body: terms });
    const ids = [one, two, single];
    for (const id of ids) expect((await leadOf(id)).cover).toMatchObject({ personId: leaver });

    await leave(leaver);
    for (const id of ids) {
      const [cover] = await stage.until(coversOf(id), ([only]) => only?.state === 'ended');
      expect(cover).toMatchObject({ endedBecause: 'stand_in_left', personId: leaver });
      const lead = await leadOf(id);
      expect(lead).not.toHaveProperty('cover');
      expect(lead.personId).toBe(id === single ? stage.person(BY).id : away);
    }
    await stage.journal.until(LeadCoverMoved.type, alone.id, [stage.code(BY)]);
    await stage.until(coversOfAll, (open) => !open.includes(all.id));
    await expect(contact().post(at, { body: terms, attempts: 1 })).rejects.toMatchObject({
      ...{ status: 422, code: 'person_unknown' },
    });
    const timeline = async () =>
      (await contact().get<TimelinePage>(`/v1/episodes/${single}/timeline?limit=100`)).body.items;
    await stage.until(timeline, (items) =>
      items.some(({ action }) => action === 'lead_cover.wake'),
    );

    const asked = await stage.until(waits(ids), (steps) => steps.length === 3);
    expect(asked).toEqual(['name_cover', 'name_cover', 'name_cover']);
    const back = { body: { because: 'lead_is_back' }, attempts: 1 };
    const end = `${at}/${alone.id}/end`;
    const { body: noted } = await contact().post<LeadCoverView>(end, back);
    expect(noted).toMatchObject({ endedBecause: 'lead_is_back' });
    await expect(contact().post(end, back)).rejects.toMatchObject({ code: 'cover_ended' });
    await coverAll(away, stage.person(BY).id);
    await stage.until(waits(ids), (steps) => steps.length === 0);
  });

  it('is stood in for still once they have left themselves, until another leads what they led', async () => {
    const away = await enrolled('leo.lead');
    const one = await started(away, 'LEFT-4');
    const all = await coverAll(away, stage.unverified(BY).id);
    await leave(away);
    const asked = await stage.until(waits([one]), (steps) => steps.length > 0);
    expect(asked).toEqual(['name_lead']);
    expect((await leadOf(one)).cover).toMatchObject({ personId: stage.unverified(BY).id });
    expect(await coversOfAll()).toContain(all.id);
    await contact().post('/v1/caseload-hand-overs', {
      body: { fromPersonId: away, toPersonId: stage.person(BY).id, because: 'left' },
    });
    await stage.until(coversOfAll, (open) => !open.includes(all.id));
    const [cover] = await stage.until(coversOf(one), ([only]) => only?.state === 'ended');
    expect(cover).toMatchObject({ endedBecause: 'lead_passed' });
  });
});
