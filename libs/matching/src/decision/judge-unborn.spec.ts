import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { questionKeys, recordKeys } from '../blocking/blocking-keys.js';
import { steadyKey } from '../blocking/steady-key.js';
import { type IdentityDetails, isSufficient, readIdentity } from '../identity/identity.js';
import { Census } from '../scoring/census.js';
import { decide, type MatchDecision } from './decide.js';
import { explain } from './explain.js';

const census = new Census();
for (let home = 0; home < 3_000; home += 1)
  census.add(
    readIdentity({
      givenName: `Given${String(home % 90)}`,
      familyName: `Family${String(home % 70)}`,
      dateOfBirth: `20${String(10 + (home % 9))}-0${String(1 + (home % 9))}-10`,
      postcode: `N${String(1 + (home % 20))} ${String(1 + (home % 9))}AB`,
    }),
  );

const mother = { givenName: 'Maya', familyName: 'Rivers', dateOfBirth: '2009-05-14' };
const unborn: IdentityDetails = { expectedOn: '2026-06-20', mother, postcode: 'SE13 6LG' };
const born: IdentityDetails = {
  givenName: 'Ada',
  familyName: 'Rivers',
  dateOfBirth: '2026-06-11',
  postcode: 'SE13 6LG',
};

function matches(asked: IdentityDetails, ...held: IdentityDetails[]): MatchDecision[] {
  const candidates = held.map((details, place) => ({
    id: String(place),
    identity: readIdentity(details),
  }));
  return decide(readIdentity(asked), candidates, census);
}
const outcome = (asked: IdentityDetails, held: IdentityDetails) =>
  matches(asked, held)[0]?.outcome ?? 'none';
const sharesKey = (asked: IdentityDetails, held: IdentityDetails): boolean => {
  const keys = new Set(recordKeys(readIdentity(held)));
  return questionKeys(readIdentity(asked)).some((key) => keys.has(key));
};
const dueOn = (expectedOn: string): IdentityDetails => ({ ...unborn, expectedOn });

describe('a child who is not born yet', () => {
  it('is told by the expected date and the mother in full, and has no number', () => {
    expect(isSufficient(unborn)).toBe(true);
    const { postcode: _postcode, ...nowhere } = unborn;
    expect(isSufficient(nowhere)).toBe(true);
    expect(isSufficient({ expectedOn: '2026-06-20' })).toBe(false);
    expect(isSufficient({ ...unborn, mother: { ...mother, givenName: 'Unknown' } })).toBe(false);
    expect(isSufficient({ expectedOn: '2026-06-20', nhsNumber: '9434765919' })).toBe(false);
    const { identifier, names } = readIdentity({ ...unborn, nhsNumber: '9434765919' });
    expect([identifier, names[0]]).toMatchObject([undefined, { family: { joined: 'rivers' } }]);
  });

  it('is found by its mother, as she is written, and a date of the same pregnancy', () => {
    for (const held of [
      unborn,
      dueOn('2026-07-20'),
      { ...unborn, mother: { ...mother, givenName: 'Maia' } },
      { ...unborn, familyName: 'Okafor' },
    ])
      expect({ held, outcome: outcome(unborn, held), shared: sharesKey(unborn, held) }).toEqual({
        held,
        outcome: 'found',
        shared: true,
      });
    const [match] = matches(unborn, unborn);
    expect(match && explain(match)).toMatch(/^compared by the mother; given name: same/);
  });

  it('is a question for a person where the dates are weeks apart, and another child beyond', () => {
    expect(matches(unborn, dueOn('2026-09-01'))).toMatchObject([
      { outcome: 'possible', heldBack: 'dates_apart' },
    ]);
    expect(outcome(unborn, dueOn('2027-04-01'))).toBe('none');
  });

  it('is a question for a person where there is no address to compare', () => {
    const { postcode: _postcode, ...nowhere } = unborn;
    expect(sharesKey(nowhere, unborn)).toBe(true);
    expect(matches(nowhere, unborn)).toMatchObject([
      { outcome: 'possible', heldBack: 'no_address' },
    ]);
  });

  it('is not its mother’s sister’s: who lives there under another name is for a person, or nobody', () => {
    const sister = { ...mother, givenName: 'Zelda', dateOfBirth: '2003-11-30' };
    expect(outcome(unborn, { ...unborn, mother: sister })).not.toBe('found');
    const twin = { ...mother, givenName: 'Zelda' };
    expect(outcome(unborn, { ...unborn, mother: twin })).toBe('possible');
  });

  it('may be one who was born since: a person tells, by the mother or by family and place', () => {
    for (const [asked, held] of [
      [born, unborn],
      [unborn, born],
      [{ ...born, mother }, unborn],
      [unborn, { ...born, mother, postcode: 'SE13 6LG' }],
    ] as const) {
      expect(sharesKey(asked, held)).toBe(true);
      expect(matches(asked, held)).toMatchObject([{ outcome: 'possible', heldBack: 'born_since' }]);
    }
    expect(outcome({ ...born, familyName: 'Okafor', mother }, unborn)).toBe('possible');
  });

  it('is no brother or sister who is older, nor a baby of another family or place', () => {
    for (const other of [
      { ...born, dateOfBirth: '2024-06-11' },
      { ...born, familyName: 'Okafor' },
      { ...born, postcode: 'N1 1AA' },
      { ...born, mother, dateOfBirth: '2024-06-11' },
    ]) {
      expect(outcome(other, unborn)).toBe('none');
      expect(outcome(unborn, other)).toBe('none');
    }
  });

  it('is known by its own details alone once it is born', () => {
    expect(readIdentity({ ...unborn, ...born }).due).toBeUndefined();
    expect(outcome(born, { ...unborn, ...born })).toBe('found');
    expect(outcome({ ...born, givenName: 'Ben' }, { ...unborn, ...born })).toBe('possible');
  });

  it('has one steady key, however its mother is written', () => {
    const key = steadyKey(readIdentity(unborn));
    expect(steadyKey(readIdentity(dueOn('2026-07-20')))).toBe(key);
    expect(steadyKey(readIdentity(born))).not.toBe(key);
  });

  const word = fc.stringMatching(/^zu[a-z]{3,7}$/);
  const day = (from: string, to: string) =>
    fc
      .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
  const mothers = fc.record({
    givenName: word,
    familyName: word,
    dateOfBirth: day('1980-01-02', '2010-12-31'),
  });

  it('is found by the same details and shares a key, whoever the mother is', () => {
    fc.assert(
      fc.property(mothers, day('2026-01-01', '2026-12-31'), (who, expectedOn) => {
        const child = { expectedOn, mother: who, postcode: 'E8 1AA' };
        expect(outcome(child, child)).toBe('found');
        expect(sharesKey(child, child)).toBe(true);
      }),
    );
  });

  it('is never found under the mother of another, nor ever by a child who is born', () => {
    fc.assert(
      fc.property(
        mothers,
        mothers,
        day('2026-01-01', '2026-12-31'),
        day('2025-01-01', '2027-12-31'),
        (one, other, expectedOn, dateOfBirth) => {
          fc.pre(one.givenName !== other.givenName && one.dateOfBirth !== other.dateOfBirth);
          const child = { expectedOn, mother: one, postcode: 'E8 1AA' };
          expect(outcome({ ...child, mother: other, postcode: 'N1 1AA' }, child)).not.toBe('found');
          const since = { ...one, mother: one, dateOfBirth, postcode: 'E8 1AA' };
          expect(outcome(since, child)).not.toBe('found');
          expect(outcome(child, since)).not.toBe('found');
        },
      ),
    );
  });
});

describe('a placeholder for a given name', () => {
  const PLACEHOLDERS = ['Baby', 'Baby Girl', 'Unknown', 'Unnamed', 'Twin 2', 'Infant', 'Not known'];

  it('is no name: it agrees with nobody’s, not its own, and finds no child', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PLACEHOLDERS),
        fc.constantFrom(...PLACEHOLDERS, 'Ada', 'Maya'),
        (placeholder, other) => {
          const [asked, held] = [placeholder, other].map((givenName) => ({ ...born, givenName }));
          const [match] = matches(asked ?? born, held ?? born);
          expect(match).toMatchObject({ outcome: 'possible', agreement: { given: 'missing' } });
        },
      ),
    );
  });
});
