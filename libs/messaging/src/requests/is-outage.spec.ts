import { expect, it } from '@jest/globals';
import { isOutage } from './is-outage.js';
import { ServiceFailedError, ServiceUnavailableError } from './request-client.js';

it.each([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOTFOUND',
  '08006',
  '40001',
  '53300',
  '55P03',
  '57014',
  '57P01',
])('%s may pass', (code) => {
  expect(isOutage(Object.assign(new Error('x'), { code }))).toBe(true);
});

it('a service that does not answer may come back', () => {
  expect(isOutage(new ServiceUnavailableError('x'))).toBe(true);
});

it.each<[string, unknown]>([
  ['a NUL character for the database', Object.assign(new Error('x'), { code: '22021' })],
  ['half of a surrogate pair for the database', Object.assign(new Error('x'), { code: '22P02' })],
  ['a mistake in the code', new TypeError('Cannot read properties of undefined')],
  ['the mistake of another service', new ServiceFailedError('x')],
  ['no error at all', undefined],
])('%s stays', (_what, error) => {
  expect(isOutage(error)).toBe(false);
});
