import { describe, expect, it } from '@jest/globals';
import { pathAfter } from './after-sign-in.js';

describe('after signing in', () => {
  it('the page that was asked for comes next', () => {
    expect(pathAfter('/cases/0190-a')).toBe('/cases/0190-a');
  });

  it.each([
    undefined,
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere',
    '/sign-out',
    ['/a'],
  ])('%s leads home', (asked) => {
    expect(pathAfter(asked)).toBe('/');
  });
});
