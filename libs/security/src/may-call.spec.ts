import { describe, expect, it } from '@jest/globals';
import { mayCall, refuseCall } from './may-call.js';

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

describe('refuseCall', () => {
  it('says what is missing to who holds no role for it', () => {
    const asked = { type: 'episode.read.v1', roles: ['lead_caf_contact'] } as const;
    expect(refuseCall(asked, caller)).toMatchObject({
      ...{ refused: 'forbidden', detail: 'This needs one of: lead_caf_contact.' },
    });
  });

  it.each([
    ['an answer to a service request', 'service_request.answer.v1', true],
    ['a new entry of their authority', 'directory.change_authority.v1', true],
    ['a held document that is passed on', 'release.pass.v1', true],
    ['what is only read', 'episode.read.v1', false],
    ['a lookup, which waits for their lead CAF contact', 'lookup.start.v1', false],
    ['a step, of which policies say more', 'episode.take_step.v1', false],
  ])('of whoever is not verified, for %s', (_what, type, lacks) => {
    const asked = { type, roles: caller.roles };
    const refused = refuseCall(asked, { ...caller, verified: false })?.refused;
    expect(refused).toBe(lacks ? 'not_verified' : undefined);
    expect(refuseCall(asked, caller)).toBeUndefined();
  });
});
