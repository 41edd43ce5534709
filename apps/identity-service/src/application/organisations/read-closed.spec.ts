import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { InMemoryOrganisations } from '../../testing/in-memory-organisations.js';
import { LEWISHAM } from '../../testing/in-memory-register.js';
import { readClosed } from './read-closed.js';

it('an organisation is closed as its cluster says, and on days of its own', async () => {
  const organisations = new InMemoryOrganisations();
  const kept = { authority: LEWISHAM, name: 'x', sector: 'education' as const, version: 1 };
  const holiday = { from: '2026-07-22', to: '2026-09-01', name: 'Summer holiday' };
  const inset = { from: '2026-09-02', to: '2026-09-02', name: 'Training day' };
  await organisations.save({ ...kept, id: testId(1), closed: [holiday] });
  const school = { ...kept, id: testId(2), partOf: testId(1), closed: [inset] };
  expect(await readClosed(organisations, school, '2026-07-20')).toEqual([holiday, inset]);
  expect(await readClosed(organisations, school, '2026-09-02')).toEqual([inset]);
  const { partOf: _none, closed: _neither, ...alone } = school;
  expect(await readClosed(organisations, alone, '2026-07-20')).toEqual([]);
});
