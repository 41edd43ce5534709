import { describe, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import type { BreachView, CorrectionView } from '@hub/contracts/protection';
import { faultsIn } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { BREACH_ACTS, CORRECTION_ACTS } from './correction-acts.js';
import { breachView, correctionListView, correctionView } from './correction-views.js';
import { correctionFrom, wrongQuestion } from './wrong-question.js';

const ID = '01900000-0000-7000-8000-000000000001';
const AT = '2026-11-23T09:00:00Z';
const LEWISHAM = 'E09000023';
const lead: Person = {
  id: ID,
  name: 'Ada',
  post: 'x',
  authority: LEWISHAM,
  roles: ['lead_caf_contact'],
};
const CORRECTION: CorrectionView = {
  id: ID,
  episodeId: ID,
  kind: 'wrong_child',
  about: 'episode',
  because: 'looked_alike',
  state: 'raised',
  holder: LEWISHAM,
  reference: 'LEW-1',
  incident: 'INC-1',
  raisedBy: LEWISHAM,
  answers: LEWISHAM,
  raisedAt: AT,
  dueAt: AT,
  notices: [],
  version: 1,
};
const BREACH: BreachView = {
  correctionId: ID,
  episodeId: ID,
  incident: 'INC-1',
  kind: 'wrong_child',
  about: 'episode',
  because: 'looked_alike',
  correction: 'made',
  authority: LEWISHAM,
  awareAt: AT,
  assessBy: AT,
  decideBy: AT,
  told: 2,
  deleted: 1,
  kept: 0,
  waits: [],
  version: 1,
};
const hrefs = (links: readonly { readonly href: string }[]) =>
  links.map(({ href }) => href.split('/').at(-1));

describe('saying that something is wrong', () => {
  const episode = { id: ID, lookupId: ID } as object as EpisodeView;
  const version = { version: 1, addedAt: AT } as object;
  const document = { id: ID, category: 'assessment', authority: LEWISHAM, versions: [version] };
  const parts = {
    episode,
    consents: { items: [{ id: ID, givenAt: AT }] },
    folder: { episodeId: ID, documents: [document] },
  } as object as Parameters<typeof wrongQuestion>[0];

  it('names the case, a fact, a document, what the family agreed to, or the lookup', () => {
    const { fields } = wrongQuestion(parts);
    expect(faultsIn(fields, {}).map(({ field }) => field)).toEqual(['about', 'kind', 'because']);
    expect(fields[0]).toMatchObject({
      words: {
        episode: 'The whole case',
        'episode_fact team': 'Who is in the team',
        [`document ${ID}`]: 'Document: the assessment of Lewisham, 23 November 2026',
        [`lookup ${ID}`]: 'The lookup before it',
      },
    });
  });

  it.each([
    ['episode', { about: 'episode' }],
    ['episode_fact own_reference', { about: 'episode_fact', field: 'own_reference' }],
    [`document ${ID}`, { about: 'document', aboutId: ID }],
  ])('is sent as the hub takes it: %s', (about, subject) => {
    const form = { about, kind: 'wrong_fact', because: 'typing_error', ownReference: 'X' };
    expect(correctionFrom(form, ID)).toEqual({
      episodeId: ID,
      kind: 'wrong_fact',
      because: 'typing_error',
      ownReference: 'X',
      ...subject,
    });
  });
});

describe('a correction', () => {
  it('is decided by who answers for it, with what others learnt beside it', () => {
    expect(hrefs(correctionView(CORRECTION, lead).links)).toEqual(['approve', 'decline', 'breach']);
    const practitioner: Person = { ...lead, roles: ['practitioner'] };
    expect(correctionView(CORRECTION, practitioner).links).toEqual([]);
    expect(correctionView(CORRECTION, { ...lead, authority: 'E09000011' }).links).toEqual([]);
    expect(CORRECTION_ACTS['decline']?.order({ because: 'is_right' }, CORRECTION, lead)).toEqual({
      correctionId: ID,
      because: 'is_right',
    });
    expect(CORRECTION_ACTS['approve']?.order({}, CORRECTION, lead)).toEqual({ correctionId: ID });
  });

  it('shows who was told, and lets them answer', () => {
    const notice = { authority: LEWISHAM, state: 'overdue' as const, openedAt: AT, dueAt: AT };
    const { incident: _none, raisedBy: _nobody, ...bare } = CORRECTION;
    const made: CorrectionView = {
      ...bare,
      state: 'declined',
      declinedBecause: 'is_right',
      decidedAt: AT,
      formerReference: 'LEW-0',
      notices: [notice],
    };
    const view = correctionView(made, lead);
    expect(hrefs(view.links)).toEqual(['answer']);
    expect(view.rows).toEqual([
      expect.objectContaining({ borough: 'Lewisham', done: 'No answer yet, overdue' }),
    ]);
    expect(view.facts.map(({ value }) => value)).toContain('It is right as it is');
    expect(CORRECTION_ACTS['answer']?.order({ outcome: 'deleted' }, made, lead)).toEqual({
      correctionId: ID,
      outcome: 'deleted',
    });
  });

  it('stands in a list', () => {
    const fact = { ...CORRECTION, about: 'episode_fact' as const, field: 'team' as const };
    const view = correctionListView({ items: [fact], nextCursor: 'c' }, 'told');
    expect(view.rows[0]?.text).toBe('Who is in the team: it is about another child');
    expect(view.nextPage).toBe('/corrections?show=told&from=c');
    expect(correctionListView({ items: [] }, 'all').sentence).toContain('open the case');
  });
});

describe('what others learnt', () => {
  it('is assessed, told to the regulator by a manager, and told to the family', () => {
    expect(hrefs(breachView(BREACH, lead).links)).toEqual(['assess', 'family']);
    const head: Person = { ...lead, roles: ['head_of_service'] };
    expect(hrefs(breachView(BREACH, head).links)).toEqual(['assess', 'regulator', 'family']);
    const orders = [
      BREACH_ACTS['assess']?.order({ risk: 'some' }, BREACH, head),
      BREACH_ACTS['regulator']?.order({ told: 'no', because: 'no_risk_likely' }, BREACH, head),
      BREACH_ACTS['family']?.order({ told: 'yes', how: 'in_person' }, BREACH, head),
    ];
    expect(orders).toEqual([
      { correctionId: ID, risk: 'some' },
      { correctionId: ID, told: false, because: 'no_risk_likely' },
      { correctionId: ID, told: true, how: 'in_person' },
    ]);
  });

  it('says what was decided', () => {
    const decided: BreachView = {
      ...BREACH,
      risk: 'high',
      regulator: { told: false, because: 'told_by_another', at: AT },
      family: { told: true, how: 'in_person', at: AT },
    };
    const values = breachView(decided, lead).facts.map(({ value }) => value);
    expect(values).toEqual(
      expect.arrayContaining([
        'Serious harm is likely',
        'Not told: Another council tells it. 23 November 2026 at 9am',
        'Told: in person, 23 November 2026 at 9am',
        '2 boroughs. 1 deleted it, 0 keep it on a ground.',
      ]),
    );
    expect(hrefs(breachView(decided, lead).links)).toEqual(['assess']);
  });
});
