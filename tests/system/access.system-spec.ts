import { beforeAll, describe, expect, it } from '@jest/globals';
import { HubProblemError, makeEncryptionKey, type HttpDoor } from '@hub/borough-connector';
import { type Role, ROLES } from '@hub/contracts';
import { ACCESS_RULES, rolesFor } from '@hub/contracts/access';
import type { DisputeView } from '@hub/contracts/arbitration';
import { type HttpOperation, httpOperations } from '@hub/contracts/catalogue';
import type { ReleaseView, SubjectAccessView } from '@hub/contracts/consent';
import type { DocumentView } from '@hub/contracts/episode';
import type { ServiceRequestView } from '@hub/contracts/provision';
import { Stage } from './stage/stage.js';

const INSIDER = 'Merton';
const OUTSIDER = 'Sutton';
const MISSING = '019a5b00-0000-7000-8000-0000000fffff';
const HIDDEN = [
  'counterpart',
  'told',
  'party',
  'recorder',
  'holder',
  'reviewer',
  'own',
  'arbitrator',
];

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

function doorOf(role: Role, authority: string): HttpDoor {
  if (role === 'authority_system') return stage.asSystem(authority);
  return role === 'hub_operations' ? stage.asOperations() : stage.as(authority, role);
}

/** Calls an operation with its first example, its path filled in. */
async function call(
  door: HttpDoor,
  { http, examples }: HttpOperation,
  ids: Readonly<Record<string, string>>,
): Promise<{ status: number; code: string; detail: string }> {
  const inPath = [...http.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const path = http.path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => ids[name] ?? (name === 'gss' ? 'E09000001' : MISSING),
  );
  const rest = Object.fromEntries(
    Object.entries(examples[0] ?? {}).filter(
      ([name, value]) => !inPath.includes(name) && value !== undefined,
    ),
  );
  const query = new URLSearchParams(
    Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)])),
  ).toString();
  try {
    if (http.method === 'GET')
      await door.get(query === '' ? path : `${path}?${query}`, { attempts: 1 });
    else
      await door.post(path, {
        body: rest,
        attempts: 1,
        ...(http.conditional ? { ifMatch: '"1"' } : {}),
      });
    return { status: 200, code: 'ok', detail: '' };
  } catch (error) {
    if (!(error instanceof HubProblemError)) throw error;
    return { status: error.status, code: error.code, detail: error.message };
  }
}

/** What an authority says of itself, under its code. */
function isKept(type: string, path: string): boolean {
  return ACCESS_RULES[type]?.relation === 'keeper' && path.includes('{gss}');
}

/** Roles of who is asked to play one: an arbitrator is a head of service too. */
function heldWith(role: Role): readonly Role[] {
  return role === 'arbitrator' || role === 'head_of_service'
    ? ['arbitrator', 'head_of_service']
    : [role];
}

function mayCall(type: string, role: Role): boolean {
  return heldWith(role).some((held) => rolesFor(type).includes(held));
}

describe('every request', () => {
  const cells = httpOperations().flatMap((operation) =>
    ROLES.map((role) => ({ type: operation.type, role, operation })),
  );

  it.each(cells.filter(({ type, role }) => !mayCall(type, role)))(
    '$type is denied to $role',
    async ({ operation, role }) => {
      expect(await call(doorOf(role, INSIDER), operation, {})).toMatchObject({
        status: 403,
        code: 'forbidden',
      });
    },
  );

  it('that is denied at the door leaves evidence of who asked for what', async () => {
    const episodeId = '019a5b00-0000-7000-8000-0000000eeeee';
    await expect(
      stage.as(INSIDER, 'service_manager').post(`/v1/episodes/${episodeId}/team-members`, {
        body: { authority: 'E09000001', personId: MISSING, role: 'teacher' },
      }),
    ).rejects.toMatchObject({ status: 403 });
    const denials = async () =>
      (
        await stage.query<{ entry: string }>(
          'ledger-service',
          `SELECT entry FROM leaf WHERE episode = '${episodeId}'`,
        )
      ).map(({ entry }) => JSON.parse(entry) as object);
    expect(await stage.until(denials, (seen) => seen.length > 0)).toMatchObject([
      {
        service: 'gateway',
        action: 'episode.add_team_member.v1',
        outcome: 'refused',
        because: 'forbidden',
        by: { personId: stage.person(INSIDER, 'service_manager').id },
      },
    ]);
  });

  // What would change something for everybody is only tried where it names a thing that does not
  // exist.
  const harmless = cells.filter(
    ({ type, operation: { http } }) =>
      (http.method === 'GET' || http.path.includes('{')) && !isKept(type, http.path),
  );
  it.each(harmless.filter(({ type, role }) => mayCall(type, role)))(
    '$type is open to $role',
    async ({ operation, role }) => {
      const { status } = await call(doorOf(role, INSIDER), operation, {});
      expect([200, 404, 409, 422]).toContain(status);
    },
  );
});

describe('what everybody may read', () => {
  const kept = httpOperations().filter(({ type, http }) => isKept(type, http.path));
  it.each(kept.map((operation) => ({ type: operation.type, operation })))(
    'is kept by one authority: $type is refused to others',
    async ({ type, operation }) => {
      for (const role of rolesFor(type))
        expect(
          await call(doorOf(role, OUTSIDER), operation, { gss: stage.code(INSIDER) }),
        ).toMatchObject({
          status: 403,
          code: 'forbidden',
          detail: expect.stringMatching(/keeps its own contacts/) as unknown,
        });
    },
  );
});

describe('what belongs to others', () => {
  let ids: Record<string, string>;
  beforeAll(async () => {
    const { consent, episode } = await stage.episode('Lewisham', ['Greenwich'], {
      scope: ['existence', 'contact', 'content'],
      purposes: ['support', 'service_request'],
    });
    const raw = { type: 'application/json', content: '{}' };
    const { body: document } = await stage
      .as('Lewisham')
      .post<DocumentView>(`/v1/episodes/${episode.id}/documents?category=attachment`, { raw });
    const { publicKey: recipientKey } = await makeEncryptionKey('t');
    const { body: release } = await stage
      .as('Greenwich', 'lead_caf_contact')
      .post<ReleaseView>('/v1/releases', {
        body: { documentId: document.id, purpose: 'support', recipientKey },
      });
    const body = { toAuthority: stage.code('Greenwich'), service: 'education' };
    const { body: request } = await stage
      .as('Lewisham')
      .post<ServiceRequestView>(`/v1/episodes/${episode.id}/service-requests`, { body });
    const transfer = await stage.propose('Lewisham', 'Greenwich', episode.id);
    const member = {
      authority: stage.code('Greenwich'),
      personId: stage.person('Greenwich').id,
      role: 'teacher',
    };
    await stage.as('Lewisham').post(`/v1/episodes/${episode.id}/team-members`, { body: member });
    const claim = {
      episodeId: episode.id,
      kind: 'funding',
      respondents: [stage.code('Greenwich')],
      askedFor: 'x',
      riskOfHarm: false,
    };
    const dispute = await stage.until(
      () =>
        stage
          .as('Lewisham')
          .post<DisputeView>('/v1/disputes', { body: claim })
          .catch(() => undefined),
      (opened) => opened !== undefined,
    );
    const asking = {
      episodeId: episode.id,
      askedBy: 'child',
      askedOn: '2026-03-02',
      evidenceReference: 'x',
    };
    const { body: access } = await stage
      .as('Lewisham', 'lead_caf_contact')
      .post<SubjectAccessView>('/v1/subject-access-requests', { body: asking });
    ids = {
      consentId: consent.id,
      episodeId: episode.id,
      lookupId: episode.lookupId,
      documentId: document.id,
      releaseId: release.id,
      serviceRequestId: request.id,
      transferId: transfer.id,
      disputeId: dispute?.body.id ?? '',
      subjectAccessId: access.id,
    };
  });

  const about = httpOperations().filter(
    ({ type, http }) =>
      http.path.includes('{') && HIDDEN.includes(ACCESS_RULES[type]?.relation ?? ''),
  );
  it.each(about.map((operation) => ({ type: operation.type, operation })))(
    '$type answers an authority without that relation as if there were nothing',
    async ({ type, operation }) => {
      for (const role of rolesFor(type)) {
        const door = doorOf(role, OUTSIDER);
        const [there, missing] = [
          await call(door, operation, ids),
          await call(door, operation, {}),
        ];
        expect(there).toMatchObject({ status: 404, code: 'not_found' });
        expect(there).toEqual(missing);
      }
    },
  );

  it('is the same for streams', async () => {
    const door = stage.as(OUTSIDER);
    for (const path of ['/v1/documents/{documentId}/content', '/v1/releases/{releaseId}/content']) {
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? MISSING);
      await expect(door.stream(filled)).rejects.toMatchObject({ status: 404, code: 'not_found' });
    }
    const raw = { type: 'application/json', content: '{}' };
    for (const path of [
      `/v1/episodes/${ids['episodeId'] ?? ''}/documents?category=attachment`,
      `/v1/documents/${ids['documentId'] ?? ''}/versions`,
    ]) {
      await expect(door.post(path, { raw })).rejects.toMatchObject({
        status: 404,
        code: 'not_found',
      });
    }
    await expect(
      stage
        .as(INSIDER, 'service_manager')
        .post(`/v1/episodes/${ids['episodeId'] ?? ''}/documents?category=attachment`, { raw }),
    ).rejects.toMatchObject({ status: 403 });
  });
});
