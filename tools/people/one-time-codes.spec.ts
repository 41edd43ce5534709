import { describe, expect, it } from '@jest/globals';
import type { Credentials } from '../hub/members.js';
import { presentCodeOf, threeToSignIn } from './one-time-codes.js';

const person = (username: string, role: 'practitioner' | 'lead_caf_contact') => ({
  id: username,
  name: 'Ada Okafor',
  roles: [role],
  verified: true,
  username,
  password: `password of ${username}`,
  codeSecret: 'JBSWY3DPEHPK3PXP',
});
const authority = (name: string, people: Credentials['authorities'][number]['people']) => ({
  code: name,
  name,
  client: { id: 'c', secret: 's' },
  amqp: { vhost: 'v', user: 'u', password: 'p' },
  people,
});
const CREDENTIALS: Credentials = {
  hub: { url: 'http://localhost', amqp: 'amqp://localhost' },
  authorities: [
    authority('Lewisham', [
      person('a@l.example', 'practitioner'),
      person('b@l.example', 'lead_caf_contact'),
    ]),
    authority('Greenwich', [person('c@g.example', 'lead_caf_contact')]),
  ],
  operations: [],
};

describe('the one-time code of somebody in the demonstration', () => {
  it('is found by user name, with how long it is good', () => {
    const { code, secondsLeft } = presentCodeOf(CREDENTIALS, 'A@l.example', 31_000);
    expect(code).toMatch(/^\d{6}$/);
    expect(secondsLeft).toBe(29);
  });

  it('is nobody’s under another name', () => {
    expect(() => presentCodeOf(CREDENTIALS, 'z@l.example')).toThrow(
      'Nobody here has the user name',
    );
  });
});

describe('three people to sign in as', () => {
  it('stand with what they type', () => {
    const told = threeToSignIn(CREDENTIALS);
    for (const username of ['a@l.example', 'b@l.example', 'c@g.example'])
      expect(told).toContain(`password of ${username}`);
    expect(told).toContain('npm run hub -- code');
  });
});
