import { expect, it } from '@jest/globals';
import { Id, Ids, Nested, NestedList, PersonId, PersonIds, Text, Whole } from './fields.js';
import { plainFields } from './plain-fields.js';

class Part {
  @Id('The part') id!: string;
  @PersonIds(5, 'Who made it; not before it is made') makers!: string[];
}
class Thing {
  @Id('The thing') id!: string;
  @Ids(5, 'Others') others!: string[];
  @PersonId('Who leads') lead!: string;
  @Text(9, 'Its state') state!: string;
  @Whole(1, 9, 'Raised with every change') version!: number;
  @Text(9, 'Not shown') inner!: string;
  @Nested(() => Part, 'The first') first!: Part;
  @NestedList(() => Part, 5, 'All') all!: Part[];
}

it('a view reads as a list for a family: whom it names is to be named, ids of things are left out', () => {
  const part = { id: 'p', makers: ['x', 'y', 'x'] };
  const thing = { id: 't', others: ['o'], lead: 'x', state: 'open', version: 3, inner: 'i' };
  const view = { ...thing, first: part, all: [part, { id: 'q', makers: [] }] };
  expect(plainFields(Thing, view, ['inner'])).toEqual([
    { name: 'Who leads', value: '', personIds: ['x'] },
    { name: 'How it stands', value: 'open' },
    { name: 'The first: Who made it', value: '', personIds: ['x', 'y'] },
    { name: 'All, 1: Who made it', value: '', personIds: ['x', 'y'] },
  ]);
});
