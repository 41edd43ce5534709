import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asked } from '@hub/testing';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import type { IdentityRig } from './identity-rig.js';
import { GREENWICH, LEAD, LEWISHAM, OTHER, openRegister } from './register-rig.js';

const school = (name: string, urn?: string) => ({
  ...{ name, sector: 'education' as const },
  ...(urn === undefined ? {} : { urn }),
});

describe('organisations', () => {
  let rig: IdentityRig;
  beforeAll(async () => {
    rig = await openRegister(backing.databaseUrl);
  });
  afterAll(() => rig.close());

  const by = (authority = LEWISHAM, expectedVersion = 1) =>
    asked(authority, { roles: ['service_manager'], expectedVersion });
  const register = async (...terms: Parameters<typeof school>) =>
    expectDone(await rig.organisations.register(school(...terms), by()));

  it('are registered once under one number, however many ask at once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => rig.organisations.register(school('Hill School', '100001'), by())),
    );
    expect(answers.filter((answer) => 'refused' in answer)).toHaveLength(2);
    const elsewhere = await rig.organisations.register(school('Hill', '100001'), by(GREENWICH));
    expect(elsewhere).toMatchObject({ authority: GREENWICH });
  });

  it('belong to a cluster with a lead, of their own authority', async () => {
    const cluster = { ...school('Northern cluster'), ledBy: LEAD };
    const { id: partOf } = expectDone(await rig.organisations.register(cluster, by()));
    const { id, version } = await register('Vale School', '100002');
    const change = { organisationId: id, ...school('Vale Primary', '100002') };
    const joined = await rig.organisations.change({ ...change, partOf }, by(LEWISHAM, version));
    expect(joined).toMatchObject({ name: 'Vale Primary', partOf, version: 2 });
    expect(await rig.organisations.change(change, by(LEWISHAM, version))).toMatchObject({
      refused: 'etag_stale',
    });
    const { items } = expectDone(await rig.organisations.list({ partOf }, by()));
    expect(items.map((one) => one.id)).toEqual([id]);
    const strange = { ...school('x'), ledBy: OTHER };
    expect(await rig.organisations.register(strange, by())).toMatchObject({
      refused: 'person_unknown',
    });
    const foreign = expectDone(await rig.organisations.register(school('Far'), by(GREENWICH)));
    const lost = await rig.organisations.register({ ...school('y'), partOf: foreign.id }, by());
    expect(lost).toMatchObject({ faults: [{ field: 'partOf' }] });
    expect(await rig.organisations.change({ ...change, partOf: id }, by(LEWISHAM, 2))).toEqual(
      lost,
    );
  });

  it('are closed on their own days and on those of their cluster', async () => {
    const holiday = { from: '2026-12-21', to: '2027-01-01', name: 'Winter holiday' };
    const inset = { from: '2027-01-04', to: '2027-01-04', name: 'Training day', coveredBy: LEAD };
    const cluster = { ...school('Southern cluster'), closed: [holiday] };
    const { id: partOf } = expectDone(await rig.organisations.register(cluster, by()));
    const terms = { ...school('Dale School'), partOf, closed: [inset] };
    const { id: organisationId } = expectDone(await rig.organisations.register(terms, by()));
    expect(await rig.organisations.one({ organisationId })).toMatchObject({ closed: [inset] });
    expect(await rig.organisations.closedDays({ organisationId })).toMatchObject({
      closed: [holiday, inset],
    });
    const open = { organisationId, ...school('Dale School') };
    const renamed = expectDone(await rig.organisations.change(open, by()));
    expect(renamed).toMatchObject({ closed: [inset] });
    const none = { ...open, closed: [] };
    const opened = expectDone(await rig.organisations.change(none, by(LEWISHAM, 2)));
    expect(opened).toMatchObject({ closed: [] });
    expect(await rig.organisations.one({ organisationId })).toEqual(opened);
  });

  it('are found by name and kind, page by page', async () => {
    for (const name of ['Zebra One', 'Zebra Two', 'Old Zebra']) await register(name);
    const first = expectDone(await rig.organisations.list({ q: 'zeb', limit: 2 }, by()));
    expect(first.items.map(({ name }) => name)).toEqual(['Old Zebra', 'Zebra One']);
    const cursor = first.nextCursor;
    if (cursor === undefined) throw new Error('There is no second page');
    const rest = expectDone(await rig.organisations.list({ q: 'zeb', cursor }, by()));
    expect(rest.items.map(({ name }) => name)).toEqual(['Zebra Two']);
    expect(rest).not.toHaveProperty('nextCursor');
    expect(expectDone(await rig.organisations.list({ sector: 'police' }, by())).items).toEqual([]);
    expect(expectDone(await rig.organisations.list({ q: 'z%' }, by())).items).toEqual([]);
  });
});
