import { describe, expect, it } from '@jest/globals';
import { OBJECTS_OF_A_CHILD, type RequestDefinition } from '@hub/contracts';
import { allRoutes } from '@hub/contracts/access';
import { allMessages } from './catalogue.js';
import { TransferClock } from './clock-steps.js';
import { recordWords } from './record-words.js';

type Reaching = Pick<RequestDefinition, 'type'> & { readonly on?: { readonly object: string } };

function isAboutAChild({ on, type }: Reaching): boolean {
  const objects: readonly (string | undefined)[] = OBJECTS_OF_A_CHILD;
  return objects.includes(on?.object) || objects.includes(type.split('.')[0]);
}

/**
 * A command leaves evidence where it is handled; what is only read leaves it where it is denied at
 * the door, with the ids in its address.
 */
const reaching: readonly Reaching[] = [
  ...allMessages()
    .filter((message) => message.kind !== 'event')
    .filter((request) => isAboutAChild(request))
    .filter(({ kind, http, on }) => kind === 'command' || (http !== undefined && on !== undefined)),
  ...allRoutes().filter((route) => isAboutAChild(route)),
];

describe('the words for a family', () => {
  it('are there for whatever can reach its record', () => {
    expect(reaching.length).toBeGreaterThan(70);
    const wordless = reaching.filter(({ type }) => recordWords(type) === undefined);
    expect(wordless.map(({ type }) => type)).toEqual([]);
  });

  it('are sentences without the names of messages and fields', () => {
    for (const { type } of reaching)
      expect(`${type}: ${recordWords(type) ?? ''}`).toMatch(/^[a-z0-9_.]+: [A-Z][a-z’,A-Z -]+$/);
  });

  it('are there for what the hub does by its clocks, and for nothing that it does not know', () => {
    expect(recordWords(TransferClock.action)).toBe(TransferClock.words);
    expect(recordWords('nothing.such.v1')).toBeUndefined();
  });
});
