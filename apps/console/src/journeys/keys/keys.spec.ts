import { describe, expect, it } from '@jest/globals';
import type { ProvisioningKeyView } from '@hub/contracts/identity';
import { faultsIn } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { issuedView, issueFields, issueFrom, KEY_ACTS, keyFacts, keysView } from './keys-views.js';

const ID = '01900000-0000-7000-8000-000000000001';
const KEY: ProvisioningKeyView = {
  ...{ id: ID, actsAs: 'lead_caf_contact', issuedBy: ID },
  ...{ issuedAt: '2026-11-01T09:00:00Z', expiresAt: '2027-11-01T09:00:00Z' },
};
const NOW = Date.parse('2026-11-24T09:00:00Z');
const person = (...roles: Person['roles']): Person => ({
  ...{ id: ID, name: 'Ada', post: 'x', authority: 'E09000023', roles },
});
const manager = person('service_manager');

describe('the keys of a directory', () => {
  it('stand with what they may do and when they end, and are ended while they hold', () => {
    const used = { ...KEY, lastUsedOn: '2026-11-23' };
    const lines = keysView({ items: [used, KEY] }, manager, NOW).keys.map((one) => one.lines[2]);
    expect(lines).toEqual(['Last used on 23 November 2026.', 'Not used yet.']);
    const contact = { name: 'Ama', role: 'Manager', team: 'x' };
    const people = [{ id: ID, authority: manager.authority, contact, left: true as const }];
    const issuer = keysView({ items: [KEY], people }, manager, NOW).keys[0]?.lines[1];
    expect(issuer).toBe(
      'Issued by Ama. They have left, and it works still: end it unless you need it.',
    );
    const ended = { ...KEY, withdrawnAt: '2026-11-02T09:00:00Z' };
    const out = { ...KEY, expiresAt: '2026-11-20T09:00:00Z' };
    const { keys } = keysView({ items: [KEY, ended, out] }, manager, NOW);
    expect(keys.map(({ tag }) => tag.text)).toEqual(['In use', 'Ended', 'Ended']);
    expect(keys.map(({ links }) => links.length)).toEqual([1, 0, 0]);
    expect(keys.map(({ lines }) => lines.at(-1))).toEqual([
      'Ends by itself on 1 November 2027.',
      'Ended by hand on 2 November 2026 at 9am.',
      'Ended by itself on 20 November 2026.',
    ]);
    expect(KEY_ACTS['end']?.order({}, { key: KEY, now: NOW }, manager)).toEqual({ keyId: ID });
    expect(KEY_ACTS['end']?.then?.({ key: KEY, now: NOW }, manager)).toBe('/our-keys');
    expect(keyFacts(KEY)[1]?.value).toContain('give no other role');
  });

  it.each([
    ['service_manager', 2],
    ['head_of_service', 3],
  ] as const)('are issued by a %s, none above their own role', (role, many) => {
    const [field] = issueFields(person(role));
    expect(field?.kind === 'one' && Object.keys(field.words)).toHaveLength(many);
    expect(faultsIn(issueFields(person(role)), {}).map(({ field: at }) => at)).toEqual([
      ...['actsAs', 'days'],
    ]);
    expect(issueFrom({ actsAs: 'service_manager', days: '90' })).toEqual({
      ...{ actsAs: 'service_manager', days: 90 },
    });
  });

  it('are shown once', () => {
    expect(issuedView({ ...KEY, key: 'abc' }).facts[0]?.value).toBe('abc');
  });
});
