import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { questionKeys, recordKeys } from '../blocking/blocking-keys.js';
import { type IdentityDetails, readIdentity } from '../identity/identity.js';
import { Census } from '../scoring/census.js';
import { score } from '../scoring/score.js';
import { decide } from './decide.js';
import { explain } from './explain.js';

const GIVEN = [
  'Amelia',
  'Noah',
  'Yusuf',
  'Zara',
  'Oliver',
  'Priya',
  'Kwame',
  'Sofia',
  'Jakub',
  'Mei',
];
const FAMILY = [
  'Rivers',
  'Okafor',
  'Chowdhury',
  'Nowak',
  'Campbell',
  'Silva',
  'Tran',
  'Hassan',
  'Doyle',
  'Petrov',
];

/** A town of households of two, so that brothers and sisters are as common as they are. */
function town(): Census {
  const census = new Census();
  for (let home = 0; home < 5_000; home += 1) {
    for (const place of [0, 1]) {
      const [given, family] = [GIVEN[(home * 7 + place * 3) % 10] ?? '', FAMILY[home % 10] ?? ''];
      const suffix = String.fromCharCode(97 + (home % 26), 97 + (Math.floor(home / 26) % 26));
      const postcode = `SE${String(1 + (home % 20))} ${String(1 + (home % 9))}${suffix}`;
      census.add(
        readIdentity({
          givenName: `${given}${String.fromCharCode(97 + (home % 20))}`,
          familyName: `${family}${suffix}`,
          dateOfBirth: `20${String(10 + (home % 9))}-0${String(1 + (home % 9))}-${String(10 + (home % 18))}`,
          postcode,
        }),
      );
    }
  }
  return census;
}

const census = town();
const child: IdentityDetails = {
  givenName: 'Katherine',
  familyName: 'Rivers',
  dateOfBirth: '2015-04-09',
  postcode: 'SE13 6LG',
  nhsNumber: '9434765919',
};
const unnumbered: IdentityDetails = {
  givenName: 'Katherine',
  familyName: 'Rivers',
  dateOfBirth: '2015-04-09',
  postcode: 'SE13 6LG',
};

function matches(asked: IdentityDetails, ...held: IdentityDetails[]) {
  return decide(
    readIdentity(asked),
    held.map((details, place) => ({ id: String(place), identity: readIdentity(details) })),
    census,
  );
}
const outcome = (asked: IdentityDetails, held: IdentityDetails) =>
  matches(asked, held)[0]?.outcome ?? 'none';

describe('the decision', () => {
  it('finds the same child through what is usually wrong in a record', () => {
    for (const change of [
      {},
      { givenName: 'Kate' },
      { givenName: 'Kathrine' },
      { givenName: 'Katherine Mary' },
      { familyName: 'Rivers-Cole' },
      { dateOfBirth: '2015-09-04' },
      { dateOfBirth: '2015-04-08' },
      { givenName: 'Rivers', familyName: 'Katherine' },
    ]) {
      expect({ change, outcome: outcome(unnumbered, { ...unnumbered, ...change }) }).toEqual({
        change,
        outcome: 'found',
      });
    }
    expect(
      outcome(unnumbered, { ...unnumbered, postcode: 'N1 1AA', formerPostcodes: ['SE13 6LG'] }),
    ).toBe('found');
    expect(
      outcome(
        { ...unnumbered, otherNames: [{ givenName: 'Katherine', familyName: 'Bennett' }] },
        { ...unnumbered, familyName: 'Bennett' },
      ),
    ).toBe('found');
  });

  it('tells brothers, sisters and twins from the child', () => {
    expect(
      outcome(unnumbered, { ...unnumbered, givenName: 'Thomas', dateOfBirth: '2012-11-30' }),
    ).not.toBe('found');
    expect(matches(unnumbered, { ...unnumbered, givenName: 'Thomas' })).toMatchObject([
      { outcome: 'possible', heldBack: 'household' },
    ]);
    expect(
      outcome(unnumbered, {
        ...unnumbered,
        givenName: 'Thomas',
        dateOfBirth: '2012-11-30',
        postcode: 'N1 1AA',
      }),
    ).toBe('none');
  });

  it('finds the twin that is meant where both are held, and leaves it to a person where it is not clear which', () => {
    const twin = { ...unnumbered, givenName: 'Thomas' };
    expect(matches(unnumbered, twin, unnumbered).find((one) => one.id === '1')?.outcome).toBe(
      'found',
    );
    const { givenName: _given, ...nameless } = unnumbered;
    expect(matches(nameless, twin, unnumbered).map((one) => one.outcome)).toEqual([
      'possible',
      'possible',
    ]);
  });

  it('finds all records of one child together', () => {
    expect(
      matches(child, unnumbered, { ...child, postcode: 'N1 1AA' }).map((one) => one.outcome),
    ).toEqual(['found', 'found']);
  });

  it('takes a number for an answer only where something else agrees', () => {
    expect(outcome({ nhsNumber: '9434765919' }, child)).toBe('found');
    const other = {
      givenName: 'Bartholomew',
      familyName: 'Xu',
      dateOfBirth: '2009-12-24',
      postcode: 'N1 1AA',
      nhsNumber: '9434765919',
    };
    expect(matches(child, other)).toMatchObject([
      { outcome: 'possible', heldBack: 'only_the_number_agrees' },
    ]);
    expect(outcome(child, { ...child, familyName: 'Xu', postcode: 'N1 1AA' })).toBe('found');
  });

  it('forgets a record that a person has ruled out', () => {
    expect(
      decide(
        readIdentity(child),
        [{ id: '0', identity: readIdentity(child), ruledOut: true }],
        census,
      ),
    ).toEqual([]);
  });

  it('says why in words', () => {
    const [matched] = matches(unnumbered, {
      ...unnumbered,
      givenName: 'Kate',
      dateOfBirth: '2015-09-04',
      postcode: 'N1 1AA',
    });
    expect(matched && explain(matched)).toBe(
      'given name: known short form or spelling; family name: same; date of birth: day and month swapped; postcode: different, may have moved',
    );
  });

  it('never finds a stranger', () => {
    const text = fc.stringMatching(/^[a-z]{4,9}$/);
    const date = fc
      .date({ min: new Date('2008-01-01'), max: new Date('2025-01-01'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
    const anybody = fc.record({
      givenName: text,
      familyName: text,
      dateOfBirth: date,
      postcode: fc.stringMatching(/^[NEW][1-9] [1-9][A-Z]{2}$/),
    });
    fc.assert(
      fc.property(anybody, anybody, (one, other) => {
        const agrees = score(readIdentity(one), readIdentity(other), census).agreement;
        fc.pre(
          agrees.given === 'different' &&
            agrees.family === 'different' &&
            agrees.born === 'different',
        );
        expect(outcome(one, other)).toBe('none');
      }),
    );
  });
});

describe('blocking keys', () => {
  const shareKey = (asked: IdentityDetails, held: IdentityDetails): boolean => {
    const keys = new Set(recordKeys(readIdentity(held)));
    return questionKeys(readIdentity(asked)).some((key) => keys.has(key));
  };

  /** Neither the date with a name nor the postcode with one is left. */
  const isHopeless = (one: object, two: object): boolean =>
    'dateOfBirth' in { ...one, ...two } && 'postcode' in { ...one, ...two };

  it('are shared in spite of any two things that are wrong', () => {
    const wrong: readonly IdentityDetails[] = [
      { givenName: 'Zebedee' },
      { familyName: 'Xu' },
      { dateOfBirth: '2011-01-30' },
      { postcode: 'N1 1AA' },
    ];
    for (const one of wrong)
      for (const two of wrong)
        expect({
          one,
          two,
          found: shareKey(unnumbered, { ...unnumbered, ...one, ...two }),
        }).toEqual({ one, two, found: !isHopeless(one, two) });
    expect(
      shareKey(unnumbered, { ...unnumbered, givenName: 'Rivers', familyName: 'Katherine' }),
    ).toBe(true);
    expect(
      shareKey(
        { ...unnumbered, givenName: 'Kate', postcode: 'N1 1AA', familyName: 'Xu' },
        unnumbered,
      ),
    ).toBe(true);
    expect(
      shareKey(unnumbered, {
        ...unnumbered,
        givenName: 'Zebedee',
        familyName: 'Xu',
        dateOfBirth: '2011-01-30',
      }),
    ).toBe(false);
  });
});
