import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FindServicesPayload, ServiceView } from '@hub/contracts/directory';
import type { GeneratedService } from '../../apps/borough-simulator/src/feeds/generate-services.js';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import { DirectoryRig } from './directory-rig.js';

const LEWISHAM = 'E09000023';
const SOUTHWARK = 'E09000028';
const LAMBETH = 'E09000022';

let rig: DirectoryRig;
beforeAll(async () => {
  rig = await DirectoryRig.open(backing.databaseUrl);
});
afterAll(() => rig.close());

const all = async (question: FindServicesPayload): Promise<readonly ServiceView[]> =>
  expectDone(await rig.find.execute({ ...question, limit: 100 })).items;

describe('a child who lives in Lewisham, goes to school in Southwark and has a GP in Lambeth', () => {
  const child = { home: LEWISHAM, school: SOUTHWARK, gp: LAMBETH };
  const made = (id: string, rule: string): GeneratedService => ({
    id,
    name: `Made for this: ${rule}`,
    status: 'active',
    last_modified: '2026-11-01T00:00:00Z',
    attributes: [
      {
        id: '019a5b00-0000-7000-8000-0000000000ff',
        taxonomy_term: {
          id: '019a5b00-0000-7000-8000-0000000000fe',
          name: rule,
          description: rule,
          taxonomy: 'pan-london-eligibility',
          term: rule,
        },
      },
    ],
  });

  it('gets different answers for three kinds of service, each with its reason', async () => {
    const rules = [
      'universal',
      `residents:${LEWISHAM}`,
      `residents:${SOUTHWARK}`,
      `pupils:${SOUTHWARK}`,
      `pupils:${LEWISHAM}`,
      `gp_patients:${LAMBETH}`,
      `gp_patients:${LEWISHAM}`,
      'protocol:south-east-london-therapies',
      'protocol:north-central-london-youth',
    ];
    await rig.serve(
      'E09000031',
      rules.map((rule, place) =>
        made(`019a5b00-0000-7000-8000-0000000001${String(place + 10)}`, rule),
      ),
    );
    const found = (await all({ ...child, q: '"made for this"' })).map(
      ({ name, access, reasons }) => [
        name.replace('Made for this: ', ''),
        access,
        reasons.map(({ sentence }) => sentence),
      ],
    );
    expect(found.sort()).toEqual([
      [`gp_patients:${LAMBETH}`, 'open', ['Open to patients of GPs in Lambeth.']],
      [
        'protocol:south-east-london-therapies',
        'open',
        [
          'Open under the South East London Therapies Protocol to children who live in Bexley, Bromley, Greenwich, Lambeth, Lewisham, Southwark.',
        ],
      ],
      [`pupils:${SOUTHWARK}`, 'open', ['Open to pupils of schools in Southwark.']],
      [`residents:${LEWISHAM}`, 'open', ['Open to children who live in Lewisham.']],
      ['universal', 'open', ['Open to every child.']],
    ]);
  });

  it('is told what is not known where the question leaves something out', async () => {
    const found = await all({ home: LEWISHAM, q: '"made for this"' });
    const said = new Map(
      found.map(({ name, access, reasons }) => [
        name.replace('Made for this: ', ''),
        [access, reasons[0]?.sentence],
      ]),
    );
    expect(said.get(`pupils:${SOUTHWARK}`)).toEqual([
      'unknown',
      'Open to pupils of schools in Southwark. The question does not say where the child goes to school.',
    ]);
    expect(said.get(`residents:${LEWISHAM}`)?.[0]).toBe('open');
    expect(said.has(`residents:${SOUTHWARK}`)).toBe(false);
  });
});
