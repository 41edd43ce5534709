import { randomInt } from 'node:crypto';
import { Secret } from 'otpauth';
import type { Enrolment, SignInMeans } from '../application/people/staff-ports.js';
import { hashPassword } from './argon2-passwords.js';

/** Characters that nobody takes for another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;
/** As long as the digest of its algorithm. Source: RFC 4226, section 4, R6. */
const SECRET_BYTES = 20;

/** Means to sign in, drawn at random: a password of some 99 bits, and a secret of 160. */
export const randomEnrolment: Enrolment = {
  draw: (): SignInMeans => ({
    password: Array.from({ length: GROUPS }, group).join('-'),
    codeSecret: new Secret({ size: SECRET_BYTES }).base32,
  }),
  hash: hashPassword,
};

function group(): string {
  return Array.from({ length: GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
