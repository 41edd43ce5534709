import { beforeAll, describe, expect, it } from '@jest/globals';
import { type EpisodeView, TransferProposed, type TransferView } from '@hub/contracts/episode';
import {
  type LeadRequestList,
  LeadRequestMoved,
  type LeadRequestView,
  type MoveOffer,
} from '@hub/contracts/leading';
import type { InboxPage } from '@hub/contracts/notification';
import { Stage } from './stage/stage.js';

const BY = 'Bromley';
const PARTNER = 'Ealing';
let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

const inboxOf = async (door: ReturnType<Stage['as']>, step: string, episodeId: string) =>
  (await door.get<InboxPage>('/v1/inbox?mine=true&limit=100')).body.items.filter(
    (item) => item.step === step && item.episodeId === episodeId,
  );

describe('an authority that needs the lead', () => {
  it('asks whoever leads for it: declined with why, or accepted and a transfer to it', async () => {
    await stage.journal.behave(stage.code(PARTNER), { transfers: 'ignore' });
    const lead = stage.as(BY);
    const partner = stage.as(PARTNER);
    const { episode } = await stage.episode(BY, [PARTNER]);
    const at = `/v1/episodes/${episode.id}/lead-requests`;
    const ask = (door: ReturnType<Stage['as']>) =>
      door.post<LeadRequestView>(at, { body: { because: 'better_placed' }, attempts: 1 });
    await expect(ask(partner)).rejects.toMatchObject({ status: 404 });
    await stage.join(stage.as(BY, 'lead_caf_contact'), episode.id, {
      ...{ authority: PARTNER, person: stage.person(PARTNER) },
    });
    await expect(ask(stage.as(BY, 'lead_caf_contact'))).rejects.toMatchObject({
      code: 'party_to_itself',
    });
    const { body: first } = await ask(partner);
    expect(first).toMatchObject({ state: 'open', authority: stage.code(PARTNER) });
    await expect(ask(partner)).rejects.toMatchObject({ status: 409, code: 'lead_request_exists' });
    await stage.journal.until(LeadRequestMoved.type, first.id, [stage.code(BY)]);
    const [waiting] = await stage.until(
      () => inboxOf(lead, 'answer_lead_request', episode.id),
      (items) => items.length === 1,
    );
    expect(waiting).toMatchObject({ path: at, dueAt: first.answerBy });

    const answer = (door: ReturnType<Stage['as']>, id: string, body: object) =>
      door.post<LeadRequestView>(`${at}/${id}/answer`, { body, attempts: 1 });
    const declines = { answer: 'declines', reason: 'review_decides' };
    await expect(answer(partner, first.id, declines)).rejects.toMatchObject({
      ...{ status: 403, code: 'not_involved' },
    });
    await expect(answer(lead, first.id, { answer: 'declines' })).rejects.toMatchObject({
      ...{ status: 422, code: 'step_incomplete' },
    });
    expect((await answer(lead, first.id, declines)).body).toMatchObject({ state: 'declined' });
    await expect(answer(lead, first.id, declines)).rejects.toMatchObject({
      ...{ status: 409, code: 'lead_request_settled' },
    });
    const { body: second } = await ask(partner);
    await partner.post(`${at}/${second.id}/withdrawal`, { body: {} });
    const { body: third } = await ask(partner);
    const accepted = await answer(lead, third.id, { answer: 'accepts', familyView: 'agrees' });
    const { transferId = '' } = accepted.body;
    await stage.journal.until(TransferProposed.type, transferId, [stage.code(PARTNER)]);
    const { body: transfer } = await partner.get<TransferView>(`/v1/transfers/${transferId}`);
    expect(transfer).toMatchObject({
      ...{ state: 'proposed', toAuthority: stage.code(PARTNER), reason: 'better_placed' },
    });
    const { body: list } = await lead.get<LeadRequestList>(at);
    expect(list.items.map(({ state }) => state)).toEqual(['accepted', 'withdrawn', 'declined']);
    await stage.until(
      () => inboxOf(lead, 'answer_lead_request', episode.id),
      (items) => items.length === 0,
    );
    await stage.journal.behave(stage.code(PARTNER), { transfers: 'accept' });
  });
});

describe('a move', () => {
  it('lets whoever leads offer the lead to the new home, until they do or say why it stays', async () => {
    const lead = stage.as(BY);
    const { episode } = await stage.episode(BY, [PARTNER]);
    const at = `/v1/episodes/${episode.id}/move-offer`;
    expect((await lead.get<MoveOffer>(at)).body).toEqual({ episodeId: episode.id });
    await lead.post<EpisodeView>(`/v1/episodes/${episode.id}/steps`, {
      body: { step: 'change_home', homeAuthority: stage.code(PARTNER) },
      ifMatch: `"${String(episode.version)}"`,
    });
    const [waiting] = await stage.until(
      () => inboxOf(lead, 'consider_hand_over', episode.id),
      (items) => items.length === 1,
    );
    expect(waiting).toMatchObject({ path: at });
    expect((await lead.get<MoveOffer>(at)).body).toMatchObject({
      suggestedReceiver: stage.code(PARTNER),
    });
    await expect(
      stage.as(PARTNER, 'lead_caf_contact').post(`${at}/answer`, {
        ...{ body: { because: 'school_stays' }, attempts: 1 },
      }),
    ).rejects.toMatchObject({ status: 403, code: 'forbidden' });
    const { body: kept } = await lead.post<MoveOffer>(`${at}/answer`, {
      body: { because: 'school_stays' },
    });
    expect(kept).toEqual({ episodeId: episode.id, keptBecause: 'school_stays' });
    await stage.until(
      () => inboxOf(lead, 'consider_hand_over', episode.id),
      (items) => items.length === 0,
    );
  });
});
