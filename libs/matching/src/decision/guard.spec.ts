import { describe, expect, it } from '@jest/globals';
import { type IdentityDetails, readIdentity } from '../identity/identity.js';
import { Census } from '../scoring/census.js';
import { decide } from './decide.js';

const GIVEN =
  'Amelia Noah Yusuf Zara Oliver Priya Kwame Sofia Jakub Mei Thomas Katherine Aaron'.split(' ');
const child: IdentityDetails = {
  givenName: 'Katherine',
  familyName: 'Rivers',
  dateOfBirth: '2015-04-09',
  postcode: 'SE13 6LG',
};
const [NUMBER, ANOTHER] = ['9434765919', '9434765870'];

/**
 * An index of so many records in which, as while few authorities take part, nobody has a brother or
 * sister.
 */
function indexOf(size: number): Census {
  const census = new Census();
  for (let place = 0; place < size; place += 1) {
    const letters = String.fromCharCode(97 + (place % 26), 97 + (Math.floor(place / 26) % 26));
    census.add(
      readIdentity({
        givenName: GIVEN[place % GIVEN.length] ?? '',
        familyName: `Family${letters}${String.fromCharCode(97 + (place % 7))}`,
        dateOfBirth: `20${String(10 + (place % 9))}-0${String(1 + (place % 9))}-${String(10 + (place % 18))}`,
        postcode: `SE${String(1 + (place % 20))} ${String(1 + (place % 9))}${letters}`,
      }),
    );
  }
  return census;
}

describe.each([50, 5_000])('in an index of %d records without brothers and sisters', (size) => {
  const census = indexOf(size);
  const matches = (asked: IdentityDetails, ...held: IdentityDetails[]) =>
    decide(
      readIdentity(asked),
      held.map((details, place) => ({ id: String(place), identity: readIdentity(details) })),
      census,
    );

  it('leaves a twin to a person whatever the other one is called', () => {
    for (const givenName of [...GIVEN, 'Kathleen', 'Mo', 'Zebedee'].filter(
      (name) => name !== 'Katherine',
    ))
      expect({ givenName, near: matches(child, { ...child, givenName }) }).toMatchObject({
        givenName,
        near: [{ outcome: 'possible', heldBack: 'household' }],
      });
    expect(matches(child, child)).toMatchObject([{ outcome: 'found' }]);
    expect(matches(child, { ...child, givenName: 'Kate' })).toMatchObject([{ outcome: 'found' }]);
  });

  it('leaves a child without a name yet to a person, on either side', () => {
    const unnamed = { ...child, givenName: 'Twin 1' };
    for (const [asked, held] of [
      [child, unnamed],
      [unnamed, child],
      [unnamed, { ...child, givenName: 'Baby' }],
    ] as const)
      expect(matches(asked, held)).toMatchObject([{ outcome: 'possible', heldBack: 'household' }]);
    const numbered = { nhsNumber: NUMBER };
    expect(matches({ ...child, ...numbered }, { ...unnamed, ...numbered })).toMatchObject([
      { outcome: 'found' },
    ]);
  });

  it('leaves a number that disagrees with the name to a person, on the record of either', () => {
    const twin = { ...child, givenName: 'Thomas', nhsNumber: NUMBER };
    const asNumbered = { nhsNumber: NUMBER };
    const asked = { ...child, ...asNumbered };
    expect(matches(asked, twin)).toMatchObject([
      { outcome: 'possible', heldBack: 'number_disagrees' },
    ]);
    expect(matches(asked, twin, child).map(({ outcome }) => outcome)).toEqual([
      'possible',
      'possible',
    ]);
    const stranger = { givenName: 'Bart', familyName: 'Xu', dateOfBirth: '2009-12-24' };
    expect(matches(asked, child, { ...stranger, ...asNumbered })).toMatchObject([
      { id: '0', outcome: 'possible', heldBack: 'number_disagrees' },
      { id: '1', outcome: 'possible', heldBack: 'only_the_number_agrees' },
    ]);
    expect(matches(asked, { ...child, nhsNumber: ANOTHER })).toMatchObject([
      { outcome: 'possible', heldBack: 'number_disagrees' },
    ]);
    expect(matches(asked, asked)).toMatchObject([{ outcome: 'found' }]);
  });

  it('asks a person where names and birth date agree and there is no address', () => {
    const { postcode: _, ...nowhere } = child;
    for (const [asked, held] of [
      [nowhere, child],
      [child, nowhere],
    ] as const)
      expect(matches(asked, held)).toMatchObject([{ outcome: 'possible', heldBack: 'no_address' }]);
    expect(matches(nowhere, { ...child, dateOfBirth: '2012-11-30' })).toEqual([]);
    const numbered = { nhsNumber: NUMBER };
    expect(matches({ ...nowhere, ...numbered }, { ...child, ...numbered })).toMatchObject([
      { outcome: 'found' },
    ]);
  });
});

it('leaves a twin to a person also where the index holds very many brothers and sisters', () => {
  const census = indexOf(50);
  for (let home = 0; home < 3_000; home += 1)
    census.add(
      readIdentity({
        givenName: `Given${String(home % 90)}`,
        familyName: `Family${String(home % 70)}`,
        postcode: `N${String(1 + (home % 20))} ${String(1 + (home % 9))}AB`,
      }),
    );
  expect(census.siblings).toBeGreaterThan(10);
  const near = decide(
    readIdentity(child),
    [{ id: '0', identity: readIdentity({ ...child, givenName: 'Ben' }) }],
    census,
  );
  expect(near).toMatchObject([{ outcome: 'possible', heldBack: 'household' }]);
});
