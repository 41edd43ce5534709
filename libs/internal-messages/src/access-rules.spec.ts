import { describe, expect, it } from '@jest/globals';
import { ROLES } from '@hub/contracts';
import { ACCESS_RULES, allRoutes, RELATIONS, rolesFor } from '@hub/contracts/access';
import { allMessages } from './catalogue.js';

const requests = allMessages().filter((message) => message.kind !== 'event');

describe('the table of access', () => {
  it('has a row for every request, and none for anything else', () => {
    expect(Object.keys(ACCESS_RULES).sort()).toEqual(requests.map(({ type }) => type).sort());
    for (const { type } of allRoutes())
      expect(requests.map((request) => request.type)).not.toContain(type);
  });

  it('uses every relation it explains', () => {
    const used = new Set(
      [...Object.values(ACCESS_RULES), ...allRoutes()].map(({ relation }) => relation),
    );
    expect([...used].sort()).toEqual(Object.keys(RELATIONS).sort());
  });

  it('lets no person make requests that are for services alone, and nobody but them those without a role', () => {
    for (const request of requests) {
      const roles = rolesFor(request.type);
      expect(roles.length === 0).toBe(ACCESS_RULES[request.type]?.relation === 'services');
      if (roles.length === 0) expect(request).not.toHaveProperty('http');
    }
  });

  it('denies what it does not know', () => {
    expect(rolesFor('nothing.such.v1')).toEqual([]);
    expect(rolesFor('consent.granted.v1')).toEqual([]);
    expect(rolesFor('replay.approve.v1')).toEqual(['hub_operations']);
    expect(rolesFor('directory.list_authorities.v1')).toEqual(ROLES);
  });
});
