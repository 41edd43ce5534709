import { describe, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import type { LeadCoverView, LeadRequestView } from '@hub/contracts/leading';
import { faultsIn } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { caseView } from '../cases/case-view.js';
import type { Visit } from '../../session/visit.js';
import { anotherQuestion, mayNameAnother, nameAnother } from './another-lead.js';
import { COVER_ACTS, type LeadNow } from './cover-acts.js';
import { leadFacts, leadingView, wishFacts } from './leading-view.js';
import { ASK_ACTS, type LeadWish, WISH_ACTS } from './request-acts.js';

const ID = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';
const THIRD = '01900000-0000-7000-8000-000000000003';
const [LEWISHAM, GREENWICH] = ['E09000023', 'E09000011'];
const AT = '2026-11-23T09:00:00Z';
const EPISODE = {
  ...{ id: ID, state: 'active', ownReference: 'LEW-1', originatingAuthority: LEWISHAM },
  ...{ homeAuthority: LEWISHAM, levelOfNeed: { level: 2, label: 'Targeted' }, team: [] },
  ...{ counterparts: [LEWISHAM], startedAt: AT },
  leadProfessional: { authority: LEWISHAM, personId: ID, term: 1, since: AT },
} as object as EpisodeView;
const COVER: LeadCoverView = {
  ...{ id: THIRD, authority: LEWISHAM, personId: OTHER, leadProfessionalId: ID, namedAt: AT },
  ...{ from: '2026-11-24', until: '2026-12-04', because: 'illness', state: 'running' },
  forAll: false,
};
const ENDED: LeadCoverView = {
  ...{ ...COVER, state: 'ended', endedAt: '2026-11-30T09:00:00Z', endedBecause: 'lead_is_back' },
};
const contact = { name: 'Ben', role: 'Family worker', team: 'Early Help' };
const colleagues = [
  { id: ID, contact: { ...contact, name: 'Ada' } },
  { id: OTHER, contact },
];
const viewer = (id: string, change: Partial<Person> = {}): Person => ({
  ...{ id, name: 'x', post: 'x', authority: LEWISHAM, roles: ['practitioner'] },
  ...change,
});
const now = (
  covers: LeadCoverView[] = [],
  change: Partial<EpisodeView> = {},
  mayName = true,
): LeadNow => ({
  ...{ episode: { ...EPISODE, ...change }, covers, mayName, colleagues },
  ...{ requests: [], offer: { episodeId: ID } },
});
const open = (of: LeadNow, person: Person) =>
  leadingView(of, person).links.map(({ href }) => href.split('/').at(-1));

describe('who stands in for a lead professional', () => {
  it('is named once, and ended, by whom the hub lets, whatever else they are to the case', () => {
    expect(open(now(), viewer(ID))).toEqual(['cover']);
    expect(open(now([COVER]), viewer(ID))).toEqual(['end-cover']);
    expect(open(now([ENDED]), viewer(ID))).toEqual(['cover']);
    const manager = viewer(THIRD, { roles: ['service_manager'] });
    expect(open(now(), manager)).toEqual(['cover']);
    const cover = { personId: OTHER, until: COVER.until };
    const covered = { leadProfessional: { ...EPISODE.leadProfessional, cover } };
    expect(open(now([COVER], covered), viewer(OTHER))).toEqual(['end-cover']);
    // Named, and not verified: the hub would refuse what they send.
    expect(open(now([COVER], covered, false), viewer(OTHER))).toEqual([]);
    expect(open(now([], {}, false), viewer(ID))).toEqual([]);
  });

  it('is chosen among the others, from a day to a day', () => {
    const act = COVER_ACTS['cover'];
    const fields = act?.fields(now(), viewer(ID)) ?? [];
    expect(fields[0]).toMatchObject({ words: { [OTHER]: 'Ben, Family worker' } });
    expect(faultsIn(fields, {}).map(({ field }) => field)).toEqual([
      ...['personId', 'from-day', 'until-day', 'because'],
    ]);
    const form = {
      ...{ personId: OTHER, because: 'leave' },
      ...{ 'from-day': '24', 'from-month': '11', 'from-year': '2026' },
      ...{ 'until-day': '4', 'until-month': '12', 'until-year': '2026' },
    };
    expect(act?.order(form, now(), viewer(ID))).toEqual({
      ...{ episodeId: ID, personId: OTHER, because: 'leave' },
      ...{ from: '2026-11-24', until: '2026-12-04' },
    });
    const end = COVER_ACTS['end-cover'];
    expect(end?.order({ because: 'lead_is_back' }, now([COVER]), viewer(ID))).toEqual({
      ...{ episodeId: ID, coverId: THIRD, because: 'lead_is_back' },
    });
    const leadsTo = (id: string) => end?.then?.(now([COVER]), viewer(id));
    expect([leadsTo(ID), leadsTo(OTHER)]).toEqual([`/cases/${ID}/lead`, '/']);
  });

  it('stands beside who leads, with the days, and afterwards with how it ended', () => {
    const people = [{ id: OTHER, authority: LEWISHAM, contact }];
    const view = leadingView({ ...now([COVER, ENDED]), people }, viewer(ID));
    expect(view.cover).toMatchObject({
      heading: 'Stands in for them until 4 December 2026: ring them',
      card: { name: 'Ben' },
      why: 'Why the lead professional is away: they are ill.',
    });
    expect(view.before).toEqual([
      {
        what: 'Ben, 24 November 2026 to 4 December 2026',
        beneath: 'Ended on 30 November 2026: the lead professional is back',
      },
    ]);
    const planned: LeadCoverView = { ...COVER, state: 'planned' };
    expect(leadingView(now([planned]), viewer(ID)).cover?.heading).toContain(
      'from 24 November 2026',
    );
    expect(leadFacts({ ...now([COVER]), people }).map(({ value }) => value)).toEqual([
      'Somebody at Lewisham',
      'Ben, 24 November 2026 to 4 December 2026',
    ]);
  });

  it('is somebody else once they have left, or nobody, where the lead is back', () => {
    const left: LeadCoverView = {
      ...{ ...ENDED, endedBecause: 'stand_in_left', until: '2999-12-04' },
    };
    expect(open(now([left]), viewer(ID))).toEqual(['cover', 'lead-is-back']);
    expect(open(now([left], {}, false), viewer(ID))).toEqual([]);
    const view = leadingView(now([left]), viewer(ID));
    expect(view.left).toContain('nobody stands in now');
    expect(view.before[0]?.beneath).toContain('they have left');
    const back = COVER_ACTS['lead-is-back'];
    expect(back?.fields(now([left]), viewer(ID))).toEqual([]);
    expect(back?.order({}, now([left]), viewer(ID))).toEqual({
      ...{ episodeId: ID, coverId: THIRD, because: 'lead_is_back' },
    });
    const other = { ...left, leadProfessionalId: OTHER };
    const over = { ...left, until: '2026-01-04' };
    const running = { ...COVER, id: OTHER };
    for (const covers of [[other], [over], [running, left], [ENDED, left]]) {
      expect(open(now(covers), viewer(ID))).not.toContain('lead-is-back');
      expect(leadingView(now(covers), viewer(ID))).not.toHaveProperty('left');
    }
    expect(open(now([left], { state: 'closed' }), viewer(ID))).not.toContain('lead-is-back');
  });

  it('is named alone beside who stands in for all, and goes before them', () => {
    const forAll: LeadCoverView = { ...COVER, id: ID, personId: THIRD, forAll: true };
    expect(open(now([forAll]), viewer(ID))).toEqual(['cover', 'end-cover']);
    expect(open(now([forAll, COVER]), viewer(ID))).toEqual(['end-cover']);
    const end = COVER_ACTS['end-cover'];
    const coverId = (covers: LeadCoverView[]) =>
      end?.order({ because: 'lead_is_back' }, now(covers), viewer(ID));
    expect(coverId([forAll, COVER])).toMatchObject({ coverId: COVER.id });
    expect(coverId([forAll, { ...COVER, state: 'planned' }])).toMatchObject({ coverId: ID });
    expect(leadingView(now([forAll]), viewer(ID)).cover?.why).toContain('for all cases');
  });

  it('is shown on the case with the last day', () => {
    const cover = { personId: OTHER, until: '2026-12-04' };
    const episode = {
      ...{ ...EPISODE, people: [{ id: OTHER, authority: LEWISHAM, contact }] },
      leadProfessional: { ...EPISODE.leadProfessional, cover },
    };
    const sharing = { episodeId: ID, entries: [], count: 0 };
    const parts = { episode, timeline: { items: [] }, sharing, disputes: [] } as never;
    expect(caseView(parts, [], Date.parse(AT)).cover).toMatchObject({
      ...{ heading: 'Covered until 4 December 2026 by', card: { name: 'Ben' } },
    });
  });
});

const REQUEST: LeadRequestView = {
  ...{ id: THIRD, authority: GREENWICH, personId: OTHER, because: 'better_placed' },
  ...{ state: 'open', askedAt: AT, answerBy: '2026-11-30T17:00:00Z' },
};
const there = (change: Partial<Person> = {}) => viewer(OTHER, { authority: GREENWICH, ...change });
const seat = { id: THIRD, authority: GREENWICH, personId: OTHER, role: 'teacher' };

describe('a borough that asks to lead', () => {
  const wish = (change: Partial<LeadRequestView> = {}): LeadWish => ({
    ...{ ...now(), request: { ...REQUEST, ...change } },
  });
  const acts = (of: LeadWish, person: Person) =>
    Object.keys(WISH_ACTS).filter((name) => WISH_ACTS[name]?.isOpenTo(of, person));

  it('does so by who works with the child there, or their lead CAF contact, once', () => {
    const inTeam = now([], { team: [seat] }, false);
    expect(open(inTeam, there())).toEqual(['ask']);
    expect(open(now([], {}, false), there())).toEqual([]);
    expect(open(now([], {}, false), there({ roles: ['lead_caf_contact'] }))).toEqual(['ask']);
    expect(open({ ...inTeam, requests: [REQUEST] }, there())).toEqual([]);
    expect(open({ ...inTeam, requests: [{ ...REQUEST, state: 'declined' }] }, there())).toEqual([
      'ask',
    ]);
    expect(open(now([], { state: 'closed', team: [seat] }, false), there())).toEqual([]);
    expect(ASK_ACTS['ask']?.order({ because: 'move' }, inTeam, there())).toEqual({
      ...{ episodeId: ID, because: 'move' },
    });
  });

  it('is answered by whoever leads, or takes it back itself, while it waits', () => {
    expect(acts(wish(), viewer(ID))).toEqual(['offer', 'decline']);
    expect(acts(wish(), there())).toEqual(['take-back']);
    expect(acts(wish({ state: 'accepted' }), viewer(ID))).toEqual([]);
    const order = (name: string, form: Record<string, string>) =>
      WISH_ACTS[name]?.order(form, wish(), viewer(ID));
    const ids = { episodeId: ID, requestId: THIRD };
    expect(order('offer', { familyView: 'agrees' })).toEqual({
      ...{ ...ids, answer: 'accepts', familyView: 'agrees' },
    });
    expect(order('decline', { reason: 'review_decides' })).toEqual({
      ...{ ...ids, answer: 'declines', reason: 'review_decides' },
    });
    expect(order('take-back', {})).toEqual(ids);
    expect(WISH_ACTS['offer']?.then?.(wish(), viewer(ID))).toBe(`/cases/${ID}/lead`);
  });

  it('stands with why, by when, and what became of it', () => {
    const [first, second] = leadingView(
      {
        ...now(),
        requests: [
          { ...REQUEST, state: 'accepted', transferId: OTHER },
          { ...REQUEST, state: 'declined', reason: 'work_ends_soon' },
        ],
      },
      viewer(ID),
    ).wishes;
    expect(first?.links).toEqual([
      { text: 'See the change of the lead', href: `/hand-overs/${OTHER}` },
    ]);
    expect(second?.lines.at(-1)).toBe('Why not: the work with the family ends soon.');
    const [waits] = leadingView({ ...now(), requests: [REQUEST] }, viewer(ID)).wishes;
    expect(waits?.lines.at(-1)).toBe('To be answered by Monday 30 November 2026 at 5pm.');
    expect(wishFacts(REQUEST)[0]?.value).toBe('Greenwich');
  });
});

describe('another lead of the same borough', () => {
  const contactHere = viewer(THIRD, { roles: ['lead_caf_contact'] });

  it('is named by who answers for the borough that leads, until the case has ended', () => {
    expect(mayNameAnother(now(), contactHere)).toBe(true);
    expect(mayNameAnother(now(), viewer(THIRD, { roles: ['head_of_service'] }))).toBe(true);
    expect(mayNameAnother(now(), viewer(ID))).toBe(false);
    expect(mayNameAnother(now(), { ...contactHere, authority: GREENWICH })).toBe(false);
    expect(mayNameAnother(now([], { state: 'closed' }), contactHere)).toBe(false);
    const { fields } = anotherQuestion(now());
    expect(fields[0]).toMatchObject({ words: { [OTHER]: 'Ben, Family worker' } });
    expect(faultsIn(fields, {}).map(({ field }) => field)).toEqual(['personId', 'because']);
  });

  it('leads from now on, or it is said why not', async () => {
    const asked: object[] = [];
    const answering = (item: object): Visit => {
      const ask = (_definition: object, order: object) => {
        asked.push(order);
        return Promise.resolve({ body: { items: [item], left: 0 } });
      };
      const form = { personId: OTHER, because: 'left' };
      return { api: { ask }, form, once: 'k' } as object as Visit;
    };
    await nameAnother(answering({ episodeId: ID, outcome: 'done' }), now());
    expect(asked).toEqual([
      { fromPersonId: ID, toPersonId: OTHER, because: 'left', episodes: [ID] },
    ]);
    const refused = { episodeId: ID, outcome: 'refused', code: 'open_transfer_exists', next: 'x' };
    await expect(nameAnother(answering(refused), now())).rejects.toMatchObject({
      ...{ status: 409, code: 'open_transfer_exists', detail: 'x' },
    });
  });
});

describe('a move', () => {
  it('lets whoever leads think of the lead, until it says why it stays', () => {
    const moved = { ...now(), offer: { episodeId: ID, suggestedReceiver: GREENWICH } };
    expect(open(moved, viewer(ID))).toEqual(['cover', 'stay']);
    expect(leadingView(moved, viewer(ID)).moved).toContain('has moved to Greenwich');
    const kept = { ...now(), offer: { episodeId: ID, keptBecause: 'school_stays' as const } };
    expect(leadingView(kept, viewer(ID)).moved).toContain('the child stays at the same school');
    expect(open(kept, viewer(ID))).toEqual(['cover']);
    expect(ASK_ACTS['stay']?.order({ because: 'school_stays' }, moved, viewer(ID))).toEqual({
      ...{ episodeId: ID, because: 'school_stays' },
    });
  });
});
