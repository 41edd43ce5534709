import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testId } from '@hub/testing';
import { keepOrganisation, type Organisation, type Surroundings } from './organisation.js';

const LEWISHAM = 'E09000023';
const school = (change: Partial<Organisation> = {}): Organisation => ({
  id: testId(1),
  authority: LEWISHAM,
  name: 'Hill School',
  sector: 'education',
  version: 1,
  ...change,
});
const cluster = (change: Partial<Organisation> = {}) => school({ id: testId(2), ...change });
const AROUND: Surroundings = {
  cluster: undefined,
  isCluster: false,
  leadActs: true,
  coversAct: true,
  isDouble: false,
};

describe('an organisation', () => {
  it('has a number of the register that it stands in', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const isUrn = /^[0-9]{6}$/.test(text);
        expect('refused' in keepOrganisation(school({ urn: text }), AROUND)).toBe(!isUrn);
      }),
    );
    expect(keepOrganisation(school({ ods: 'RJ2' }), AROUND)).toMatchObject({ ods: 'RJ2' });
    expect(keepOrganisation(school({ ods: 'rj 2' }), AROUND)).toMatchObject({
      faults: [{ field: 'ods' }],
    });
    expect(keepOrganisation(school(), { ...AROUND, isDouble: true })).toEqual({
      refused: 'organisation_registered',
    });
  });

  it('belongs to a cluster of its own authority, which belongs to none', () => {
    const member = school({ partOf: testId(2) });
    expect(keepOrganisation(member, { ...AROUND, cluster: cluster() })).toBe(member);
    for (const around of [
      AROUND,
      { ...AROUND, cluster: cluster({ authority: 'E09000011' }) },
      { ...AROUND, cluster: member },
      { ...AROUND, cluster: cluster({ partOf: testId(3) }) },
      { ...AROUND, cluster: cluster(), isCluster: true },
    ])
      expect(keepOrganisation(member, around)).toMatchObject({ faults: [{ field: 'partOf' }] });
  });

  it('is led by somebody who acts for its authority', () => {
    const led = school({ ledBy: testId(9) });
    expect(keepOrganisation(led, AROUND)).toBe(led);
    expect(keepOrganisation(led, { ...AROUND, leadActs: false })).toMatchObject({
      refused: 'person_unknown',
      faults: [{ field: 'ledBy' }],
    });
  });

  it('names for its closed days somebody who acts for its authority', () => {
    const inset = { from: '2026-03-02', to: '2026-03-02', name: 'Training day' };
    const closed = school({ closed: [{ ...inset, coveredBy: testId(9) }] });
    expect(keepOrganisation(closed, AROUND)).toBe(closed);
    expect(keepOrganisation(closed, { ...AROUND, coversAct: false })).toMatchObject({
      refused: 'person_unknown',
      faults: [{ field: 'closed' }],
    });
    const backwards = school({ closed: [{ ...inset, to: '2026-03-01' }] });
    expect(keepOrganisation(backwards, AROUND)).toMatchObject({
      faults: [{ field: 'closed.0.to' }],
    });
  });
});
