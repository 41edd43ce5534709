import { expect, it } from '@jest/globals';
import { pointer, tokens } from '../../testing/examples.js';
import { withTokens } from './with-tokens.js';

it('gives each record the tokens of its own pointer, and none away without', async () => {
  const records = ['a', 'b'].map((reference) => ({ line: reference, pointer: pointer(reference) }));
  const given = await withTokens(records, tokens);
  const own = await tokens.recordTokens(records.map((record) => record.pointer));
  expect(given).toEqual(records.map((record, place) => ({ ...record, tokens: own[place] })));
  expect(own[0]).not.toEqual(own[1]);
  await expect(
    withTokens(records, { ...tokens, recordTokens: () => Promise.resolve(own.slice(1)) }),
  ).rejects.toThrow(/no tokens/);
});
