import { expect, it } from '@jest/globals';
import { ConsentRefused } from '@hub/internal-messages';
import { testId } from '@hub/testing';
import { readStreamMessage } from './stream-message.js';

const published = (change: object): Buffer =>
  Buffer.from(
    JSON.stringify({
      specversion: '1.0',
      id: testId(1),
      type: ConsentRefused.type,
      source: 'urn:pan-london-caf-hub:consent-service',
      partitionkey: testId(2),
      sequence: '1',
      data: ConsentRefused.examples[0],
      ...change,
    }),
  );

it('reads what a relay publishes', () => {
  expect(readStreamMessage(published({}))).toMatchObject({ key: testId(2), sequence: 1 });
});

it.each<[string, object, string]>([
  ['a NUL character in its stream', { partitionkey: 'a\0' }, 'no_envelope'],
  ['half of a surrogate pair in its source', { source: '\ud800' }, 'no_envelope'],
  ['a NUL character in what it says of its cause', { correlationid: 'a\0b' }, 'no_envelope'],
  [
    'half of a surrogate pair in its data',
    { data: { ...ConsentRefused.examples[0], authority: '\udc00' } },
    'wrong_shape',
  ],
  ['a list for its data', { data: [] }, 'wrong_shape'],
])('takes nothing that would fail in the database for ever: %s', (_what, change, reason) => {
  expect(readStreamMessage(published(change))).toBe(reason);
});
