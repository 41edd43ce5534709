import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { inMemoryIdentity } from '../../testing/in-memory-identity.js';
import { staff } from '../../testing/in-memory-people.js';
import {
  DEPUTY,
  entry,
  GREENWICH,
  LEAD,
  LEWISHAM,
  NURSE,
  OTHER,
} from '../../testing/in-memory-register.js';
import { ReadOwnPerson } from './read-own-person.js';
import { ReadPeople } from './read-people.js';

const FROM = '2026-11-23T09:00:00.000Z';
const UNTIL = '2026-11-30T09:00:00.000Z';

let stores: ReturnType<typeof inMemoryIdentity>;
let people: ReadPeople;
let own: ReadOwnPerson;
beforeEach(async () => {
  stores = inMemoryIdentity();
  const work = new FakeUnitOfWork(stores);
  const clock = new FixedClock(FROM);
  people = new ReadPeople(work, clock);
  own = new ReadOwnPerson(work, clock);
  stores.people.add(
    staff(LEAD),
    staff(DEPUTY),
    staff(NURSE, { verified: false }),
    staff(OTHER, { authority: GREENWICH }),
  );
  await stores.register.save(entry());
});

describe('a member of staff', () => {
  it('is shown to colleagues with the roles they have now', async () => {
    expect(await people.one({ personId: LEAD })).toMatchObject({
      roles: ['practitioner', 'lead_caf_contact'],
    });
    expect(await people.one({ personId: NURSE })).toEqual({
      id: NURSE,
      authority: LEWISHAM,
      contact: { name: 'Person 4', role: 'x', team: 'y' },
      roles: ['practitioner'],
      verified: false,
    });
    expect(await people.one({ personId: testId(99) })).toMatchObject({ refused: 'not_found' });
  });

  it('is named beside others by id, where they are known', async () => {
    const { items } = await people.named({ personIds: [OTHER, testId(99)] });
    expect(items).toEqual([{ id: OTHER, authority: GREENWICH, contact: expect.anything() }]);
  });
});

describe('a team', () => {
  it('is those whose manager somebody is, and who act here still', async () => {
    stores.people.add(
      staff(testId(31), { managerId: LEAD }),
      staff(testId(32), { managerId: LEAD, ended: true }),
      staff(testId(33), { managerId: DEPUTY }),
    );
    expect(await people.team({ personId: LEAD })).toEqual({ personIds: [testId(31)] });
    expect(await people.team({ personId: NURSE })).toEqual({ personIds: [] });
  });
});

describe('a list of staff', () => {
  it('is of the own authority, unless another is asked for', async () => {
    const own = await people.list({}, asked(LEWISHAM));
    expect(own).toMatchObject({ items: [{ id: LEAD }, { id: DEPUTY }, { id: NURSE }] });
    expect(await people.list({ authority: GREENWICH, q: 'pe' }, asked(LEWISHAM))).toMatchObject({
      items: [{ id: OTHER }],
    });
  });

  it('of another authority needs a name or a role', async () => {
    expect(await people.list({ authority: GREENWICH }, asked(LEWISHAM))).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'q' }],
    });
    const byRole = { authority: GREENWICH, role: 'practitioner' as const };
    expect(await people.list(byRole, asked(LEWISHAM))).toHaveProperty('items');
    const byOrganisation = { authority: GREENWICH, organisation: testId(50) };
    expect(await people.list(byOrganisation, asked(LEWISHAM))).toHaveProperty('refused');
  });

  it('goes on behind the last of the page before, and ends without a cursor', async () => {
    expect(await people.list({ limit: 2 }, asked(LEWISHAM))).toMatchObject({
      items: [{ id: LEAD }, { id: DEPUTY }],
      nextCursor: DEPUTY,
    });
    expect(await people.list({ limit: 3, cursor: DEPUTY }, asked(LEWISHAM))).not.toHaveProperty(
      'nextCursor',
    );
    expect(stores.people.asked).toMatchObject([{ limit: 3 }, { limit: 4, after: DEPUTY }]);
    expect(await people.list({ cursor: 'nowhere' }, asked(LEWISHAM))).toMatchObject({
      faults: [{ field: 'cursor' }],
    });
  });

  it('asks by role for who is lead CAF contact now', async () => {
    await people.list({ role: 'lead_caf_contact' }, asked(LEWISHAM));
    expect(stores.people.asked[0]?.role).toEqual({
      name: 'lead_caf_contact',
      leads: new Set([LEAD]),
    });
  });
});

describe('who asks', () => {
  const me = (personId: string) => own.execute({}, asked(LEWISHAM, { personId }));

  it('learns what is registered of them', async () => {
    const dates = { managerId: LEAD, checkedUntil: '2027-01-31', trainedUntil: '2027-02-28' };
    stores.people.add(staff(NURSE, dates));
    expect(await me(NURSE)).toMatchObject({ id: NURSE, ...dates });
    expect(await me(NURSE)).not.toHaveProperty('standsInFor');
    expect(await me(testId(99))).toMatchObject({ refused: 'not_found' });
    stores.people.add(staff(NURSE, { ended: true }));
    expect(await me(NURSE)).toMatchObject({ refused: 'unauthenticated' });
  });

  it('learns for whom they stand in, and until when', async () => {
    expect(await me(DEPUTY)).not.toHaveProperty('standsInFor');
    expect(await me(LEAD)).not.toHaveProperty('standsInFor');
    stores.register.away.push({ personId: LEAD, from: FROM, until: UNTIL, authority: LEWISHAM });
    expect(await me(DEPUTY)).toMatchObject({ standsInFor: { personId: LEAD, until: UNTIL } });
    expect(await me(LEAD)).not.toHaveProperty('standsInFor');
    expect(await me(NURSE)).not.toHaveProperty('standsInFor');
  });
});
