import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { staff } from '../../testing/in-memory-people.js';
import {
  entry,
  InMemoryRegister,
  LEAD,
  LEWISHAM,
  NURSE,
} from '../../testing/in-memory-register.js';
import { personEntry, readLeads } from './staff-now.js';

const NOW = '2026-11-23T09:00:00.000Z';

it('reads who leads an authority now, and nothing where it has no entry', async () => {
  const register = new InMemoryRegister();
  expect(await readLeads(register, LEWISHAM, NOW)).toBeUndefined();
  await register.save(entry());
  expect(await readLeads(register, LEWISHAM, NOW)).toEqual(new Set([LEAD]));
});

it('shows colleagues neither manager nor dates', () => {
  const organisation = {
    id: testId(50),
    name: 'Hill School',
    sector: 'education' as const,
    authority: LEWISHAM,
  };
  const nurse = staff(NURSE, { organisation, managerId: LEAD, checkedUntil: '2027-01-01' });
  expect(personEntry(nurse, new Set([NURSE]))).toEqual({
    id: NURSE,
    authority: LEWISHAM,
    contact: nurse.contact,
    roles: ['practitioner', 'lead_caf_contact'],
    verified: true,
    organisation,
  });
});
