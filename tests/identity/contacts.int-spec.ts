import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuthorityView } from '@hub/contracts/identity';
import { asked } from '@hub/testing';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import type { IdentityRig } from './identity-rig.js';
import {
  byLewisham,
  CHANGE,
  DEPUTY,
  GREENWICH,
  LEAD,
  LEWISHAM,
  NURSE,
  openRegister,
  OTHER,
  readEntry,
  SECOND,
  SYSTEMS,
  TEAMS,
} from './register-rig.js';

describe('the register of authorities and contacts', () => {
  let rig: IdentityRig;
  beforeAll(async () => {
    rig = await openRegister(backing.databaseUrl);
  });
  afterAll(() => rig.close());

  const read = (gss?: string): Promise<AuthorityView> => readEntry(rig, gss);

  it('is kept by each authority, on the version that was read, and dated', async () => {
    const { version } = await read();
    expect(
      await rig.contacts.change(CHANGE, byLewisham(LEAD, ['lead_caf_contact'], version)),
    ).toMatchObject({
      confirmedOn: '2026-11-23',
      freshness: 'fresh',
      version: version + 1,
      deputies: [{ personId: DEPUTY }, { personId: SECOND }],
      teams: TEAMS,
      systems: SYSTEMS,
    });
    expect(
      await rig.contacts.change(CHANGE, byLewisham(LEAD, ['lead_caf_contact'], version)),
    ).toMatchObject({ refused: 'etag_stale' });
    expect(await rig.contacts.all()).toMatchObject({
      items: [
        {
          code: GREENWICH,
          freshness: 'stale',
          onDuty: 'lead',
          leadCafContact: { name: 'Person 4' },
        },
        { code: LEWISHAM },
      ],
    });
  });

  it('refuses another authority, people of another one, and hours that are none', async () => {
    const { version } = await read();
    const greenwich = asked(GREENWICH, {
      personId: OTHER,
      roles: ['lead_caf_contact'],
      expectedVersion: version,
    });
    expect(await rig.contacts.change(CHANGE, greenwich)).toMatchObject({ refused: 'forbidden' });
    expect(await rig.contacts.confirm({ gss: LEWISHAM }, greenwich)).toMatchObject({
      refused: 'forbidden',
    });
    expect(
      await rig.contacts.setAbsence(
        { gss: LEWISHAM, personId: LEAD, from: rig.clock.now(), until: '2026-12-01T00:00:00.000Z' },
        greenwich,
      ),
    ).toMatchObject({ refused: 'forbidden' });
    const lead = byLewisham(LEAD, ['lead_caf_contact'], version);
    expect(await rig.contacts.change({ ...CHANGE, deputyIds: [OTHER] }, lead)).toMatchObject({
      refused: 'person_unknown',
    });
    expect(await rig.contacts.change({ ...CHANGE, deputyIds: [LEAD] }, lead)).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'deputyIds' }],
    });
    expect(
      await rig.contacts.change(
        {
          ...CHANGE,
          teams: [
            { name: 'x', hours: [{ days: ['monday'], opensAt: '17:00', closesAt: '17:00' }] },
          ],
        },
        lead,
      ),
    ).toMatchObject({ refused: 'invalid_request', faults: [{ field: 'teams.0.hours.0' }] });
    expect(await read()).toMatchObject({ version });
    expect(await rig.contacts.one({ gss: 'E09000033' })).toMatchObject({ refused: 'not_found' });
  });

  it('turns to the first deputy who is there while the lead is away, who then acts as lead CAF contact', async () => {
    const roles = async (personId: string) =>
      expectDone(await rig.person.execute({ personId })).roles;
    expect(await roles(DEPUTY)).toEqual(['practitioner']);
    const absence = { gss: LEWISHAM, from: rig.clock.now(), until: '2026-11-30T09:00:00.000Z' };
    expect(
      await rig.contacts.setAbsence(
        { ...absence, personId: LEAD },
        byLewisham(LEAD, ['lead_caf_contact']),
      ),
    ).toMatchObject({
      onDuty: 'deputy',
      leadCafContact: { name: 'Person 2' },
      lead: { awayUntil: absence.until },
    });
    expect([await roles(DEPUTY), await roles(SECOND)]).toEqual([
      ['practitioner', 'lead_caf_contact'],
      ['practitioner'],
    ]);
    expect(
      await rig.contacts.setAbsence(
        { ...absence, personId: DEPUTY },
        byLewisham(DEPUTY, ['practitioner']),
      ),
    ).toMatchObject({ leadCafContact: { name: 'Person 3' } });
    expect([await roles(DEPUTY), await roles(SECOND)]).toEqual([
      ['practitioner'],
      ['practitioner', 'lead_caf_contact'],
    ]);
    expect(
      await rig.contacts.setAbsence(
        { ...absence, personId: SECOND },
        asked(LEWISHAM, { roles: ['authority_system'] }),
      ),
    ).toMatchObject({ onDuty: 'nobody', leadCafContact: { name: 'Person 1' } });
    rig.clock.advance(8 * 24 * 60 * 60_000);
    expect(await read()).toMatchObject({ onDuty: 'lead', leadCafContact: { name: 'Person 1' } });
    expect(await roles(SECOND)).toEqual(['practitioner']);
  });

  it('lets a practitioner say only when they themselves are away', async () => {
    const absence = { gss: LEWISHAM, from: rig.clock.now(), until: '2026-12-09T09:00:00.000Z' };
    expect(
      await rig.contacts.setAbsence(
        { ...absence, personId: LEAD },
        byLewisham(NURSE, ['practitioner']),
      ),
    ).toMatchObject({ refused: 'forbidden' });
    expect(
      await rig.contacts.setAbsence(
        { ...absence, personId: NURSE },
        byLewisham(NURSE, ['practitioner']),
      ),
    ).toMatchObject({ onDuty: 'lead' });
    expect(
      await rig.contacts.setAbsence(
        { ...absence, personId: NURSE, until: absence.from },
        byLewisham(NURSE, ['practitioner']),
      ),
    ).toMatchObject({ refused: 'invalid_request', faults: [{ field: 'until' }] });
    expect(
      await rig.contacts.setAbsence(
        { ...absence, personId: OTHER },
        byLewisham(LEAD, ['lead_caf_contact']),
      ),
    ).toMatchObject({ refused: 'person_unknown' });
  });

  it('asks who has not confirmed for 90 days, again after 30, until they do', async () => {
    const told = async () =>
      (await rig.told())
        .filter(({ type }) => type.startsWith('contacts.'))
        .map(({ type, data }) => [type, data['authority']]);
    const before = (await told()).length;
    const since = async () => (await told()).slice(before);
    await rig.askToConfirm.execute();
    await rig.askToConfirm.execute();
    expect(await since()).toEqual([['contacts.unconfirmed.v1', GREENWICH]]);
    rig.clock.advance(30 * 24 * 60 * 60_000);
    await rig.askToConfirm.execute();
    expect(await since()).toHaveLength(2);
    expect(
      await rig.contacts.confirm(
        { gss: GREENWICH },
        asked(GREENWICH, { roles: ['lead_caf_contact'] }),
      ),
    ).toMatchObject({ freshness: 'fresh' });
    rig.clock.advance(31 * 24 * 60 * 60_000);
    await rig.askToConfirm.execute();
    expect((await since()).filter(([, authority]) => authority === GREENWICH)).toEqual([
      ['contacts.unconfirmed.v1', GREENWICH],
      ['contacts.unconfirmed.v1', GREENWICH],
      ['contacts.confirmed.v1', GREENWICH],
    ]);
  });
});
