import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TEAM_ROLE_CODES, TEAM_ROLES } from '@hub/contracts/team';
import { roleInWords, roleOfPost } from './team-role.js';

const written = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => ` ${text.toLowerCase()} `,
);

it('is found by its code and by its words, however they are written', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TEAM_ROLE_CODES), fc.boolean(), written, (code, asCode, how) => {
      const text = how(asCode ? code : TEAM_ROLES[code].words);
      expect(roleOfPost(text)).toBe(code);
      expect(roleInWords(text).words).toBe(TEAM_ROLES[code].words);
    }),
  );
});

it('takes what is not on the list for sensitive, and a post that is not for no more than a post', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 30, maxLength: 80 }), (text) => {
      expect(roleInWords(`x ${text}`)).toEqual({ words: `x ${text}`, isSensitive: true });
      expect(roleOfPost(`x ${text}`)).toBe('other_professional');
    }),
  );
  expect(roleOfPost(undefined)).toBe('other_professional');
});

it.each([
  ['Sexual health nurse', true],
  ['camhs_practitioner', true],
  ['Teacher', false],
  ['other_professional', false],
])('%s is sensitive: %s', (role, isSensitive) => {
  expect(roleInWords(role).isSensitive).toBe(isSensitive);
});
