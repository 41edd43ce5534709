import { describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { DirectoryService } from '../domain/service-access.js';
import { FindServices } from './find-services.js';

const service: DirectoryService = {
  id: testId(1),
  name: 'Counselling',
  authority: 'E09000023',
  need: 'mental_health',
  access: 'named_protocol',
  openTo: ['E09000011'],
  lastModified: '2026-03-01T00:00:00.000Z',
};

describe('finding services', () => {
  const find = (found: DirectoryService[]) => new FindServices({ find: () => Promise.resolve(found) });

  it.each([
    ['universal', 'Open to every child in London.'],
    ['residents_only', 'Only for children who live in Lewisham.'],
    ['named_protocol', 'Open under a named protocol to children who live in Lewisham, Greenwich.'],
  ] as const)('says why a child may use one that is %s', async (access, because) => {
    expect(await find([{ ...service, access }]).execute({})).toMatchObject({ items: [{ because }] });
  });

  it('goes on with the next page, and refuses a cursor that is none', async () => {
    const page = await find([service, { ...service, id: testId(2) }]).execute({ limit: 1 });
    expect(page).toMatchObject({ items: [{ id: testId(1) }], nextCursor: expect.any(String) as unknown });
    expect(await find([]).execute({ cursor: 'x' })).toMatchObject({ refused: 'invalid_request' });
  });
});
