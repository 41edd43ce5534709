import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal, type Refusal } from '@hub/contracts';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { inMemoryIdentity } from '../../testing/in-memory-identity.js';
import { GREENWICH, LEWISHAM } from '../../testing/in-memory-register.js';
import { KeepOrganisations } from './keep-organisations.js';

const SCHOOL = { name: 'Hill School', sector: 'education' as const, urn: '100001' };

function done<R extends object>(answer: R | Refusal): R {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}

describe('organisations of an authority', () => {
  let keep: KeepOrganisations;
  let stores: ReturnType<typeof inMemoryIdentity>;
  beforeEach(() => {
    stores = inMemoryIdentity();
    let last = 70;
    keep = new KeepOrganisations(new FakeUnitOfWork(stores), {
      clock: new FixedClock('2026-07-20T09:00:00.000Z'),
      ids: { next: () => testId((last += 1)) },
    });
  });
  const by = (expectedVersion?: number, authority = LEWISHAM) =>
    asked(authority, {
      roles: ['service_manager'],
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    });

  it('are registered once under one number, and found by everybody', async () => {
    const school = done(await keep.register(SCHOOL, by()));
    expect(school).toMatchObject({ ...SCHOOL, authority: LEWISHAM, version: 1 });
    expect(await keep.register(SCHOOL, by())).toEqual({ refused: 'organisation_registered' });
    expect(done(await keep.register(SCHOOL, by(1, GREENWICH))).authority).toBe(GREENWICH);
    expect(await keep.one({ organisationId: school.id })).toEqual(school);
    expect(await keep.one({ organisationId: testId(99) })).toEqual({ refused: 'not_found' });
    const seen = done(await keep.list({ authority: LEWISHAM }, by(1, GREENWICH)));
    expect(seen).toEqual({ items: [school] });
    expect(await keep.list({ cursor: 'x' }, by())).toMatchObject({ faults: [{ field: 'cursor' }] });
  });

  it('are changed by their own authority, on the version that was read', async () => {
    const { id: organisationId } = done(await keep.register(SCHOOL, by()));
    const change = { organisationId, ...SCHOOL, name: 'Hill Primary' };
    expect(await keep.change(change, by(1, GREENWICH))).toEqual({ refused: 'not_found' });
    expect(await keep.change(change, by(7))).toMatchObject({
      refused: 'etag_stale',
      stale: { current: expect.any(Number) },
    });
    expect(done(await keep.change(change, by(1)))).toMatchObject({
      name: 'Hill Primary',
      version: 2,
    });
    const { nextCursor } = done(await keep.list({ limit: 1 }, by()));
    expect(nextCursor).toBeUndefined();
  });

  it('are closed on days of their own and of their cluster, with somebody to ring meanwhile', async () => {
    const holiday = { from: '2026-07-22', to: '2026-09-01', name: 'Summer holiday' };
    const inset = { from: '2026-07-20', to: '2026-07-20', name: 'Training day' };
    const past = { from: '2026-05-25', to: '2026-05-29', name: 'Half term' };
    const cluster = { name: 'Northern cluster', sector: 'education' as const };
    const { id: partOf } = done(await keep.register({ ...cluster, closed: [past, holiday] }, by()));
    const terms = { ...SCHOOL, partOf, closed: [inset] };
    const { id: organisationId } = done(await keep.register(terms, by()));
    expect(await keep.one({ organisationId })).toMatchObject({ closed: [inset] });
    expect(await keep.closedDays({ organisationId })).toEqual({
      authority: LEWISHAM,
      closed: [inset, holiday],
    });
    expect(await keep.closedDays({ organisationId: testId(99) })).toEqual({ refused: 'not_found' });
    const coveredBy = testId(9);
    const change = { organisationId, ...terms, closed: [{ ...inset, coveredBy }] };
    expect(await keep.change(change, by(1))).toMatchObject({ faults: [{ field: 'closed' }] });
    const { closed: _calendar, ...named } = { ...terms, name: 'Hill Primary' };
    expect(await keep.change({ organisationId, ...named }, by(1))).toMatchObject({
      ...{ name: 'Hill Primary', closed: [inset] },
    });
  });

  it('belong to a cluster that somebody of the authority leads', async () => {
    const ledBy = testId(9);
    expect(await keep.register({ ...SCHOOL, ledBy }, by())).toMatchObject({
      refused: 'person_unknown',
    });
    await stores.staff.save({
      ...{
        id: ledBy,
        authority: LEWISHAM,
        username: 'head',
        verified: true,
        held: false,
        version: 1,
      },
      contact: { name: 'Head', role: 'x', team: 'y' },
      roles: ['practitioner'],
    });
    const { id: partOf } = done(
      await keep.register({ name: 'Northern cluster', sector: 'education', ledBy }, by()),
    );
    const school = done(await keep.register({ ...SCHOOL, partOf }, by()));
    expect(done(await keep.list({ partOf }, by())).items).toEqual([school]);
    const cluster = { organisationId: partOf, name: 'x', sector: 'education' as const };
    expect(await keep.change({ ...cluster, partOf: school.id }, by(1))).toMatchObject({
      faults: [{ field: 'partOf' }],
    });
  });
});
