import { MOST_ON_PAGE } from './paging.js';
import { ENTERPRISE_SCHEMA, GROUP_SCHEMA, USER_SCHEMA } from './scim-schemas.js';

const CONFIG_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig';
const TYPE_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType';
const SCHEMA_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Schema';
const NO = { supported: false };

/** What this door can do. Source: RFC 7643, section 5. */
export function serviceProviderConfig(base: string): Record<string, unknown> {
  return {
    schemas: [CONFIG_SCHEMA],
    documentationUri: 'https://www.rfc-editor.org/rfc/rfc7644',
    patch: { supported: true },
    bulk: { ...NO, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MOST_ON_PAGE },
    changePassword: NO,
    sort: NO,
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Provisioning key',
        description: 'A key that a service manager or head of service of your authority issues',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}

/** The kinds of things there are. Source: RFC 7643, section 6. */
export function resourceTypes(base: string): Record<string, unknown>[] {
  const type = (id: string, endpoint: string, schema: string): Record<string, unknown> => ({
    schemas: [TYPE_SCHEMA],
    ...{ id, name: id, endpoint, schema },
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${id}` },
  });
  const user = type('User', '/Users', USER_SCHEMA);
  return [
    { ...user, schemaExtensions: [{ schema: ENTERPRISE_SCHEMA, required: false }] },
    type('Group', '/Groups', GROUP_SCHEMA),
  ];
}

interface Attribute {
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'complex';
  readonly multiValued: boolean;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: 'readWrite' | 'readOnly';
  readonly returned: 'default';
  readonly uniqueness: 'none' | 'server';
  readonly subAttributes?: readonly Attribute[];
}

function attribute(name: string, change: Partial<Attribute> = {}): Attribute {
  return {
    name,
    type: 'string',
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...change,
  };
}

function listed(name: string, change: Partial<Attribute> = {}): Attribute {
  const subAttributes = ['value', 'type'].map((inner) => attribute(inner));
  return attribute(name, { type: 'complex', multiValued: true, subAttributes, ...change });
}

const NAME_PARTS = ['formatted', 'givenName', 'familyName'].map((name) => attribute(name));

/** What is kept of each. Source: RFC 7643, section 7. */
export function schemas(base: string): Record<string, unknown>[] {
  const schema = (id: string, name: string, attributes: readonly Attribute[]): object => ({
    schemas: [SCHEMA_SCHEMA],
    ...{ id, name, attributes },
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  });
  return [
    schema(USER_SCHEMA, 'User', [
      attribute('userName', { required: true, uniqueness: 'server' }),
      attribute('name', { type: 'complex', subAttributes: NAME_PARTS }),
      attribute('displayName'),
      attribute('title'),
      attribute('active', { type: 'boolean' }),
      listed('emails'),
      listed('phoneNumbers'),
      listed('groups', { mutability: 'readOnly' }),
    ]),
    schema(ENTERPRISE_SCHEMA, 'EnterpriseUser', [attribute('department')]),
    schema(GROUP_SCHEMA, 'Group', [
      attribute('displayName', { required: true, mutability: 'readOnly' }),
      listed('members'),
    ]),
  ] as Record<string, unknown>[];
}
