import { describe, expect, it } from '@jest/globals';
import { lacksVerification, mayCall } from './may-call.js';

const caller = {
  authority: 'E09000023',
  roles: ['practitioner'],
  verified: true,
  clientId: 'x',
  door: 'http',
} as const;

describe('mayCall', () => {
  it('allows who holds one of the roles', () => {
    expect(mayCall(['lead_caf_contact', 'practitioner'], caller)).toMatchObject({ allowed: true });
  });

  it('denies who holds none, and says what is needed', () => {
    expect(mayCall(['lead_caf_contact'], caller)).toMatchObject({
      allowed: false,
      because: 'needs one of: lead_caf_contact',
    });
  });

  it('keeps requests between services to services', () => {
    expect(mayCall([], caller).allowed).toBe(false);
    expect(mayCall([], { ...caller, roles: [], door: 'internal' }).allowed).toBe(true);
  });
});

describe('lacksVerification', () => {
  it.each([
    ['an answer to a service request', 'service_request.answer.v1', true],
    ['a new entry of their authority', 'directory.change_authority.v1', true],
    ['a held document that is passed on', 'release.pass.v1', true],
    ['what is only read', 'episode.read.v1', false],
    ['a lookup, which waits for their lead CAF contact', 'lookup.start.v1', false],
    ['a step, of which policies say more', 'episode.take_step.v1', false],
  ])('of whoever is not verified, for %s', (_what, type, lacks) => {
    expect(lacksVerification(type, { verified: false })).toBe(lacks);
    expect(lacksVerification(type, { verified: true })).toBe(false);
  });
});
