export const SCIM_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const SCIM_ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const SCIM_PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

interface ScimAnswer {
  readonly status: number;
  readonly type: string | null;
  readonly body: Record<string, unknown>;
}

/** An authority's directory, as it sends to the hub under its key. */
export class ScimClient {
  /** @param base of SCIM, without a slash at its end */
  constructor(
    private readonly base: string,
    private readonly key: string,
  ) {}

  async send(
    method: string,
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ScimAnswer> {
    const reply = await fetch(`${this.base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        'content-type': 'application/scim+json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    return {
      status: reply.status,
      type: reply.headers.get('content-type'),
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
  }
}

export function scimPatch(...operations: readonly object[]): object {
  return { schemas: [SCIM_PATCH], Operations: operations };
}

export function listedIn({ body }: ScimAnswer): Record<string, unknown>[] {
  return body['Resources'] as Record<string, unknown>[];
}

/** As Entra ID sends somebody who was assigned to the application. */
export function scimJoiner(username: string, domain: string) {
  return {
    schemas: [SCIM_USER, SCIM_ENTERPRISE],
    externalId: `entra-${username}`,
    userName: `${username}@${domain}`,
    active: true,
    displayName: 'Sci Mensah',
    emails: [{ primary: true, type: 'work', value: `${username}@${domain}` }],
    meta: { resourceType: 'User' },
    name: { formatted: 'Sci Mensah', familyName: 'Mensah', givenName: 'Sci' },
    title: 'Family worker',
    roles: [],
  };
}
