import { beforeAll, describe, expect, it } from '@jest/globals';
import { EpisodeMoved, type EpisodeView } from '@hub/contracts/episode';
import type { OutsideHandOverList, OutsideHandOverView, OutsidePack } from '@hub/contracts/leading';
import type { InboxPage } from '@hub/contracts/notification';
import { Stage } from './stage/stage.js';

const BY = 'Bromley';
const PARTNER = 'Islington';
let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

describe('a child who moves out of London', () => {
  it('hands a case to an authority outside London: family asked, pack sent, receipt by hand, and the case closes', async () => {
    const lead = stage.as(BY);
    const contact = stage.as(BY, 'lead_caf_contact');
    const { episode } = await stage.episode(BY, [PARTNER]);
    await stage.join(contact, episode.id, {
      ...{ authority: PARTNER, person: stage.person(PARTNER) },
    });
    const at = `/v1/episodes/${episode.id}/outside-hand-overs`;
    const receiver = { receiverName: 'Kent Early Help', receiverContact: 'Ring 01234 567890' };
    const body = { ...receiver, familyView: 'not_yet_asked' };
    const open = (door: ReturnType<Stage['as']>) =>
      door.post<OutsideHandOverView>(at, { body, attempts: 1 });
    await expect(open(stage.as(PARTNER, 'lead_caf_contact'))).rejects.toMatchObject({
      ...{ status: 403, code: 'forbidden' },
    });
    const { body: opened } = await open(lead);
    expect(opened).toMatchObject({ ...receiver, state: 'awaiting_family' });
    await expect(open(contact)).rejects.toMatchObject({ code: 'outside_hand_over_exists' });
    const waits = async (door: ReturnType<Stage['as']>, step: string) =>
      (await door.get<InboxPage>('/v1/inbox?workflow=outside_hand_over&limit=100')).body.items.some(
        (item) => item.step === step && item.subject === opened.id && item.path === at,
      );
    await stage.until(() => waits(lead, 'record_family_view'), Boolean);
    const step = <R = OutsideHandOverView>(name: string, change: object, door = lead) =>
      door.post<R>(`${at}/${opened.id}/${name}`, { body: change, attempts: 1 });
    await expect(step('pack', {})).rejects.toMatchObject({
      ...{ status: 409, code: 'outside_step_first' },
    });
    await step('family-view', { familyView: 'disagrees' });
    await stage.until(() => waits(contact, 'answer_family_no'), Boolean);
    const told = { reason: 'They live there already', familyToldOn: '2026-03-02' };
    await expect(step('family-answer', told)).rejects.toMatchObject({ status: 403 });
    expect((await step('family-answer', told, contact)).body).toMatchObject({ state: 'open' });
    await stage.until(() => waits(lead, 'send_pack_outside'), Boolean);
    const { body: pack } = await step<OutsidePack>('pack', {});
    expect(pack).toMatchObject({
      receiverName: receiver.receiverName,
      episode: { id: episode.id },
    });
    const sending = (digest: string) => step('sending', { sentBy: 'secure_mail', digest });
    await expect(sending('0'.repeat(64))).rejects.toMatchObject({
      ...{ status: 422, code: 'pack_unconfirmed' },
    });
    expect((await sending(pack.digest)).body).toMatchObject({ state: 'sent' });
    await stage.until(() => waits(lead, 'confirm_outside_receipt'), Boolean);
    const today = new Date().toISOString().slice(0, 10);
    const receipt = { receivedBy: 'Jo Kent', receivedOn: '2999-01-01', confirmedBy: 'telephone' };
    await expect(step('receipt', receipt)).rejects.toMatchObject({ code: 'date_in_future' });
    const { body: received } = await step('receipt', { ...receipt, receivedOn: today });
    expect(received).toMatchObject({ state: 'received', receivedBy: 'Jo Kent' });
    await stage.journal.until(EpisodeMoved.type, episode.id, [stage.code(PARTNER)]);
    const { body: closed } = await lead.get<EpisodeView>(`/v1/episodes/${episode.id}`);
    expect(closed.state).toBe('closed');
    await stage.until(
      () => waits(lead, 'confirm_outside_receipt'),
      (stands) => !stands,
    );
    const { body: list } = await stage.as(PARTNER).get<OutsideHandOverList>(at);
    expect(list.items).toMatchObject([{ state: 'received', confirmedBy: 'telephone' }]);
  });
});
