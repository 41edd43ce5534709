import { describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { Callers } from './callers.js';

const ada = {
  id: testId(1),
  authority: 'E09000023',
  contact: { name: 'Ada', role: 'x', team: 'y' },
  roles: ['practitioner' as const],
  verified: false,
};
const callers = new Callers({ find: (id) => Promise.resolve(id === ada.id ? ada : undefined) });
const token = {
  subject: ada.id,
  clientId: 'hub-console',
  authority: 'E09000023',
  kind: 'person' as const,
  methods: ['pwd', 'otp'],
  signedInAt: 1_000,
};
const system = { authority: 'E09000023', clientId: 'c', door: 'amqp' as const };

describe('who is calling', () => {
  it('a person has the roles of the directory, whatever the token says', async () => {
    expect(await callers.fromToken(token, undefined)).toMatchObject({
      personId: ada.id,
      roles: ['practitioner'],
      verified: false,
    });
  });

  it.each([
    ['without a second factor', { methods: ['pwd'] }],
    ['with halves of two ways', { methods: ['pwd', 'mfa'] }],
    ['whom the directory does not know', { subject: testId(2) }],
    ['who has moved to another authority', { authority: 'E09000011' }],
  ])('a person %s is refused', async (_what, change) => {
    expect(await callers.fromToken({ ...token, ...change }, undefined)).toMatchObject({
      refused: 'unauthenticated',
    });
  });

  it.each([
    ['a second before their sign-ins were ended', 1_001, 'unauthenticated'],
    ['in the same second, before', 1_000.5, 'unauthenticated'],
    ['just then', 1_000, undefined],
    ['afterwards', 999.9, undefined],
  ])('a person who signed in %s is out, or in', async (_when, seconds, refused) => {
    const signInsFrom = new Date(seconds * 1_000).toISOString();
    const known = new Callers({ find: () => Promise.resolve({ ...ada, signInsFrom }) });
    const caller = await known.fromToken(token, undefined);
    expect('refused' in caller ? caller.refused : undefined).toBe(refused);
    expect(await known.ofSystem(system, ada.id)).toMatchObject({ personId: ada.id });
  });

  it('a person may have signed in at their authority, with two factors', async () => {
    const federated = { ...token, methods: ['fed', 'mfa'] };
    expect(await callers.fromToken(federated, undefined)).toMatchObject({ personId: ada.id });
  });

  it('a person is of the sector of their organisation, with checks and training as far as known', async () => {
    const organisation = {
      id: testId(9),
      name: 'Hill School',
      sector: 'education' as const,
      authority: 'E09000023',
    };
    const teacher = { ...ada, organisation, checked: false };
    const known = new Callers({ find: () => Promise.resolve(teacher) });
    const said = { organisationId: testId(9), sector: 'education', checked: false };
    const caller = await known.fromToken(token, undefined);
    expect(caller).toMatchObject(said);
    expect(caller).not.toHaveProperty('trained');
    expect(await known.ofSystem(system, ada.id)).toMatchObject(said);
    expect(await callers.fromToken(token, undefined)).not.toHaveProperty('sector');
  });

  it('a case system is itself, or acts for people of its own authority', async () => {
    expect(await callers.ofSystem(system, undefined)).toMatchObject({
      roles: ['authority_system'],
    });
    expect(await callers.ofSystem(system, ada.id)).toMatchObject({
      personId: ada.id,
      roles: ['practitioner'],
    });
    expect(await callers.ofSystem({ ...system, authority: 'E09000011' }, ada.id)).toMatchObject({
      refused: 'forbidden',
    });
    expect(await callers.ofSystem(system, 'nobody')).toMatchObject({ refused: 'forbidden' });
  });
});
