import { describe, expect, it } from '@jest/globals';
import type { RequestDefinition } from '@hub/contracts';
import type { HubApi } from '../../api/hub-api.js';
import { HubRefusalError } from '../../api/hub-errors.js';
import { giverOf, organisationTyped } from './giver.js';

const [ID, OTHER] = [
  '01900000-0000-7000-8000-000000000001',
  '01900000-0000-7000-8000-000000000002',
] as const;
const GREENWICH = 'E09000011';
/** Answers each kind of request with the same. */
const answering = (answers: Readonly<Record<string, object>>): Pick<HubApi, 'read'> => ({
  read: ({ type }: RequestDefinition<never, never>) => {
    const answer = answers[type];
    if (!answer) throw new HubRefusalError(404, 'not_found', 'Not found', []);
    return Promise.resolve(answer as never);
  },
});
const schools = (...names: string[]) =>
  answering({
    'organisation.list.v1': {
      items: names.map((name, place) => ({ id: place === 0 ? ID : OTHER, name })),
    },
  });
const typed = (api: Pick<HubApi, 'read'>, organisation: string) =>
  organisationTyped(api, { toAuthority: GREENWICH, organisation });

describe('who is to give a service', () => {
  it('is named, as far as it is known', async () => {
    const known = answering({
      'organisation.read.v1': { name: 'Hill School' },
      'directory.read_service.v1': { name: 'Drop-in' },
    });
    expect(await giverOf(known, { organisationId: ID, serviceId: ID })).toEqual({
      ...{ organisation: 'Hill School', service: 'Drop-in' },
    });
    expect(await giverOf(known, {})).toEqual({});
    expect(await giverOf(answering({}), { organisationId: ID })).toEqual({});
  });

  it('is found by the name that is typed, and asked again where that fits none or several', async () => {
    expect(await typed(schools(), '')).toEqual({ faults: [] });
    expect(await typed(schools('Hill School'), 'hill')).toEqual({ organisationId: ID, faults: [] });
    const two = schools('Hill School', 'Hill School Annexe');
    expect(await typed(two, 'hill school')).toEqual({ organisationId: ID, faults: [] });
    expect(await typed(two, 'hill')).toMatchObject({
      faults: [{ text: expect.stringContaining('Hill School; Hill School Annexe') }],
    });
    expect(await typed(schools(), 'dale')).toMatchObject({
      faults: [{ field: 'organisation', text: expect.stringContaining('Greenwich has no') }],
    });
    expect(await typed(schools(), 'h')).toMatchObject({
      faults: [{ text: expect.stringContaining('two letters') }],
    });
  });
});
