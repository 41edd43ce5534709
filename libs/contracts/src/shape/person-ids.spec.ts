import { describe, expect, it } from '@jest/globals';
import { Id, Nested, NestedList, Optional, PersonId } from './fields.js';
import { namesPeople, personIdsIn } from './person-ids.js';

class Part {
  @PersonId('Who wrote it') by!: string;
  @Id('The part') id!: string;
}
class Whole {
  @Id('The whole') id!: string;
  @Optional() @PersonId('Who leads') lead?: string;
  @Optional() @Nested(() => Part, 'First') first?: Part;
  @NestedList(() => Part, 10, 'All') parts!: Part[];
}
class More extends Whole {}
class Holder {
  @NestedList(() => Part, 10, 'All') parts!: Part[];
}
class Nobody {
  @Id('A thing') id!: string;
}
class Chain {
  @Optional() @Nested(() => Chain, 'The next') next?: Chain;
  @PersonId('Who') who!: string;
}

describe('people named by id', () => {
  it('are found wherever a shape holds one, inherited, nested and in lists, each once', () => {
    const value = {
      id: 'x',
      lead: 'a',
      first: { by: 'b', id: 'c' },
      parts: [
        { by: 'b', id: 'd' },
        { by: 'e', id: 'f' },
      ],
    };
    expect(personIdsIn(Whole, value)).toEqual(['a', 'b', 'e']);
    expect(personIdsIn(More, value)).toEqual(['a', 'b', 'e']);
    expect(personIdsIn(Chain, { who: 'a', next: { who: 'b' } })).toEqual(['b', 'a']);
  });

  it('are nobody where a field is absent or something else', () => {
    expect(personIdsIn(Whole, { id: 'x', parts: [] })).toEqual([]);
    expect(personIdsIn(Whole, { lead: 7, first: 'b', parts: [null, 'e'] })).toEqual([]);
    expect(personIdsIn(Whole, undefined)).toEqual([]);
    expect(personIdsIn(Nobody, { id: 'x', by: 'a' })).toEqual([]);
  });

  it('can stand in a shape, or cannot', () => {
    expect([Part, Whole, More, Chain, Holder, Nobody].map(namesPeople)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});
