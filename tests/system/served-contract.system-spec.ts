import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { HubProblemError } from '@hub/borough-connector';
import type { PullReport } from '@hub/contracts/directory';
import { schemaOf } from '../directory/published-schemas.js';
import { Stage } from './stage/stage.js';

const PUBLISHED = 'https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/';
const KINDS = ['services', 'organizations', 'service_at_locations', 'taxonomies', 'taxonomy_terms'];
/** What a parameter may hold; the others are texts that find nothing or something. */
const SAID: Readonly<Record<string, string>> = {
  page: '1',
  per_page: '2',
  minimal: 'true',
  full: 'true',
  minimum_age: '4',
  maximum_age: '12',
  start_time: '09:00',
  end_time: '17:00',
  day: 'MO',
  modified_after: '2020-01-01T00:00:00Z',
  postcode: 'SE13 6LG',
  proximity: '5000',
};

interface Parameter {
  readonly name: string;
  readonly in: string;
}

interface Contract {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly get: {
          readonly parameters: readonly (Parameter | { readonly $ref: string })[];
          readonly responses: Readonly<
            Record<string, { readonly content: { 'application/json': { schema: object } } }>
          >;
        };
      }
    >
  >;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
}

let stage: Stage;
let door: string;
let contract: Contract;
const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });

beforeAll(async () => {
  stage = new Stage();
  const about = (await (await fetch(`${stage.url}/open-referral-uk/v3`)).json()) as {
    openapi_url: string;
  };
  door = about.openapi_url.replace('/openapi.json', '');
  contract = (await (await fetch(about.openapi_url)).json()) as Contract;
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  for (const [name, schema] of Object.entries(publishedSchemas()))
    ajv.addSchema(withoutId(schema), `${PUBLISHED}${name}.json`);
  ajv.addSchema({ ...contract, $id: 'served' });
  await stage.until(
    () => read('/services?per_page=1') as Promise<{ total_items: number }>,
    ({ total_items }) => total_items > 0,
    60_000,
  );
});

/** By the names that the contract gives them; an organisation is described within a service. */
function publishedSchemas(): Record<string, object> {
  const service = schemaOf('service') as { properties: { organization: object } };
  const { taxonomy_terms: _terms, ...taxonomy } = schemaOf('taxonomy')['properties'] as Record<
    string,
    object
  >;
  return {
    'compiled/service': service,
    'compiled/service_list': schemaOf('service_list'),
    'compiled/service_at_location': schemaOf('service_at_location'),
    'compiled/service_at_location_list': schemaOf('service_at_location_list'),
    taxonomy: { ...schemaOf('taxonomy'), properties: taxonomy },
    taxonomy_term: schemaOf('taxonomy_term'),
    organization: service.properties.organization,
  };
}

const withoutId = ({ $id: _id, ...schema }: { readonly $id?: string }): object => schema;

async function read(path: string): Promise<unknown> {
  const reply = await fetch(`${door}${path}`);
  expect([path, reply.status]).toEqual([path, 200]);
  return reply.json();
}

/** What the contract says of an answer, in the contract's own words. */
function expectAsServed(path: string, answer: unknown): void {
  const escaped = path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
  const schema = `served#/paths/${escaped}/get/responses/200/content/application~1json/schema`;
  const validate = ajv.compile({ $ref: schema });
  expect({ path, faults: validate(answer) ? [] : validate.errors }).toEqual({ path, faults: [] });
}

const parametersOf = (path: string): Parameter[] =>
  (contract.paths[path]?.get.parameters ?? []).map((one) =>
    '$ref' in one
      ? (contract.components.parameters[one.$ref.split('/').at(-1) ?? ''] as Parameter)
      : one,
  );

describe('the contract that the public directory serves', () => {
  it('names all that is served, and nothing else', () => {
    expect(Object.keys(contract.paths).sort()).toEqual(
      ['/', ...KINDS.flatMap((kind) => [`/${kind}`, `/${kind}/{id}`])].sort(),
    );
  });

  it.each(KINDS)('says what %s are answered with, in a list and each by its id', async (kind) => {
    const page = (await read(`/${kind}?per_page=5`)) as { contents: { id: string }[] };
    expect(page.contents.length).toBeGreaterThan(0);
    expectAsServed(`/${kind}`, page);
    for (const { id } of page.contents)
      expectAsServed(`/${kind}/{id}`, await read(`/${kind}/${id}`));
  });

  it.each(KINDS)('gives %s no parameter that is refused', async (kind) => {
    const named = parametersOf(`/${kind}`).filter((one) => one.in === 'query');
    expect(named.map(({ name }) => name)).toEqual(expect.arrayContaining(['page', 'per_page']));
    for (const { name } of named) {
      const also = name === 'proximity' ? '&postcode=SE13+6LG' : '';
      await read(`/${kind}?${name}=${encodeURIComponent(SAID[name] ?? 'club')}${also}`);
    }
  });
});

describe('the template of a file of services', () => {
  const path = '/v1/service-imports/template';

  it('is a file that the hub takes as it is', async () => {
    const lead = stage.as('Barking and Dagenham', 'lead_caf_contact');
    const reply = await lead.stream(path);
    const { headers } = reply;
    const content = await reply.text();
    expect(headers.get('content-type')).toContain('text/csv');
    expect(headers.get('content-disposition')).toBe('attachment; filename=services.csv');
    const { body: report } = await lead.post<PullReport>(
      '/v1/service-imports?licence=OGL-UK-3.0&dryRun=true',
      { raw: { type: 'text/csv', content } },
    );
    expect(report).toMatchObject({ outcome: 'complete', good: 2, bad: 0, added: 1, faults: [] });
  });

  it('is for those who may send one', async () => {
    const refused = await stage
      .as('Barking and Dagenham')
      .stream(path)
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(refused).toBeInstanceOf(HubProblemError);
    expect(refused).toMatchObject({ status: 403 });
    expect((await fetch(`${stage.url}${path}`)).status).toBe(401);
  });
});
