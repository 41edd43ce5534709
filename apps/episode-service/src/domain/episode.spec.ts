import { describe, expect, it } from '@jest/globals';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK } from '../testing/examples.js';
import { counterpartsOf, hasPart, passLead } from './episode.js';

describe('an episode', () => {
  it('has its home, its origin, its lead and its team as counterparts', () => {
    const team = [{ id: 'm', authority: SOUTHWARK, personId: person(3), role: 'Teacher' }];
    expect(counterpartsOf(episode({ homeAuthority: GREENWICH, team }))).toEqual([GREENWICH, LEWISHAM, SOUTHWARK]);
    expect(hasPart(episode(), SOUTHWARK)).toBe(false);
  });

  it('counts the terms of its leads', () => {
    const passed = passLead(episode({ state: 'transferring' }), { authority: GREENWICH, personId: person(2) }, '2026-03-02T00:00:00.000Z');
    expect(passed).toMatchObject({ state: 'registered', version: 2, lead: { term: 2, authority: GREENWICH, since: '2026-03-02T00:00:00.000Z' } });
  });
});
