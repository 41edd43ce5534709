import { expect, it } from '@jest/globals';
import { refuse } from '@hub/contracts';
import { testId } from '@hub/testing';
import { IdentityNames } from './identity-names.js';

const CONTACT = { name: 'Ada Okafor', role: 'School nurse', team: 'School Health' };
const [ADA, BEN, GONE] = [testId(1), testId(2), testId(3)] as const;
const person = (id: string) => ({ id, authority: 'E09000023', contact: CONTACT });

function asking(answer: (personIds: string[]) => Promise<object>) {
  const asked: string[][] = [];
  const request = (_definition: unknown, { personIds }: { personIds: string[] }) => {
    asked.push(personIds);
    return answer(personIds);
  };
  return { asked, names: new IdentityNames({ request: request as never }) };
}

it('asks for each person once, those who are not known included', async () => {
  const { asked, names } = asking((ids) =>
    Promise.resolve({ items: ids.filter((id) => id !== GONE).map(person) }),
  );
  expect(await names.named([ADA, GONE])).toEqual([person(ADA)]);
  expect(await names.named([BEN, GONE, ADA])).toEqual([person(BEN), person(ADA)]);
  expect(asked).toEqual([[ADA, GONE], [BEN]]);
});

it.each([
  ['refuses', () => Promise.resolve(refuse('not_found'))],
  ['is away', () => Promise.reject(new Error('no answer'))],
])('names nobody while identity-service %s, and asks again', async (_, answer) => {
  const { asked, names } = asking(answer);
  expect(await names.named([ADA])).toEqual([]);
  expect(await names.named([ADA])).toEqual([]);
  expect(asked).toEqual([[ADA], [ADA]]);
});

it('asks for 500 at most', async () => {
  const { asked, names } = asking((ids) => Promise.resolve({ items: ids.map(person) }));
  const many = Array.from({ length: 501 }, (_, place) => testId(place));
  expect(await names.named(many)).toHaveLength(500);
  expect(asked[0]).toHaveLength(500);
});
