import { describe, expect, it } from '@jest/globals';
import type { EpisodeStepTaken, EpisodeView } from '@hub/contracts/episode';
import type { InboxItem } from '@hub/contracts/notification';
import type { ContinuumView } from '@hub/contracts/planning';
import { faultsIn } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { pageOf } from '../home/inbox-words.js';
import { levelFrom, levelQuestion, whyQuestion } from './level-question.js';
import { nextView } from './next-view.js';
import { type CaseNow, STEP_ACTS } from './step-acts.js';

const ID = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';
const [LEWISHAM, GREENWICH, MERTON] = ['E09000023', 'E09000011', 'E09000024'];
const AT = '2026-11-23T09:00:00Z';
const EPISODE = {
  ...{ id: ID, state: 'active', originatingAuthority: LEWISHAM, homeAuthority: LEWISHAM },
  ...{ ownReference: 'LEW-1', levelOfNeed: { level: 2, label: 'Targeted' }, version: 5 },
  leadProfessional: { authority: LEWISHAM, personId: ID, term: 1, since: AT },
} as object as EpisodeView;
const TAKEN: EpisodeStepTaken = {
  ...{ version: 5, step: 'change_level_of_need', state: 'active', authority: LEWISHAM },
  ...{ personId: ID, at: AT, level: 2, descriptors: ['some_low_mood'] },
};
const CONTINUUM: ContinuumView = {
  version: 1,
  levels: [
    {
      level: 1,
      name: 'Universal',
      descriptors: [{ code: 'attends_well', says: 'Goes to school' }],
    },
    { level: 2, name: 'Early help', descriptors: [{ code: 'some_low_mood', says: 'Is low' }] },
  ],
  labels: [{ authority: LEWISHAM, level: 2, label: 'Targeted' }],
};
const viewer = (authority: string, roles: Person['roles'] = ['practitioner']): Person => ({
  ...{ id: ID, name: 'Ada', post: 'x', authority },
  roles,
});
const now = (change: Partial<EpisodeView> = {}, steps = [TAKEN]): CaseNow => ({
  episode: { ...EPISODE, ...change },
  ...{ steps, home: { teams: [] } },
});
const open = (of: CaseNow, person = viewer(LEWISHAM)): string[] =>
  Object.keys(STEP_ACTS).filter((name) => STEP_ACTS[name]?.isOpenTo(of, person));

describe('what can happen next in a case', () => {
  it('follows from how it stands', () => {
    const steps = [{ ...TAKEN, version: 4 }];
    const states = ['registered', 'active', 'in_review', 'stepped_up', 'withdrawn', 'closed'];
    const found = states.map((state) => open(now({ state } as Partial<EpisodeView>, steps)));
    const always = ['home', 'social-care', 'close'];
    expect(found).toEqual([
      ['begin-assessment', ...always],
      ['review', ...always],
      ['review-completed', ...always],
      ['home', 'social-care', 'back-from-social-care', 'close'],
      ['social-care', 'close'],
      [],
    ]);
  });

  it('is closed, moved and graded by boroughs that answer for the whole alone', () => {
    expect(open(now(), viewer(GREENWICH))).toEqual(['review', 'social-care', 'undo']);
    const links = (person: Person) =>
      nextView(now({}, []), CONTINUUM, person).links.map(({ href }) => href);
    expect(links(viewer(LEWISHAM))).toContain(`/cases/${ID}/level`);
    expect(links(viewer(GREENWICH))).not.toContain(`/cases/${ID}/level`);
    expect(links(viewer(LEWISHAM, ['service_manager']))).toEqual([]);
  });

  it('leads back by who took the last step, while nothing else has happened', () => {
    const has = (of: CaseNow, person = viewer(LEWISHAM)) => open(of, person).includes('undo');
    expect(has(now())).toBe(true);
    expect(has(now(), { ...viewer(LEWISHAM), id: OTHER })).toBe(false);
    expect(has(now({ version: 6 }))).toBe(false);
    expect(has(now({}, [{ ...TAKEN, step: 'step_up' }]))).toBe(false);
    expect(has(now({}, [{ ...TAKEN, undoneAt: AT, undoneBecause: 'wrong_step' }]))).toBe(false);
    expect(STEP_ACTS['undo']?.fields(now(), viewer(LEWISHAM))[0]?.label).toContain(
      'the level of need changed',
    );
  });

  it('names whom social care is, and closes for the reason that fits', () => {
    const team = { section: 'section_47', authority: MERTON, team: 'MASH' };
    expect(STEP_ACTS['social-care']?.order(team, now(), viewer(LEWISHAM))).toEqual({
      ...{ episodeId: ID, step: 'step_up', socialCare: team },
    });
    const close = (state: EpisodeView['state'], form: object) =>
      STEP_ACTS['close']?.order(form as never, now({ state }), viewer(LEWISHAM));
    expect(close('active', { why: 'age_limit' })).toMatchObject({ closingReason: 'age_limit' });
    expect(close('withdrawn', {})).toMatchObject({ closingReason: 'consent_withdrawn' });
  });

  it('is where the review of a plan waits', () => {
    const item = { step: 'review_plan', workflow: 'plan_review', subject: ID, episodeId: ID };
    expect(pageOf(item as object as InboxItem)).toBe(`/cases/${ID}/next`);
  });
});

describe('the level of need', () => {
  it('is given for what describes it, under the name that the borough has for it', () => {
    expect(faultsIn(levelQuestion(EPISODE).fields, {}).map(({ field }) => field)).toEqual([
      'level',
    ]);
    const { fields, hidden } = whyQuestion(EPISODE, 2, CONTINUUM);
    expect(fields.map(({ name }) => name)).toEqual(['shows', 'also']);
    expect(whyQuestion(EPISODE, 1, CONTINUUM).fields).toHaveLength(1);
    expect(faultsIn(fields, {}).map(({ field }) => field)).toEqual(['shows']);
    expect(hidden).toEqual({ etag: '"5"' });
    const form = { shows: 'some_low_mood', also: ['attends_well'] };
    const from = (authority: string) =>
      levelFrom(form, { episodeId: ID, level: 2 }, CONTINUUM, authority);
    expect(from(LEWISHAM)).toMatchObject({
      levelOfNeed: { level: 2, label: 'Targeted' },
      descriptors: ['some_low_mood', 'attends_well'],
    });
    expect(from(GREENWICH).levelOfNeed?.label).toBe('Early help');
  });

  it('stands in what happened with what showed it, and whether it was taken back', () => {
    const [step] = nextView(
      now({}, [{ ...TAKEN, undoneAt: AT, undoneBecause: 'too_early' }]),
      CONTINUUM,
      viewer(LEWISHAM),
    ).steps;
    expect(step?.beneath).toEqual([
      ...['Level 2, early help', 'Is low'],
      'Taken back on 23 November 2026 at 9am: it was too early',
    ]);
  });
});
