import { expect, it } from '@jest/globals';
import { refuse } from '@hub/contracts';
import { readShape } from '@hub/contracts/shape';
import { internalCaller } from '@hub/use-case';
import { testId } from '@hub/testing';
import { LookupsClient } from './lookups-client.js';

const answering = (answer: object) =>
  new LookupsClient({
    request: ((definition: { payload: never }, payload: object) => {
      expect(readShape(definition.payload, payload, 'refuse')).toMatchObject({ ok: true });
      return Promise.resolve(answer);
    }) as never,
  });

it('a lookup is theirs where lookup-service says so, asked by a message that it understands', async () => {
  const isOf = (answer: object) => answering(answer).isOf(testId(1), internalCaller('gateway'));
  expect(await isOf({ isTheirs: true })).toBe(true);
  expect(await isOf({ isTheirs: false })).toBe(false);
  expect(await isOf(refuse('not_found'))).toBe(false);
});

it('an age is what lookup-service says, where it says one', async () => {
  const ageOn = (answer: object) =>
    answering(answer).ageOn('2026-03-01', testId(1), internalCaller('gateway'));
  expect(await ageOn({ age: '16_or_17' })).toBe('16_or_17');
  expect(await ageOn({})).toBeUndefined();
  expect(await ageOn(refuse('not_found'))).toBeUndefined();
});
