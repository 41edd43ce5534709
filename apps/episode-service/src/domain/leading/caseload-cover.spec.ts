import { describe, expect, it } from '@jest/globals';
import { isRefusal, type Role } from '@hub/contracts';
import { testId } from '@hub/testing';
import { episode, GREENWICH, LEWISHAM, person } from '../../testing/examples.js';
import type { LivedEpisode } from '../episode.js';
import {
  type CaseloadCover,
  caseloadCoverOver,
  coverageOf,
  coverCase,
  coverCaseload,
  endCaseloadCover,
  isSameCover,
  viewCaseloadCover,
} from './caseload-cover.js';
import { endCover, type LeadCover } from './lead-cover.js';

const AT = '2026-03-02T09:30:00.000Z';
const [COVER, ONE, OTHER] = [testId(700), testId(701), testId(702)] as const;
const wanted = {
  ...{ leadProfessionalId: person(1), personId: person(4), because: 'leave' as const },
  ...{ from: '2026-03-02', until: '2026-03-20' },
};
const caller = (personId: string, roles: readonly Role[] = ['practitioner']) => ({
  ...{ authority: LEWISHAM, personId, roles, verified: true },
  ...{ clientId: 'c', door: 'http' as const, otherPosts: [testId(9)] },
});
const lead = caller(person(1));
const of = (authority: string, role: Role = 'practitioner') => ({ authority, roles: [role] });
const OWN = [of(LEWISHAM), of(LEWISHAM)] as const;
const cover = (change: object = {}): CaseloadCover => {
  const named = coverCaseload({ ...wanted, ...change }, { id: COVER, caller: lead, at: AT }, OWN);
  if (isRefusal(named)) throw new Error(named.refused);
  return named;
};
const inCase = (
  of: LivedEpisode,
  known: readonly LeadCover[] = [],
  { at = AT, permitted = true, change = {} } = {},
) => coverCase(cover(change), of, known, { id: ONE, at, permitted });
const view = (of: CaseloadCover, by: typeof lead, at = AT) =>
  viewCaseloadCover(of, { open: 2, covered: 2, notCovered: [] }, { caller: by, at });

describe('who stands in for all cases of a lead', () => {
  it('is named by the lead, and by who answers for who leads, of their own authority alone', () => {
    const refused = (change: object, by = lead, named: Parameters<typeof coverCaseload>[2] = OWN) =>
      coverCaseload({ ...wanted, ...change }, { id: COVER, caller: by, at: AT }, named);
    for (const role of ['lead_caf_contact', 'service_manager', 'head_of_service'] as const)
      expect(isRefusal(refused({}, caller(person(8), [role])))).toBe(false);
    expect(refused({}, caller(person(8)))).toMatchObject({ refused: 'forbidden' });
    expect(refused({}, lead, [of(LEWISHAM), of(GREENWICH)])).toEqual({ refused: 'person_unknown' });
    const officer = of(LEWISHAM, 'data_protection_officer');
    expect(refused({}, lead, [of(LEWISHAM), officer])).toEqual({ refused: 'cannot_lead' });
    expect(refused({}, lead, [undefined, of(LEWISHAM)])).toEqual({ refused: 'person_unknown' });
    expect(refused({ personId: person(1) })).toMatchObject({ refused: 'party_to_itself' });
    expect(refused({ from: '2026-03-01' })).toMatchObject({ faults: [{ field: 'from' }] });
    expect(refused({ until: '2026-09-01' })).toMatchObject({ faults: [{ field: 'until' }] });
    expect(cover().namedBy).toEqual({
      ...{ authority: LEWISHAM, personId: person(1), roles: ['practitioner'], verified: true },
    });
  });

  it('is ended once, by who may begin it', () => {
    const ended = endCaseloadCover(cover(), 'lead_is_back', AT);
    expect(ended).toEqual({ ...cover(), endedAt: AT, endedBecause: 'lead_is_back' });
    if (isRefusal(ended)) throw new Error(ended.refused);
    expect(endCaseloadCover(ended, 'lead_is_back', AT)).toEqual({ refused: 'cover_ended' });
    expect(view(ended, lead)).toMatchObject({ state: 'ended', mayEnd: false });
    expect(view(cover(), lead)).toMatchObject({ state: 'running', mayEnd: true });
    expect(view(cover(), lead).namedBy).toBe(person(1));
    const later = cover({ from: '2026-03-09' });
    expect(view(later, caller(person(4)))).toMatchObject({ state: 'planned', mayEnd: false });
    expect([isSameCover(cover(), cover()), isSameCover(cover(), later)]).toEqual([true, false]);
  });

  it('stands in for a case that comes later from that day on, until the same last day', () => {
    const at = '2026-03-10T09:30:00.000Z';
    expect(inCase(episode(), [], { at })).toMatchObject({
      ...{ forAll: true, caseloadCoverId: COVER, state: 'running', namedBy: person(1) },
      ...{ from: '2026-03-10', until: '2026-03-20', confirmed: false },
    });
    expect(inCase(episode(), [], { change: { from: '2026-03-09' } })).toMatchObject({
      ...{ from: '2026-03-09', state: 'planned' },
    });
  });

  it('is named in no case twice, nor where somebody else leads or stands in for all', () => {
    const named = inCase(episode()) as LeadCover;
    const ended = endCover(named, 'lead_is_back', AT) as LeadCover;
    for (const known of [named, ended]) expect(inCase(episode(), [known])).toBeUndefined();
    const { caseloadCoverId: _of, ...before } = named;
    expect(inCase(episode(), [before])).toBeUndefined();
    expect(inCase(episode(), [{ ...before, forAll: false }])).toMatchObject({ state: 'running' });
    const { lead: term } = episode();
    expect(inCase(episode({ lead: { ...term, personId: person(5) } }))).toBeUndefined();
    expect(inCase(episode({ lead: { ...term, authority: GREENWICH } }))).toBeUndefined();
    expect(inCase(episode({ lead: { ...term, term: 3 } }), [ended])).toMatchObject({ term: 3 });
    expect(inCase(episode({ state: 'closed' }))).toBeUndefined();
    expect(inCase(episode(), [], { at: '2026-03-21T09:30:00.000Z' })).toBeUndefined();
  });

  it('is kept as one who cannot, where the case is hidden from them or from who named them', () => {
    const shield = {
      ...{ hiddenFrom: [], hiddenFromPeople: [person(4)], employers: [LEWISHAM] },
      ...{ because: 'refuge' as const, since: AT },
    };
    for (const bare of [inCase(episode({ shield })), inCase(episode(), [], { permitted: false })]) {
      expect(bare).toMatchObject({ state: 'ended', endedBecause: 'cannot_cover', endedAt: AT });
      expect(inCase(episode(), [bare as LeadCover])).toBeUndefined();
    }
  });

  it('says in how many cases they are named, and where not, of what who asks may know', () => {
    const of = (id: string, change: Partial<LivedEpisode> = {}) => episode({ id, ...change });
    const hidden = { hiddenFrom: [], hiddenFromPeople: [person(8)], because: 'refuge' as const };
    const episodes = [
      ...[of(OTHER), of(ONE), of(testId(703), { state: 'closed' })],
      of(testId(704), { shield: { ...hidden, since: AT } }),
    ];
    const named = inCase(of(ONE)) as LeadCover;
    const coverage = (personId: string, most = 9) =>
      coverageOf(cover(), episodes, [named], { viewer: { personId }, most });
    expect(coverage(person(8))).toEqual({ open: 2, covered: 1, notCovered: [OTHER] });
    expect(coverage(person(1))).toEqual({
      ...{ open: 3, covered: 1, notCovered: [OTHER, testId(704)] },
    });
    expect(coverage(person(1), 1).notCovered).toEqual([OTHER]);
  });

  it('ends by itself after its last day, with who stands in, or once a lead who left leads nothing', () => {
    const over = (today: string, change: object = {}) =>
      caseloadCoverOver(cover(), { today, hasLeft: false, leadsNothing: false, ...change });
    expect([over('2026-03-20'), over('2026-03-21')]).toEqual([undefined, 'date_came']);
    expect(over('2026-03-02', { hasLeft: true, leadsNothing: true })).toBe('stand_in_left');
    expect(over('2026-03-02', { leadsNothing: true })).toBe('lead_passed');
    expect(over('2026-03-21', { hasLeft: true })).toBe('date_came');
  });
});
