import { expect, it } from '@jest/globals';
import type { NamedPerson } from '@hub/contracts/identity';
import { type GatheredItem, namingField } from '@hub/contracts/shape';
import { testId } from '@hub/testing';
import { GREENWICH, LEWISHAM } from '../../testing/examples.js';
import { peopleIn, withNames } from './named-people.js';

const [ADA, BEN, CARA, GONE] = [testId(1), testId(2), testId(3), testId(4)];
const person = (id: string, name: string, more: Partial<NamedPerson> = {}): NamedPerson => ({
  ...{ id, authority: LEWISHAM, ...more },
  contact: { name, role: `role of ${name}`, team: 't' },
});
const PEOPLE = [
  person(ADA, 'Ada'),
  person(BEN, 'Ben', { authority: GREENWICH }),
  person(CARA, 'Cara', { left: true }),
];
const item = (...fields: GatheredItem['fields']): GatheredItem => ({
  ...{ id: 'a', section: 'steps', title: 't', authority: LEWISHAM, fields },
});

it('whom a record names is said by name and role, and who has left by what they were', () => {
  const items = [
    item({ name: 'Why', value: 'x' }, ...namingField('Who', ADA)),
    item(...namingField('Who', CARA, ADA, undefined), ...namingField('Also', GONE)),
    item(...namingField('Who', undefined)),
  ];
  expect(peopleIn(items)).toEqual([ADA, CARA, GONE]);
  expect(withNames(items, PEOPLE).map(({ fields }) => fields)).toEqual([
    [
      { name: 'Why', value: 'x' },
      { name: 'Who', value: 'Ada, role of Ada' },
    ],
    [{ name: 'Who', value: 'role of Cara, then of Lewisham; Ada, role of Ada' }],
    [],
  ]);
  const [CHARITY, HUB] = [
    person(CARA, 'C', { left: true, employer: 'A charity' }),
    person(CARA, 'C', { left: true, authority: 'hub' }),
  ];
  for (const [one, words] of [
    [CHARITY, 'role of C, then of A charity'],
    [HUB, 'role of C, then of the hub'],
  ] as const)
    expect(withNames([item(...namingField('Who', CARA))], [one])[0]?.fields).toEqual([
      { name: 'Who', value: words },
    ]);
});

it('nobody is named by whose authority a hidden family would be found', () => {
  const items = [item(...namingField('Who', BEN, ADA)), item(...namingField('Who', BEN))];
  expect(withNames(items, PEOPLE, [GREENWICH]).map(({ fields }) => fields)).toEqual([
    [{ name: 'Who', value: 'Ada, role of Ada' }],
    [],
  ]);
});
