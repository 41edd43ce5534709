import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CaseContact, CONTACT_KINDS } from '@hub/contracts/team';
import { testId } from '@hub/testing';
import { episode, GREENWICH, LEWISHAM, OTHER_EPISODE, person } from '../../testing/examples.js';
import { familiesApart, type FamilyNamed } from './family-apart.js';

const days = ['2026-03-01', '2026-03-02', '2026-03-03'].map((day) => `${day}T10:00:00.000Z`);
const PROPOSED = '2026-03-02T10:00:00.000Z';
const AT = '2026-03-04T10:00:00.000Z';
const kept = (first: number) =>
  fc
    .uniqueArray(fc.record({ kind: fc.constantFrom(...CONTACT_KINDS), isOver: fc.boolean() }), {
      maxLength: 5,
      selector: ({ kind }) => kind,
    })
    .map((all) =>
      all.map(({ kind, isOver }, place): CaseContact => ({
        ...{ id: testId(first + place), kind, inTeam: false, authority: LEWISHAM },
        ...(kind === 'family_member' ? { part: 'mother' } : { organisation: 'Hilly Fields' }),
        ...{ addedAt: days[0] ?? AT, ...(isOver ? { until: '2026-03-02' } : {}) },
      })),
    );
const needs = fc.option(
  fc.constantFrom(...days).map((recordedAt) => ({
    ...{ easyRead: true, authority: LEWISHAM, recordedAt },
  })),
  { nil: undefined },
);
const some = <T>(value: T | undefined, name: string) =>
  value === undefined ? {} : { [name]: value };
const named = (change: Partial<FamilyNamed> = {}): FamilyNamed => ({
  ...{ contacts: [], needs: false, proposedAt: PROPOSED, at: AT, ...change },
});

describe('the families of two children', () => {
  it('are told apart with nobody lost, and nobody in both', () => {
    const chosen = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(kept(1), kept(20), chosen, (here, there, goes) => {
        const from = episode({ contacts: here });
        const to = episode({ id: OTHER_EPISODE, contacts: there });
        const contacts = here.filter((_one, place) => goes[place]).map(({ id }) => id);
        const apart = familiesApart({ from, to }, named({ contacts }));
        const ids = (all: readonly CaseContact[] = []) => all.map(({ id }) => id);
        const [stay, come] = [apart.from.contacts, apart.to.contacts];
        expect([...ids(stay), ...ids(come)].sort()).toEqual([...ids(here), ...ids(there)].sort());
        expect(ids(come)).toEqual([...ids(there), ...contacts]);
        for (const kind of ['school', 'nursery', 'gp', 'family_member', 'other_service'])
          expect(
            (come ?? []).filter((one) => one.kind === kind && one.until === undefined).length,
          ).toBeLessThanOrEqual(1);
        expect(apart.brought).toEqual(contacts.length > 0 ? ['team'] : []);
        if (contacts.length === 0) expect(apart).toMatchObject({ from, to });
      }),
    );
  });

  it('have each their needs: what was named goes with the child, and what was said last stands', () => {
    fc.assert(
      fc.property(needs, needs, fc.boolean(), (here, there, isNamed) => {
        const from = episode(some(here, 'needs'));
        const to = episode({ id: OTHER_EPISODE, ...some(there, 'needs') });
        const apart = familiesApart({ from, to }, named({ needs: isNamed }));
        const goes = isNamed && here !== undefined && here.recordedAt <= PROPOSED;
        expect(apart.from.needs).toEqual(goes ? undefined : here);
        const last = [there, ...(goes ? [here] : [])]
          .filter((one) => one !== undefined)
          .sort((one, other) => other.recordedAt.localeCompare(one.recordedAt))[0];
        expect(apart.to.needs?.recordedAt).toBe(last?.recordedAt);
      }),
    );
  });

  it('lose who was named as coordinator of the other, and stay with anybody who came since', () => {
    const since = { authority: GREENWICH, since: AT, confirmed: true };
    const from = episode({ coordinator: { ...since, personId: person(2) } });
    const to = episode({ id: OTHER_EPISODE });
    const apart = familiesApart({ from, to }, named({ coordinator: person(2) }));
    expect(apart.from.coordinator).toBeUndefined();
    expect(apart.from.coordinatorsBefore).toMatchObject([
      { personId: person(2), until: AT, because: 'of_another_child' },
    ]);
    expect(apart.to).toBe(to);
    for (const coordinator of [{ coordinator: person(3) }, {}])
      expect(familiesApart({ from, to }, named(coordinator)).from).toBe(from);
  });
});
