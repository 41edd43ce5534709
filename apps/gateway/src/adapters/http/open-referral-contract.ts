/** The standard's description of its API, as far as it is put right here. */
interface StandardApi {
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
}

interface Operation {
  readonly parameters?: readonly object[];
  readonly responses: Readonly<Record<string, object>>;
}

const SCHEMAS = 'https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/';
const MORE_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  '/services': ['full', 'minimal', 'modified_after', 'organization_id'],
  '/service_at_locations': ['full'],
};

/**
 * The API as the hub serves it: the standard's, with the parameters that its list of services
 * leaves out, organisations, and the schema of a place that it names wrongly.
 *
 * @param url where it is served
 */
export function servedContract(standard: string, url: string): string {
  const api = JSON.parse(standard) as StandardApi;
  const paths = Object.fromEntries(
    Object.entries(api.paths).map(([path, { get }]) => [
      path,
      { get: { ...get, parameters: parametersOf(path, get), responses: responsesOf(path, get) } },
    ]),
  );
  return JSON.stringify({
    ...api,
    servers: [{ url }],
    paths: { ...paths, ...organizations() },
  });
}

function parametersOf(path: string, { parameters = [] }: Operation): object[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const isNamed = parameters.some((one) => 'in' in one && one.in === 'path');
  const more = MORE_PARAMETERS[path] ?? [];
  return [
    ...parameters,
    ...(isNamed ? [] : inPath),
    ...more.map((name) => ({ $ref: `#/components/parameters/${name}` })),
  ];
}

function responsesOf(path: string, { responses }: Operation): Operation['responses'] {
  return path === '/service_at_locations/{id}'
    ? {
        ...responses,
        '200': answer('A service at a location.', {
          $ref: `${SCHEMAS}compiled/service_at_location.json`,
        }),
      }
    : responses;
}

function organizations(): object {
  const organization = { $ref: `${SCHEMAS}organization.json` };
  const page = {
    allOf: [
      { $ref: '#/components/schemas/Page' },
      { properties: { contents: { type: 'array', items: organization } } },
    ],
  };
  const paging = ['page', 'per_page'].map((name) => ({ $ref: `#/components/parameters/${name}` }));
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  return {
    '/organizations': {
      get: {
        summary: 'Paginated listing of organizations.',
        operationId: 'listOrganizations',
        parameters: paging,
        responses: { '200': answer('Organizations that provide services.', page) },
      },
    },
    '/organizations/{id}': {
      get: {
        summary: 'Full information on an organization.',
        operationId: 'getOrganization',
        parameters: [id],
        responses: { '200': answer('An organization.', organization) },
      },
    },
  };
}

function answer(description: string, schema: object): object {
  return { description, content: { 'application/json': { schema } } };
}
