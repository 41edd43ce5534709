import { describe, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import type { OutsideHandOverView, OutsidePack } from '@hub/contracts/leading';
import type { InboxItem } from '@hub/contracts/notification';
import type { Person } from '../../session/session-state.js';
import { pageOf } from '../home/inbox-words.js';
import { OUTSIDE_ACTS, type OutsideNow } from './outside-acts.js';
import { packView, sendingQuestion } from './outside-pack.js';
import { outsideView } from './outside-view.js';

const ID = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';
const LEWISHAM = 'E09000023';
const AT = '2026-11-23T09:00:00Z';
const EPISODE = {
  ...{ id: ID, state: 'active', ownReference: 'LEW-1', originatingAuthority: LEWISHAM },
  ...{ levelOfNeed: { level: 2, label: 'Targeted' }, startedAt: AT, needs: { easyRead: true } },
  team: [{ id: OTHER, authority: LEWISHAM, role: 'Professional', withheld: true }],
  leadProfessional: { authority: LEWISHAM, personId: ID, term: 1, since: AT },
} as object as EpisodeView;
const ONE: OutsideHandOverView = {
  ...{ id: OTHER, state: 'awaiting_family', familyView: 'not_yet_asked', openedAt: AT },
  ...{ receiverName: 'Kent', receiverContact: 'Ring 01234', dueAt: '2026-11-30T17:00:00Z' },
};
const lead: Person = {
  ...{ id: ID, name: 'Ada', post: 'x', authority: LEWISHAM, roles: ['practitioner'] },
};
const contact: Person = { ...lead, id: OTHER, roles: ['lead_caf_contact'] };
const now = (
  change?: Partial<OutsideHandOverView>,
  episode: Partial<EpisodeView> = {},
): OutsideNow => ({
  episode: { ...EPISODE, ...episode },
  items: change === undefined ? [] : [{ ...ONE, ...change }],
});
const open = (of: OutsideNow, person = lead) =>
  outsideView(of, person).links.map(({ href }) => href.split('/').at(-1));

describe('a case that goes out of London', () => {
  it('goes on by whoever leads, step by step', () => {
    expect(open(now())).toEqual(['begin']);
    expect(open(now(undefined, { state: 'disputed' }))).toEqual([]);
    expect(open(now(), { ...contact, authority: 'E09000011' })).toEqual([]);
    expect(open(now({}))).toEqual(['family', 'cancel']);
    const no = now({ familyView: 'disagrees' });
    expect(open(no, contact)).toEqual(['family', 'go-on', 'cancel']);
    expect(open(now({ state: 'sent' }))).toEqual(['receipt', 'cancel']);
    expect(open(now({ state: 'cancelled', endedAt: AT }))).toEqual(['begin']);
    expect(open(now({ state: 'received', endedAt: AT }, { state: 'closed' }))).toEqual([]);
    const canPack = (state: OutsideHandOverView['state']) =>
      outsideView(now({ state }), lead).canPack;
    expect([canPack('awaiting_family'), canPack('open'), canPack('sent')]).toEqual([
      ...[false, true, true],
    ]);
  });

  it('says how far it has come, by when, and afterwards who has it', () => {
    const view = outsideView(now({ state: 'open', familyView: 'agrees' }), lead);
    expect(view.steps.map(({ state }) => state)).toEqual(['Done', 'Now', 'To do']);
    expect(view.due).toContain('Monday 30 November 2026 at 5pm');
    const received: Partial<OutsideHandOverView> = {
      ...{ state: 'received', endedAt: AT, sentBy: 'post', sentAt: AT, receivedBy: 'Jo' },
      ...{ receivedOn: '2026-11-23', confirmedBy: 'telephone' },
    };
    const [ended] = outsideView(now(received, { state: 'closed' }), lead).before;
    expect(ended?.facts.slice(-2).map(({ value }) => value)).toEqual([
      'By post, signed for, 23 November 2026 at 9am',
      'Jo, since 23 November 2026. Said so by telephone',
    ]);
  });

  it('is told with what the hub is told, each of its own step', () => {
    const order = (name: string, form: Record<string, string>, of = now({})) =>
      OUTSIDE_ACTS[name]?.order(form, of, lead);
    const kent = { receiverName: 'Kent', receiverContact: 'Ring', familyView: 'agrees' };
    const ids = { episodeId: ID, handOverId: OTHER };
    const day = (name: string) => ({
      ...{ [`${name}-day`]: '5', [`${name}-month`]: '3', [`${name}-year`]: '2026' },
    });
    expect(order('begin', kent, now())).toEqual({ episodeId: ID, ...kent });
    expect(order('family', { familyView: 'agrees' })).toEqual({ ...ids, familyView: 'agrees' });
    expect(order('go-on', { reason: 'Moved', ...day('told') })).toEqual({
      ...{ ...ids, reason: 'Moved', familyToldOn: '2026-03-05' },
    });
    const receipt = { receivedBy: 'Jo', confirmedBy: 'mail' };
    expect(order('receipt', { ...receipt, ...day('received') })).toEqual({
      ...{ ...ids, ...receipt, receivedOn: '2026-03-05' },
    });
    expect(order('cancel', { because: 'family_stays' })).toEqual({
      ...{ ...ids, because: 'family_stays' },
    });
  });

  it('waits where its steps are taken, and not where a hand-over within London is', () => {
    const item = { step: 'record_family_view', workflow: 'outside_hand_over', subject: OTHER };
    expect(pageOf({ ...item, episodeId: ID } as object as InboxItem)).toBe(
      `/cases/${ID}/out-of-london`,
    );
  });
});

describe('the pack', () => {
  it('says for whom it is, who leads, what the family needs, and what comes with it', () => {
    const versions = [{ version: 1, mediaType: 'application/pdf', size: 1, addedAt: AT }];
    const document = { id: OTHER, episodeId: ID, authority: LEWISHAM, category: 'assessment' };
    const view = packView({
      ...{ handOverId: OTHER, receiverName: 'Kent', madeAt: AT, episode: EPISODE },
      ...{ documents: [{ ...document, versions, version: 1 }], digest: 'ab'.repeat(32) },
    } as OutsidePack);
    expect(view.facts[0]).toEqual({ key: 'For', value: 'Kent' });
    expect(view.needs).toEqual(['Easy to read: whatever is written']);
    expect(view.documents).toEqual(['The assessment, Lewisham, 23 November 2026']);
    expect(view.team[0]?.card.name).toBe('Somebody at Lewisham');
    expect(view.sending).toMatchObject({ digest: 'ab'.repeat(32) });
    expect(sendingQuestion(ID, ONE, 'd').hidden).toEqual({ digest: 'd' });
  });
});
