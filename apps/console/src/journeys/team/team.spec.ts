import { describe, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import type { PersonEntry } from '@hub/contracts/identity';
import type { InboxItem } from '@hub/contracts/notification';
import type { TeamInvitationView } from '@hub/contracts/team';
import { faultsIn } from '../../pages/fields.js';
import type { Form } from '../../session/form.js';
import type { Person } from '../../session/session-state.js';
import { pageOf } from '../home/inbox-words.js';
import { INVITATION_ACTS } from './invitation-acts.js';
import { invitationView } from './invitation-view.js';
import { chosenView, finderQuery, finderView } from './people-finder.js';
import { PERSON_ACTS } from './person-acts.js';
import { KNOWN_ACTS, SEAT_ACTS } from './seat-acts.js';
import { TEAM_ACTS } from './team-acts.js';
import { teamView } from './team-view.js';

const idOf = (number: number) => `01900000-0000-7000-8000-00000000000${String(number)}`;
const [ID, LEAD, NURSE, OTHER, SEAT, SCHOOL] = [1, 2, 3, 4, 5, 6].map(idOf) as [
  ...[string, string, string, string, string, string],
];
const [LEWISHAM, GREENWICH] = ['E09000023', 'E09000011'];
const AT = '2026-11-23T09:00:00Z';
const named = (id: string, name: string, authority: string, change = {}) => ({
  ...{ id, authority, contact: { name, role: 'Worker', team: 'Early Help' } },
  ...change,
});
const school = { id: SCHOOL, kind: 'school', organisation: 'Hill School', inTeam: true } as const;
const mother = { kind: 'family_member', part: 'mother', inTeam: false } as const;
const EPISODE = {
  ...{ id: ID, state: 'active', ownReference: 'LEW-1', startedAt: AT },
  leadProfessional: { authority: LEWISHAM, personId: LEAD, term: 1, since: AT },
  coordinator: { authority: GREENWICH, personId: OTHER, since: AT },
  initiator: { authority: LEWISHAM, personId: LEAD },
  team: [{ id: SEAT, authority: GREENWICH, personId: NURSE, role: 'School nurse', since: AT }],
  needs: { interpreter: 'so', easyRead: true, authority: LEWISHAM, recordedAt: AT },
  contacts: [
    { ...school, authority: LEWISHAM, addedAt: AT },
    { ...mother, id: idOf(7), parentalResponsibility: 'yes', authority: LEWISHAM, addedAt: AT },
    { ...school, id: idOf(8), authority: LEWISHAM, addedAt: AT, until: '2026-11-20' },
  ],
  people: [
    named(LEAD, 'Ada', LEWISHAM),
    named(NURSE, 'Ben', GREENWICH),
    named(OTHER, 'Cem', GREENWICH, { left: true }),
  ],
} as object as EpisodeView;
const INVITED: TeamInvitationView = {
  ...{ id: idOf(9), episodeId: ID, state: 'open', authority: GREENWICH, personId: OTHER },
  ...{ role: 'Teacher', fromAuthority: LEWISHAM, invitedBy: LEAD, invitedAt: AT, answerBy: AT },
};
const viewer = (id: string, roles: Person['roles'] = ['practitioner'], authority = LEWISHAM) =>
  ({ id, name: 'x', post: 'x', authority, roles }) as Person;
const lead = viewer(LEAD);
const contact = viewer(idOf(0), ['lead_caf_contact']);
const view = (person = lead, episode = EPISODE) =>
  teamView(episode, { episodeId: ID, items: [INVITED] }, person);
const hrefs = (links: readonly { readonly href: string }[]) => links.map(({ href }) => href);

describe('the team around a child', () => {
  it('says before all else what the family needs, to who works with the child alone', () => {
    expect(view().needs).toEqual({
      lines: ['Interpreter: Somali', 'Easy to read: whatever is written'],
      said: 'Written down in Lewisham on 23 November 2026.',
    });
    const { needs: _none, ...unsaid } = EPISODE;
    expect(view(lead, unsaid as EpisodeView).needs?.said).toContain('Ask before you ring');
    const plain = { ...EPISODE, needs: { easyRead: false, authority: LEWISHAM, recordedAt: AT } };
    expect(view(lead, plain as EpisodeView).needs?.lines).toEqual(['Nothing special']);
    for (const hidden of ['needs', 'contacts']) expect(view(contact)).not.toHaveProperty(hidden);
  });

  it('says who leads and who coordinates, and that a coordinator works there no more', () => {
    const { leading, started, seats } = view();
    expect(leading.map(({ card }) => card.name)).toEqual(['Ada', 'Cem']);
    expect(leading[1]?.heading).toContain('does not work there any more');
    expect(started).toBe('Ada, Lewisham, started the case on 23 November 2026.');
    expect(seats).toMatchObject([
      {
        heading: 'School nurse, since 23 November 2026',
        links: [{ text: 'Ben leaves the team', href: `/cases/${ID}/team/members/${SEAT}/leave` }],
      },
    ]);
    const cover = { personId: NURSE, until: '2026-12-01' };
    const covered = { ...EPISODE, leadProfessional: { ...EPISODE.leadProfessional, cover } };
    expect(view(lead, covered).leading[1]?.heading).toBe(
      'Stands in for them until 1 December 2026',
    );
  });

  it('knows those without an account, now and before', () => {
    const { contacts } = view();
    expect(contacts?.now.map(({ name }) => name)).toEqual(['School: Hill School', 'Mother']);
    expect(contacts?.now[1]?.lines).toEqual([
      'Parental responsibility: yes',
      'Does not come to the meetings of the team',
    ]);
    expect(contacts?.before).toEqual(['School: Hill School, until 20 November 2026']);
  });

  it('offers to each what they may do, and nothing once the work is over', () => {
    const path = `/cases/${ID}/team`;
    const own = ['people', 'needs', 'family', 'service'].map((act) => `${path}/${act}`);
    const notices = `/cases/${ID}/notices`;
    const all = [notices, ...own];
    expect(hrefs(view().links)).toEqual([...all, `${path}/end-coordinator`]);
    expect(hrefs(view(viewer(NURSE, ['practitioner'], GREENWICH)).links)).toEqual(all);
    expect(hrefs(view(contact).links)).toEqual([`${path}/people`, `${path}/end-coordinator`]);
    expect(view(viewer(idOf(0))).links).toEqual([]);
    expect(hrefs(view(lead, { ...EPISODE, state: 'closed' }).links)).toEqual([notices]);
    expect(hrefs(view().invitations[0]?.links ?? [])).toEqual([
      `/cases/${ID}/invitations/${INVITED.id}/withdraw`,
    ]);
    expect(view(viewer(NURSE)).invitations[0]?.links).toEqual([]);
  });
});

describe('what is done with a team', () => {
  const of = { episode: EPISODE };
  it.each<[string, Form, object]>([
    [
      'needs',
      { interpreter: 'so', easy: 'no', access: ['sight'] },
      { interpreter: 'so', easyRead: false, access: ['sight'] },
    ],
    ['needs', { interpreter: '', easy: 'yes' }, { easyRead: true }],
    [
      'family',
      { part: 'mother', responsible: 'yes', comes: 'yes' },
      { kind: 'family_member', part: 'mother', parentalResponsibility: 'yes', inTeam: true },
    ],
    [
      'service',
      { kind: 'gp', organisation: 'Hilly Fields', phone: '', code: 'G85015', comes: 'no' },
      { kind: 'gp', organisation: 'Hilly Fields', code: 'G85015', inTeam: false },
    ],
    ['end-coordinator', { because: 'changed_post' }, { because: 'changed_post' }],
  ])('is sent as it was filled in: %s', (act, form, sent) => {
    expect(faultsIn(TEAM_ACTS[act]?.fields(of, lead) ?? [], form)).toEqual([]);
    expect(TEAM_ACTS[act]?.order(form, of, lead)).toEqual({ episodeId: ID, ...sent });
  });

  it('begins with what the family needs now', () => {
    expect(TEAM_ACTS['needs']?.draft?.(of, lead)).toEqual({
      ...{ interpreter: 'so', easy: 'yes', access: [] },
    });
  });

  it('lets somebody leave on a day, or today, and a contact be one no more', () => {
    const seat = { ...of, seat: EPISODE.team[0] } as never;
    const leave = (form: Form) => SEAT_ACTS['leave']?.order(form, seat, lead);
    const left = { episodeId: ID, teamMemberId: SEAT, because: 'work_done' };
    expect(leave({ because: 'work_done' })).toEqual(left);
    expect(
      leave({ because: 'work_done', 'left-day': '2', 'left-month': '11', 'left-year': '2026' }),
    ).toEqual({ ...left, leftOn: '2026-11-02' });
    const known = { ...of, contact: school } as never;
    expect(KNOWN_ACTS['end']?.order({}, known, lead)).toEqual({ episodeId: ID, contactId: SCHOOL });
    const after = (person: Person) => SEAT_ACTS['leave']?.then?.(seat, person);
    expect([after(lead), after(viewer(NURSE))]).toEqual([`/cases/${ID}/team`, '/cases']);
    expect(SEAT_ACTS['leave']?.isOpenTo(seat, viewer(idOf(0)))).toBe(false);
    const theirs = viewer(idOf(0), ['lead_caf_contact'], GREENWICH);
    expect(SEAT_ACTS['leave']?.isOpenTo(seat, theirs)).toBe(true);
  });
});

describe('somebody for the team', () => {
  const chosen = { ...named(idOf(0), 'Dan', GREENWICH), roles: [], verified: true } as PersonEntry;
  it('is found by how their name begins, at a borough', () => {
    expect(finderQuery({ name: 'd' })).toBeUndefined();
    expect(finderQuery({ name: 'da' })).toEqual({ q: 'da', limit: 20 });
    expect(finderQuery({ name: 'da', borough: GREENWICH })).toMatchObject({ authority: GREENWICH });
    const found = finderView(EPISODE, { name: 'da' }, { items: [chosen] });
    expect(found.rows).toEqual([
      ...[{ text: 'Dan', href: `/cases/${ID}/team/people/${idOf(0)}`, about: expect.any(String) }],
    ]);
    expect(finderView(EPISODE, {}, undefined).sentence).toContain('Type how their name begins');
    expect(finderView(EPISODE, {}, { items: [] }).sentence).toContain('Nobody');
    expect(finderView(EPISODE, {}, { items: [chosen], nextCursor: 'x' }).sentence).toContain(
      'More than 20',
    );
  });

  it('is invited, added or named by who may, and not twice', () => {
    const links = (person: Person, of: Pick<PersonEntry, 'id'> = chosen) =>
      chosenView(EPISODE, { ...chosen, ...of }, person).links.map(({ href }) =>
        href.split('/').at(-1),
      );
    expect(links(lead)).toEqual(['invite', 'add', 'coordinator']);
    expect(links(viewer(NURSE))).toEqual(['add']);
    expect(links(lead, { id: NURSE })).toEqual(['coordinator']);
    expect(links(lead, { id: OTHER })).toEqual(['invite', 'add']);
    const of = { episode: EPISODE, chosen };
    const who = { episodeId: ID, authority: GREENWICH, personId: idOf(0) };
    for (const act of ['invite', 'add'])
      expect(PERSON_ACTS[act]?.order({ role: 'teacher' }, of, lead)).toEqual({
        ...{ ...who, role: 'teacher' },
      });
    const { coordinator } = PERSON_ACTS;
    expect(coordinator?.order({}, of, lead)).toEqual(who);
    expect([coordinator?.then?.(of, lead), coordinator?.then?.(of, viewer(OTHER))]).toEqual([
      ...[`/cases/${ID}/team`, '/cases'],
    ]);
  });
});

describe('an invitation into a team', () => {
  it('leads from the inbox to its page, where who is invited answers', () => {
    const item = {
      workflow: 'team_invitation',
      step: 'answer_team_invitation',
      subject: INVITED.id,
    };
    const path = `/cases/${ID}/invitations/${INVITED.id}`;
    expect(pageOf({ ...item, episodeId: ID } as InboxItem)).toBe(path);
    const { links, facts } = invitationView(INVITED, viewer(OTHER, ['practitioner'], GREENWICH));
    expect(hrefs(links)).toEqual([`${path}/accept`, `${path}/decline`]);
    expect(facts).toContainEqual({ key: 'What they are asked to do', value: 'Teacher' });
    const notCounted = [{ from: '2026-11-25', to: '2026-11-25', name: 'Training day' }];
    expect(invitationView({ ...INVITED, notCounted }, lead).facts).toContainEqual({
      key: 'Days not counted',
      value: 'Training day, 25 November 2026: they are closed',
    });
    const over = { ...INVITED, state: 'declined', because: 'no_time' } as const;
    const ended = invitationView(over, viewer(OTHER));
    expect([ended.links, ended.facts.at(-1)?.value]).toEqual([[], 'I have no time for it']);
  });

  it('is accepted, declined with a reason, or taken back', () => {
    const ids = { episodeId: ID, teamInvitationId: INVITED.id };
    const order = (act: string, form: Form = {}) =>
      INVITATION_ACTS[act]?.order(form, INVITED, lead);
    expect(order('accept')).toEqual({ ...ids, answer: 'accepts' });
    expect(order('decline', { because: 'no_time' })).toEqual({
      ...{ ...ids, answer: 'declines', because: 'no_time' },
    });
    expect(order('withdraw')).toEqual(ids);
    expect(INVITATION_ACTS['accept']?.then?.(INVITED, lead)).toBe(`/cases/${ID}/team`);
  });
});
