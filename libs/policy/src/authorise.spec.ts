import { describe, expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import { MakeOverride, RecordConsent } from '@hub/contracts/consent';
import type { Caller } from '@hub/use-case';
import { authoriseCaller } from './authorise.js';
import type { Resource } from './facts.js';
import { Policies, type PoliciesInForce } from './policies.js';
import type { Policy } from './policy.js';

const ME = '019a5b00-0000-7000-8000-000000000001';
const TIED: Pick<Policy, 'relations'> = { relations: ['team_member', 'lead_caf_contact'] };
const permit = (id: string, action: string, more: Partial<Policy>): Policy => ({
  id,
  effect: 'permit',
  says: 'Who works with the child.',
  actions: [action],
  basis: 'public_task',
  ...more,
});
const policies = new Policies(
  [
    permit('agree', RecordConsent.type, { ...TIED, what: { decisions: ['granted'] } }),
    permit('refuse', RecordConsent.type, { what: { decisions: ['refused'] } }),
    permit('life', MakeOverride.type, {
      ...TIED,
      what: { grounds: ['danger_to_life'] },
      basis: 'vital_interests',
    }),
    permit('harm', MakeOverride.type, { ...TIED, what: { grounds: ['significant_harm'] } }),
  ],
  'floor-1',
);

function answer(
  action: string,
  resource: Resource,
  roles: Role[],
  behind: boolean,
  inForce: PoliciesInForce = policies,
): string {
  const caller: Caller = {
    authority: 'E09000023',
    personId: ME,
    roles,
    verified: true,
    clientId: 'c',
    door: 'http',
  };
  const people = [{ personId: ME, relation: 'team_member', confirmed: false } as const];
  const said = authoriseCaller(inForce, caller, { action, resource, people, behind });
  return 'refused' in said ? said.refused : 'may';
}

describe('while rows may be older than a relation may outlive its end', () => {
  it.each<[string, string, Resource, Role, string]>([
    [
      'by a row alone',
      RecordConsent.type,
      { decision: 'granted' },
      'practitioner',
      'relations_behind',
    ],
    ['by a role too', RecordConsent.type, { decision: 'granted' }, 'lead_caf_contact', 'may'],
    ['to whoever asks', RecordConsent.type, { decision: 'refused' }, 'practitioner', 'may'],
    [
      'where a life is in danger',
      MakeOverride.type,
      { ground: 'danger_to_life' },
      'practitioner',
      'may',
    ],
    [
      'for another reason',
      MakeOverride.type,
      { ground: 'significant_harm' },
      'practitioner',
      'relations_behind',
    ],
  ])('what is permitted %s', (_what, action, resource, role, expected) => {
    expect(answer(action, resource, [role], false)).toBe('may');
    expect(answer(action, resource, [role], true)).toBe(expected);
  });
});

it('nothing is permitted, a life in danger included, where no policies are known', () => {
  const nothing = { now: () => undefined };
  const resource: Resource = { ground: 'danger_to_life' };
  expect(answer(MakeOverride.type, resource, ['practitioner'], false, nothing)).toBe(
    'policies_behind',
  );
});

describe('what is registered of who asks', () => {
  const known = new Policies(
    [
      permit('adds', RecordConsent.type, TIED),
      {
        id: 'expired',
        effect: 'forbid',
        says: 'Nobody whose checks are out of date.',
        actions: [RecordConsent.type],
        who: { checked: false },
        refusedAs: 'checks_expired',
      },
      permit('schools', MakeOverride.type, {
        ...TIED,
        who: { sectors: ['education'], trained: true },
      }),
    ],
    'test-1',
  );
  const ask = (action: string, who: Partial<Caller>): string => {
    const caller: Caller = {
      authority: 'E09000023',
      personId: ME,
      roles: ['practitioner'],
      verified: true,
      clientId: 'c',
      door: 'http',
      ...who,
    };
    const people = [{ personId: ME, relation: 'team_member', confirmed: false } as const];
    const said = authoriseCaller(known, caller, { action, resource: {}, people });
    return 'refused' in said ? `${said.refused} ${String(said.detail)}`.trim() : 'may';
  };

  it('is decided on: checks that are out of date forbid, unknown ones do not', () => {
    expect(ask(RecordConsent.type, {})).toBe('may');
    expect(ask(RecordConsent.type, { checked: true })).toBe('may');
    expect(ask(RecordConsent.type, { checked: false })).toMatch(
      /^checks_expired Your checks have expired: whoever keeps the staff/,
    );
    expect(ask(RecordConsent.type, { checked: false, trained: false })).toContain(
      'Your checks and training have expired',
    );
  });

  it('is decided on: sector and training, of who is known to have them', () => {
    expect(ask(MakeOverride.type, { sector: 'education', trained: true })).toBe('may');
    expect(ask(MakeOverride.type, { sector: 'education' })).not.toBe('may');
    expect(ask(MakeOverride.type, { sector: 'education', trained: false })).not.toBe('may');
    expect(ask(MakeOverride.type, { sector: 'health', trained: true })).not.toBe('may');
  });
});
