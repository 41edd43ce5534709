import { describe, expect, it } from '@jest/globals';
import { mayCall } from './may-call.js';

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
