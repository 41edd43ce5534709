import { expect, it } from '@jest/globals';
import { NORMAL, readBehaviour } from './behaviour.js';
import { type MemberCredentials, personWith } from './credentials.js';

it('changes what is said of a behaviour, and leaves the rest', () => {
  const slow = readBehaviour({ delayMs: 600_000 }, NORMAL);
  expect(slow).toEqual({ ...NORMAL, delayMs: 600_000 });
  expect(readBehaviour({ mode: 'silent', more: 1 }, slow ?? NORMAL)).toEqual({
    ...NORMAL,
    mode: 'silent',
    delayMs: 600_000,
  });
});

it.each([
  null,
  'silent',
  { mode: 'loud' },
  { transfers: 'perhaps' },
  { delayMs: -1 },
  { delayMs: 1.5 },
  { delayMs: 600_001 },
  { delayMs: '5' },
])('has no behaviour for %j', (data) => {
  expect(readBehaviour(data, NORMAL)).toBeUndefined();
});

it('acts by somebody who holds the role, or says that nobody does', () => {
  const people = [
    { id: '1', roles: ['practitioner'] },
    { id: '2', roles: ['practitioner', 'lead_caf_contact'] },
  ];
  const member = { name: 'Lewisham', people } as unknown as MemberCredentials;
  expect(personWith('lead_caf_contact', member).id).toBe('2');
  expect(() => personWith('arbitrator', member)).toThrow('Nobody at Lewisham is arbitrator');
});
