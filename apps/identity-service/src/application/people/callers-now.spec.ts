import { beforeEach, describe, expect, it } from '@jest/globals';
import { ChangeAuthority, RegisterPerson, SetAbsence } from '@hub/contracts/identity';
import type { RequestDefinition } from '@hub/contracts';
import { asked, FakeUnitOfWork, FixedClock } from '@hub/testing';
import { inMemoryIdentity } from '../../testing/in-memory-identity.js';
import { staff } from '../../testing/in-memory-people.js';
import { DEPUTY, entry, LEAD, LEWISHAM } from '../../testing/in-memory-register.js';
import { FindPerson } from '../contacts/find-person.js';
import { CallersNow } from './callers-now.js';

describe('whoever changes the register or its people', () => {
  let stores: ReturnType<typeof inMemoryIdentity>;
  let callers: CallersNow;
  beforeEach(async () => {
    stores = inMemoryIdentity();
    const work = new FakeUnitOfWork(stores);
    callers = new CallersNow(work, new FindPerson(work, new FixedClock()));
    await stores.register.save(entry());
    stores.people.add(staff(LEAD), staff(DEPUTY));
  });
  /** As the door knew them half a minute ago. */
  const act = (definition: RequestDefinition, personId = LEAD) =>
    callers.act(
      definition,
      {},
      asked(LEWISHAM, { personId, roles: ['lead_caf_contact'] }),
      ({ caller }) => caller,
    );

  it('is asked anew what they may: the lead no more, who was replaced', async () => {
    const leads = { roles: ['practitioner', 'lead_caf_contact'] };
    expect(await act(ChangeAuthority)).toMatchObject(leads);
    await stores.register.save(entry({ leadId: DEPUTY, deputyIds: [] }));
    expect(await act(ChangeAuthority)).toMatchObject({ refused: 'forbidden' });
    expect(await act(RegisterPerson)).toMatchObject({ refused: 'forbidden' });
    expect(await act(SetAbsence)).toMatchObject({ roles: ['practitioner'] });
    expect(await act(ChangeAuthority, DEPUTY)).toMatchObject(leads);
  });

  it('does nothing once they have left, or are not verified any more', async () => {
    stores.people.add(staff(LEAD, { verified: false }));
    expect(await act(ChangeAuthority)).toEqual({ refused: 'not_verified' });
    expect(await act(SetAbsence)).toMatchObject({ verified: false });
    stores.people.add(staff(LEAD, { ended: true }));
    for (const definition of [ChangeAuthority, RegisterPerson, SetAbsence])
      expect(await act(definition)).toEqual({ refused: 'unauthenticated' });
  });

  it('is as it was where it is a system', async () => {
    const context = asked(LEWISHAM, { roles: ['authority_system'] });
    expect(await callers.act(SetAbsence, {}, context, ({ caller }) => caller)).toEqual(
      context.caller,
    );
  });
});
