import { describe, expect, it } from '@jest/globals';
import { type RefusalCode, REFUSALS, refuse } from '@hub/contracts';
import { problemOf } from './problem.js';

describe('a problem', () => {
  it.each(Object.keys(REFUSALS) as RefusalCode[])(
    '%s says what is wrong and what to do next',
    (code) => {
      expect(problemOf(refuse(code), 'https://hub.example')).toEqual({
        type: `https://hub.example/problems/${code}`,
        code,
        ...REFUSALS[code],
      });
    },
  );

  it('says how it stands now, and what was done since, to whoever read an older version', () => {
    const stale = { current: 3, read: '/v1/disputes/d', changes: [] };
    expect(problemOf({ refused: 'etag_stale', stale }, '')).toMatchObject(stale);
  });

  it('names the fields', () => {
    const errors = [{ field: 'givenAt', message: 'lies in the future' }];
    expect(problemOf(refuse('date_in_future', 'x', errors), '')).toMatchObject({
      detail: 'x',
      errors,
    });
  });
});
