import { describe, expect, it } from '@jest/globals';
import { type Environment, readEnvironment } from './environment.js';

const from = <Value>(value: string | undefined, read: (environment: Environment) => Value): Value =>
  readEnvironment({ X: value }, read);
const isBroken = (path: string): never => {
  throw new Error(`${path}, line 3: is broken`);
};

describe('a setting', () => {
  it.each<[string, string | undefined, (environment: Environment) => unknown, unknown]>([
    ['a text', ' a ', (one) => one.text('X'), 'a'],
    ['a text with a usual one', 'a', (one) => one.textOr('X', 'b'), 'a'],
    ['the usual text where it is empty', '', (one) => one.textOr('X', 'b'), 'b'],
    ['none that may be missing', '', (one) => one.optional('X'), undefined],
    ['an address', 'smtps://h', (one) => one.url('X', ['smtp', 'smtps']), 'smtps://h'],
    ['no address that may be missing', '', (one) => one.url('X', ['smtp']), undefined],
    ['a whole number', '7', (one) => one.whole('X'), 7],
    ['the usual number', undefined, (one) => one.whole('X', 3), 3],
    ['nought, which is not nothing', '0', (one) => one.whole('X', 3), 0],
    ['a share', '0.25', (one) => one.share('X', 0.5), 0.25],
    ['the usual share where it is blank', ' ', (one) => one.share('X', 0.5), 0.5],
    ['all of it', '1', (one) => one.share('X', 0.5), 1],
    ['a list', 'a, b,', (one) => one.list('X'), ['a', 'b']],
    ['the usual list', undefined, (one) => one.list('X', ['a']), ['a']],
    ['an empty list that somebody wants', '', (one) => one.list('X', ['a']), []],
    ['whole numbers', '20,100', (one) => one.wholes('X'), [20, 100]],
    ['one of some words', 'b', (one) => one.oneOf('X', ['a', 'b'], 'a'), 'b'],
    ['the usual word', undefined, (one) => one.oneOf('X', ['a', 'b'], 'a'), 'a'],
    [
      'the content of a file',
      'f',
      (one) => one.file('X', 'g', (path) => ({ path })),
      { path: 'f' },
    ],
    ['of the usual file', '', (one) => one.file('X', 'g', (path) => ({ path })), { path: 'g' }],
  ])('is %s', (_what, value, read, expected) => {
    expect(from(value, read)).toEqual(expected);
  });

  it.each<[string, string | undefined, (environment: Environment) => unknown, string]>([
    ['missing', undefined, (one) => one.text('X'), 'X is missing.'],
    ['blank', ' ', (one) => one.text('X'), 'X is missing.'],
    ['no address', 'h', (one) => one.url('X', ['smtp', 'smtps']), 'with smtp or smtps.'],
    ['another scheme', 'http://h', (one) => one.url('X', ['smtp']), 'an address with smtp.'],
    ['a number missing', undefined, (one) => one.whole('X'), 'X must be a whole number.'],
    ['a word for a number', 'x', (one) => one.whole('X', 3), 'X must be a whole number.'],
    ['below nought', '-1', (one) => one.whole('X', 3), 'X must be a whole number.'],
    ['a part of a number', '1.5', (one) => one.whole('X', 3), 'X must be a whole number.'],
    ['more than all', '1.01', (one) => one.share('X', 0.5), 'X must be a number from 0 to 1.'],
    ['a word for a share', 'half', (one) => one.share('X', 0.5), 'X must be a number from 0 to 1.'],
    ['a word among numbers', '1,x', (one) => one.wholes('X'), 'X must be whole numbers with'],
    ['another word', 'c', (one) => one.oneOf('X', ['a', 'b'], 'a'), 'X must be one of a, b.'],
    ['a broken file', 'f', (one) => one.file('X', 'g', isBroken), 'f, line 3: is broken'],
  ])('is refused: %s', (_what, value, read, says) => {
    expect(() => from(value, read)).toThrow(says);
  });
});

it('all settings are refused at once', () => {
  const read = (): unknown =>
    readEnvironment({ B: 'x', D: 'y' }, (one) => [
      one.text('A'),
      one.whole('B'),
      one.file('C', 'c.yaml', isBroken),
      one.share('D', 1),
    ]);
  for (const says of ['A is missing', 'B must', 'c.yaml, line 3', 'D must'])
    expect(read).toThrow(says);
});
