import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testId } from '@hub/testing';
import { GROUP_NAMES, groupResource, isGroup, memberIds, patchGroup } from './groups.js';
import type { PatchOperation } from './patch.js';
import { isScimFault } from './scim-fault.js';

const [AMA, BEN] = [testId(1), testId(2)] as const;
const ROLE = 'service_manager';
const change = (...operations: readonly PatchOperation[]) => patchGroup(ROLE, operations);

describe('a group', () => {
  it('is a role of the hub, with its members where they are asked for', () => {
    expect(isGroup(ROLE)).toBe(true);
    expect(isGroup('arbitrator')).toBe(false);
    expect(groupResource(ROLE, undefined, '/scim/v2')).not.toHaveProperty('members');
    expect(groupResource(ROLE, [{ id: AMA, name: 'Ama' }], '/scim/v2')).toMatchObject({
      displayName: GROUP_NAMES[ROLE],
      members: [{ value: AMA, display: 'Ama', $ref: `/scim/v2/Users/${AMA}` }],
    });
  });

  it('has, after any operations, those who were added last, and not those taken last', () => {
    const id = fc.integer({ min: 1, max: 4 }).map((place) => testId(place));
    const step = fc.record({ isAdd: fc.boolean(), ids: fc.uniqueArray(id, { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), fc.uniqueArray(id), (steps, before) => {
        const operations = steps.map(({ isAdd, ids }) => ({
          ...{ op: isAdd ? ('add' as const) : ('remove' as const), path: 'members' },
          value: ids.map((value) => ({ value })),
        }));
        const made = change(...operations);
        if (isScimFault(made)) throw new Error(made.detail);
        const members = new Set(before);
        for (const { isAdd, ids } of steps)
          for (const one of ids)
            if (isAdd) members.add(one);
            else members.delete(one);
        const after = new Set([...before, ...made.given].filter((one) => !made.taken.has(one)));
        for (const one of made.given) expect(made.taken.has(one)).toBe(false);
        expect(after).toEqual(members);
      }),
    );
  });

  it('takes what Entra ID and Okta send', () => {
    expect(change({ op: 'remove', path: `members[value eq "${AMA}"]`, value: undefined })).toEqual({
      afresh: false,
      given: new Set(),
      taken: new Set([AMA]),
    });
    const members = [{ value: BEN, display: 'Ben' }];
    expect(
      change({ op: 'replace', value: { id: ROLE, displayName: GROUP_NAMES[ROLE], members } }),
    ).toEqual({ afresh: true, given: new Set([BEN]), taken: new Set() });
    expect(change({ op: 'remove', path: 'members', value: undefined })).toMatchObject({
      afresh: true,
      given: new Set(),
    });
    expect(change({ op: 'add', path: 'externalId', value: 'x' })).toMatchObject({ afresh: false });
  });

  it.each([
    ['another name', { op: 'replace', path: 'displayName', value: 'x' }, 'mutability'],
    ['an attribute that it has not', { op: 'add', path: 'colour', value: 'x' }, 'invalidPath'],
    ['an id of its own', { op: 'replace', path: 'id', value: 'x' }, 'mutability'],
    ['a member without an id', { op: 'add', path: 'members', value: [{}] }, 'invalidValue'],
    ['no path and no object', { op: 'add', value: 'x' }, 'invalidPath'],
  ] as const)('does not take %s', (_what, operation, scimType) => {
    const { op, value } = operation;
    const path = 'path' in operation ? { path: operation.path } : {};
    expect(change({ op, value, ...path })).toMatchObject({ scimType });
    expect(memberIds('x')).toMatchObject({ scimType: 'invalidValue' });
  });
});
