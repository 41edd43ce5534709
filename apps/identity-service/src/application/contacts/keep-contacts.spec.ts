import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import type { Team } from '@hub/contracts/identity';
import { asked, FakeUnitOfWork, FixedClock } from '@hub/testing';
import { inMemoryIdentity } from '../../testing/in-memory-identity.js';
import {
  DEPUTY,
  entry,
  GREENWICH,
  LEAD,
  LEWISHAM,
  NURSE,
  OTHER,
} from '../../testing/in-memory-register.js';
import { contactChecks } from '../../adapters/contact-checks.js';
import type { IdentityStores } from '../ports.js';
import { KeepContacts } from './keep-contacts.js';

const NOW = '2026-11-23T09:00:00.000Z';
const DAY_MS = 24 * 60 * 60_000;
const inDays = (days: number): string => new Date(Date.parse(NOW) + days * DAY_MS).toISOString();
const change = {
  gss: LEWISHAM,
  leadCafContactId: LEAD,
  deputyIds: [DEPUTY],
  teams: [],
  systems: [],
};

let stores: ReturnType<typeof inMemoryIdentity>;
let work: FakeUnitOfWork<IdentityStores>;
let keep: KeepContacts;
beforeEach(async () => {
  stores = inMemoryIdentity();
  work = new FakeUnitOfWork<IdentityStores>(stores);
  keep = new KeepContacts(work, new FixedClock(NOW), contactChecks);
  await stores.register.save(entry());
});
const by = (personId: string, roles: Role[] = ['lead_caf_contact'], expectedVersion = 3) =>
  asked(LEWISHAM, { personId, roles, expectedVersion });

describe('an authority’s entry', () => {
  it('is changed on the version that was read, and is dated by it', async () => {
    expect(await keep.change(change, by(LEAD, undefined, 2))).toMatchObject({
      refused: 'etag_stale',
    });
    expect(await keep.change(change, by(LEAD))).toMatchObject({
      version: 4,
      confirmedOn: '2026-11-23',
    });
    expect(stores.register.entries.get(LEWISHAM)).toMatchObject({
      deputyIds: [DEPUTY],
      version: 4,
    });
    expect(work.told).toEqual([['contacts.confirmed.v1', [LEWISHAM]]]);
  });

  it('says who can be reached now, and whether somebody always can', async () => {
    const teams: Team[] = [
      { name: 'Early Help', hours: [{ days: ['monday'], opensAt: '09:00', closesAt: '17:00' }] },
      { name: 'Duty', hours: [{ days: ['monday'], opensAt: '17:00', closesAt: '09:00' }] },
    ];
    expect(await keep.change({ ...change, teams }, by(LEAD))).toMatchObject({
      reachableNow: ['Early Help'],
      roundTheClock: false,
    });
  });

  it.each<[string, Partial<typeof change>, object]>([
    ['somebody of another authority', { leadCafContactId: OTHER }, { refused: 'person_unknown' }],
    ['a deputy of another one', { deputyIds: [OTHER] }, { refused: 'person_unknown' }],
    ['somebody unknown', { deputyIds: ['none'] }, { refused: 'person_unknown' }],
    [
      'its lead as their own deputy',
      { deputyIds: [DEPUTY, LEAD] },
      { refused: 'invalid_request', faults: [{ field: 'deputyIds' }] },
    ],
  ])('does not name %s', async (_what, wrong, refused) => {
    expect(await keep.change({ ...change, ...wrong }, by(LEAD))).toMatchObject(refused);
    expect([stores.register.entries.get(LEWISHAM), work.facts]).toEqual([entry(), []]);
  });

  it('newly names nobody who is not verified, and keeps whoever it named before', async () => {
    for (const id of [NURSE, DEPUTY, LEAD]) stores.register.unverified.add(id);
    for (const wrong of [
      { leadCafContactId: NURSE },
      { deputyIds: [DEPUTY, NURSE] },
      { leadCafContactId: DEPUTY, deputyIds: [] },
    ])
      expect(await keep.change({ ...change, ...wrong }, by(LEAD))).toEqual({
        refused: 'person_unverified',
      });
    expect(await keep.change(change, by(LEAD))).toMatchObject({ version: 4 });
  });

  it('is nobody else’s, and confirming it needs no version', async () => {
    const greenwich = asked(GREENWICH, { roles: ['lead_caf_contact'], expectedVersion: 3 });
    for (const answer of [
      await keep.change(change, greenwich),
      await keep.confirm({ gss: LEWISHAM }, greenwich),
    ])
      expect(answer).toMatchObject({ refused: 'forbidden' });
    expect(await keep.confirm({ gss: LEWISHAM }, asked(LEWISHAM))).toMatchObject({ version: 4 });
    expect(await keep.confirm({ gss: GREENWICH }, greenwich)).toMatchObject({
      refused: 'not_found',
    });
    expect(await keep.one({ gss: GREENWICH })).toMatchObject({ refused: 'not_found' });
  });
});

describe('an absence', () => {
  const say = (from: number, until: number, context = by(LEAD), personId = LEAD) =>
    keep.setAbsence({ gss: LEWISHAM, personId, from: inDays(from), until: inDays(until) }, context);

  it.each<[string, string, Role[], string, boolean]>([
    ['a lead for anybody', LEAD, ['lead_caf_contact'], NURSE, true],
    ['a manager for anybody', DEPUTY, ['service_manager'], NURSE, true],
    ['the case system for anybody', DEPUTY, ['authority_system'], NURSE, true],
    ['a practitioner for themselves', NURSE, ['practitioner'], NURSE, true],
    ['a practitioner for another', NURSE, ['practitioner'], LEAD, false],
  ])('is said by %s', async (_what, personId, roles, about, allowed) => {
    const answer = await say(0, 1, by(personId, roles), about);
    if (allowed) expect(answer).not.toHaveProperty('refused');
    else expect(answer).toMatchObject({ refused: 'forbidden' });
    expect(stores.register.away).toHaveLength(allowed ? 1 : 0);
  });

  it('is said by a lead who is not verified of themselves alone', async () => {
    const unverified = asked(LEWISHAM, {
      ...{ personId: LEAD, roles: ['lead_caf_contact'], verified: false },
    });
    expect(await say(0, 1, unverified, NURSE)).toEqual({ refused: 'not_verified' });
    expect(await say(0, 1, unverified)).not.toHaveProperty('refused');
  });

  it('has an end after its beginning, within two years', async () => {
    for (const [from, until] of [
      [1, 1],
      [2, 1],
      [0, 733],
    ] as const)
      expect(await say(from, until)).toMatchObject({
        refused: 'invalid_request',
        faults: [{ field: 'until' }],
      });
    expect(await say(0, 731)).not.toHaveProperty('refused');
  });

  it('is nobody’s of another authority', async () => {
    expect(await say(0, 1, by(LEAD), OTHER)).toMatchObject({ refused: 'person_unknown' });
  });

  it('leaves others’ as they are, and is one of twenty at the most', async () => {
    await say(0, 1, by(NURSE), NURSE);
    for (let number = 0; number < 20; number += 1) await say(number * 2 + 1, number * 2 + 2);
    expect(stores.register.away).toHaveLength(21);
    expect(await say(100, 101)).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'from' }],
    });
    expect(stores.register.away).toHaveLength(21);
  });
});
