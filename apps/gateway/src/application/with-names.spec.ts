import { expect, it } from '@jest/globals';
import type { NamedPerson } from '@hub/contracts/identity';
import { Id, Optional, PersonId } from '@hub/contracts/shape';
import { withNames } from './with-names.js';

class Answer {
  @Id('It') id!: string;
  @Optional() @PersonId('Who') by?: string;
}

const ADA: NamedPerson = {
  id: 'a',
  authority: 'E09000023',
  contact: { name: 'Ada Okafor', role: 'School nurse', team: 'School Health' },
};

function names(...known: NamedPerson[]) {
  const asked: (readonly string[])[] = [];
  const named = (ids: readonly string[]) => {
    asked.push(ids);
    return Promise.resolve(known.filter(({ id }) => ids.includes(id)));
  };
  return { asked, named };
}

it('puts those beside an answer whom it names by id', async () => {
  const known = names(ADA);
  expect(await withNames(Answer, { id: 'x', by: 'a' }, known)).toEqual({
    id: 'x',
    by: 'a',
    people: [ADA],
  });
  expect(known.asked).toEqual([['a']]);
});

it('leaves an answer as it is where it names nobody, and asks nobody', async () => {
  const known = names(ADA);
  expect(await withNames(Answer, { id: 'x' }, known)).toEqual({ id: 'x' });
  expect(known.asked).toEqual([]);
});

it('leaves an answer as it is where nobody can be named', async () => {
  expect(await withNames(Answer, { id: 'x', by: 'a' }, names())).toEqual({ id: 'x', by: 'a' });
});
