import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuthorityView, ChangeAuthority } from '@hub/contracts/identity';
import { readShape } from '@hub/contracts/shape';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import type { IdentityRig } from './identity-rig.js';
import {
  byLewisham,
  CHANGE,
  DEPUTY,
  LEAD,
  LEWISHAM,
  NURSE,
  openRegister,
  readEntry,
  UNLISTED,
} from './register-rig.js';

describe('the register', () => {
  let rig: IdentityRig;
  beforeAll(async () => {
    rig = await openRegister(backing.databaseUrl);
  });
  afterAll(() => rig.close());

  const read = (gss?: string): Promise<AuthorityView> => readEntry(rig, gss);

  it('34: who is lead CAF contact follows the entry', async () => {
    const roles = async (personId: string) =>
      expectDone(await rig.person.execute({ personId })).roles;
    const { version } = await read();
    await rig.contacts.change(
      { ...CHANGE, leadCafContactId: NURSE, deputyIds: [] },
      byLewisham(LEAD, ['lead_caf_contact'], version),
    );
    expect([await roles(NURSE), await roles(LEAD)]).toEqual([
      ['practitioner', 'lead_caf_contact'],
      ['practitioner'],
    ]);
    expect(await read()).toMatchObject({ lead: { personId: NURSE }, deputies: [] });
    expect(await roles(UNLISTED)).toEqual(['lead_caf_contact']);
  });

  it('35: planned leave does not end sick leave', async () => {
    const inDays = (days: number): string =>
      new Date(Date.parse(rig.clock.now()) + days * 24 * 60 * 60_000).toISOString();
    const { version } = await read();
    await rig.contacts.change(CHANGE, byLewisham(LEAD, ['service_manager'], version));
    const say = (from: number, until: number) =>
      rig.contacts.setAbsence(
        { gss: LEWISHAM, personId: LEAD, from: inDays(from), until: inDays(until) },
        byLewisham(LEAD, ['lead_caf_contact']),
      );
    await say(-1, 3);
    const [now, then] = [inDays(3), inDays(40)];
    expect(await say(30, 40)).toMatchObject({
      onDuty: 'deputy',
      lead: { awayUntil: now, absences: [{ until: now }, { until: then }] },
    });
    expect(expectDone(await rig.person.execute({ personId: DEPUTY })).roles).toContain(
      'lead_caf_contact',
    );
    expect(await say(0, 0.01)).toMatchObject({ lead: { absences: [{}, { until: then }] } });
    rig.clock.advance(60 * 60_000);
    expect(await read()).toMatchObject({ onDuty: 'lead' });
    rig.clock.advance(31 * 24 * 60 * 60_000);
    expect(await read()).toMatchObject({ onDuty: 'deputy' });
    expect(await say(0, 8_000 * 365)).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'until' }],
    });
  });

  it('36, 37: a night team is there over midnight, and what was read can be said again', async () => {
    const night = {
      name: 'Emergency duty team',
      phone: '020 7946 0123',
      email: 'edt@lewisham.gov.uk',
      hours: [{ days: ['friday' as const], opensAt: '17:00', closesAt: '09:00' }],
    };
    const { version } = await read();
    const kept = expectDone(
      await rig.contacts.change(
        { ...CHANGE, deputyIds: [], teams: [night] },
        byLewisham(LEAD, ['service_manager'], version),
      ),
    );
    expect(kept).toMatchObject({ deputies: [], teams: [night] });
    expect(
      await rig.contacts.change(
        { ...CHANGE, teams: [{ ...night, phone: 'call me', email: 'not an email' }] },
        byLewisham(LEAD, ['service_manager'], kept.version),
      ),
    ).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'teams.0.phone' }, { field: 'teams.0.email' }],
    });
    const said = {
      gss: LEWISHAM,
      leadCafContactId: kept.lead.personId,
      deputyIds: kept.deputies.map(({ personId }) => personId),
      teams: kept.teams,
      systems: kept.systems,
    };
    expect(readShape(ChangeAuthority.payload, said, 'refuse')).toMatchObject({ ok: true });
  });
});
