import { describe, expect, it } from '@jest/globals';
import { type ChildDetails, UNBORN_EXAMPLE } from '@hub/contracts/lookup';
import { readIdentity } from '@hub/matching';
import { pointer } from '../../testing/examples.js';
import { KeyedIdentityTokens } from './keyed-identity-tokens.js';

const [one, other] = [
  Buffer.alloc(32, 1).toString('base64'),
  Buffer.alloc(32, 2).toString('base64'),
];
const before = new KeyedIdentityTokens({ current: 1, keys: { 1: one } });
const during = new KeyedIdentityTokens({ current: 2, keys: { 1: one, 2: other } });
const after = new KeyedIdentityTokens({ current: 2, keys: { 2: other } });
const record = pointer('x');
const asked = readIdentity(record.child);

describe('tokens under keys that change', () => {
  const keysOf = async (tokens: KeyedIdentityTokens) =>
    (await tokens.recordTokens([record]))[0]?.keys ?? [];
  const shared = (keys: readonly bigint[], tokens: KeyedIdentityTokens) =>
    keys.filter((key) => tokens.questionTokens(asked).includes(key)).length;

  it('are found under every key there is, and under no other', async () => {
    const [old, fresh] = [await keysOf(before), await keysOf(during)];
    expect([shared(old, before), shared(fresh, before)]).toEqual([old.length, 0]);
    expect([shared(old, during), shared(fresh, during)]).toEqual([old.length, fresh.length]);
    expect([shared(old, after), shared(fresh, after)]).toEqual([0, fresh.length]);
    expect(await keysOf(after)).toEqual(fresh);
  });

  it('count a value under every key', () => {
    expect(during.valueTokens('given', 'sam')).toEqual([
      ...before.valueTokens('given', 'sam'),
      ...after.valueTokens('given', 'sam'),
    ]);
  });

  it('keep what is remembered of a child for as long as the oldest key stays', () => {
    expect(during.hashOf(asked)).toBe(before.hashOf(asked));
    expect(after.hashOf(asked)).not.toBe(before.hashOf(asked));
  });

  it('tell unborn children of one mother apart by the date, and mothers from children', () => {
    const hashOf = (child: ChildDetails) => before.hashOf(readIdentity(child));
    const { mother } = UNBORN_EXAMPLE;
    expect(hashOf({ ...UNBORN_EXAMPLE })).toBe(hashOf(UNBORN_EXAMPLE));
    const all = [
      UNBORN_EXAMPLE,
      { ...UNBORN_EXAMPLE, expectedOn: '2027-05-01' },
      { ...UNBORN_EXAMPLE, mother: { ...mother, dateOfBirth: '2008-05-14' } },
      { ...UNBORN_EXAMPLE, mother: { ...mother, givenName: 'Zoe' } },
      { ...mother, postcode: 'SE13 6LG' },
    ];
    expect(new Set(all.map(hashOf)).size).toBe(all.length);
  });

  it('need the key they are to be made under', () => {
    expect(() => new KeyedIdentityTokens({ current: 3, keys: { 1: one } })).toThrow(/version 3/);
  });
});
