import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { clientCredentials } from '@hub/borough-connector';
import type { RequestDefinition, Role } from '@hub/contracts';
import { ACCESS_RULES } from '@hub/contracts/access';
import type { DisputeView } from '@hub/contracts/arbitration';
import type { ConsentView } from '@hub/contracts/consent';
import type { AuthorityView } from '@hub/contracts/identity';
import type { DocumentView, EpisodeView, TransferView } from '@hub/contracts/episode';
import type { LookupView } from '@hub/contracts/lookup';
import { allMessages } from '@hub/internal-messages';
import { allSchemas, type JsonSchema } from '../../tools/generate/schemas.js';
import { Stage } from './stage/stage.js';

/** Who asks, and who shares an episode with it; whose things are asked for, and who shares that episode. */
const [ASKER, PARTNER, OWNER, OTHER] = ['Sutton', 'Merton', 'Lewisham', 'Greenwich'];

interface Things {
  readonly consent: ConsentView;
  readonly episode: EpisodeView;
  readonly document: DocumentView;
  readonly lookup: LookupView;
  readonly transfer: TransferView;
  readonly dispute: DisputeView;
}

let stage: Stage;
let mine: Things;
let theirs: Things;
let theirMessage: string;
/** A consent of the asker that no episode started under. */
let spare: ConsentView;
/** A transfer to the partner that no dispute holds up. */
let offered: TransferView;
/** Version of the asker’s entry in the register. */
let entry: AuthorityView;

async function things(by: string, other: string): Promise<Things> {
  const { consent, episode } = await stage.episode(by, [other], {
    scope: ['existence', 'contact', 'content'],
    purposes: ['support', 'service_request'],
  });
  await stage.as(by).post(`/v1/episodes/${episode.id}/team-members`, {
    body: { authority: stage.code(other), personId: stage.person(other).id, role: 'Teacher' },
  });
  const { body: document } = await stage
    .as(by)
    .post<DocumentView>(`/v1/episodes/${episode.id}/documents?category=attachment`, {
      raw: { type: 'application/json', content: '{}' },
    });
  const lookup = await stage.lookup(by);
  const transfer = await stage.propose(by, other, episode.id);
  const claim = {
    episodeId: episode.id,
    kind: 'funding',
    respondents: [stage.code(other)],
    askedFor: 'x',
    riskOfHarm: false,
  };
  const opened = await stage.until(
    () =>
      stage
        .as(by)
        .post<DisputeView>('/v1/disputes', { body: claim })
        .catch(() => undefined),
    (answer) => answer !== undefined,
  );
  const ifMatch = (version = 1) => ({ ifMatch: `"${String(version)}"` });
  const path = `/v1/disputes/${opened?.body.id ?? ''}`;
  const { body: stated } = await stage.as(by).post<DisputeView>(`${path}/statements`, {
    body: { text: 'x' },
    ...ifMatch(opened?.body.version),
  });
  const { body: dispute } = await stage
    .as(by)
    .post<DisputeView>(`${path}/offers`, { body: { terms: 'x' }, ...ifMatch(stated.version) });
  return { consent, episode, document, lookup, transfer, dispute };
}

beforeAll(async () => {
  stage = new Stage();
  // Its system would answer the transfer before the test does.
  await stage.journal.behave(stage.code(PARTNER), { mode: 'silent' });
  [mine, theirs] = await Promise.all([things(ASKER, PARTNER), things(OWNER, OTHER)]);
  spare = await stage.consent(ASKER, [PARTNER]);
  offered = await stage.propose(ASKER, PARTNER, (await stage.episode(ASKER, [PARTNER])).episode.id);
  const [told] = await stage.journal.until('consent.granted.v1', theirs.consent.id, [
    stage.code(OTHER),
  ]);
  theirMessage = told?.message.id ?? '';
  entry = (await stage.as(ASKER).get<AuthorityView>(`/v1/authorities/${stage.code(ASKER)}`)).body;
}, 120_000);
afterAll(() => stage.journal.behave(stage.code(PARTNER), { mode: 'normal' }));

/** A request that names a thing, and what its answer must be for a foreign thing as for a missing one. */
interface Row {
  readonly foreign: () => string;
  readonly send: (id: string) => {
    readonly path: string;
    readonly body?: object;
    readonly by?: Role;
    readonly from?: string;
    readonly ifMatch?: string;
  };
  readonly code: string;
}

const startOf = (change: object) => ({
  path: '/v1/episodes',
  body: {
    consentId: spare.id,
    lookupId: mine.lookup.id,
    homeAuthority: stage.code(ASKER),
    ownReference: 'R',
    levelOfNeed: { level: 2, label: 'x' },
    ...change,
  },
});
const disputed = (change: object) => ({
  path: '/v1/disputes',
  body: {
    episodeId: mine.episode.id,
    kind: 'funding',
    respondents: [stage.code(PARTNER)],
    askedFor: 'x',
    riskOfHarm: false,
    ...change,
  },
});
const inDispute = (step: string, body: object) => ({
  path: `/v1/disputes/${mine.dispute.id}/${step}`,
  body,
  ifMatch: `"${String(mine.dispute.version)}"`,
});
const kept = (change: object) => ({
  path: `/v1/authorities/${entry.code}`,
  by: 'lead_caf_contact' as const,
  ifMatch: `"${String(entry.version)}"`,
  body: {
    leadCafContactId: entry.lead.personId,
    teams: entry.teams,
    systems: entry.systems,
    ...change,
  },
});
const someoneElse = () => stage.person(OWNER).id;

const TABLE: Readonly<Record<string, Row>> = {
  'consent.record.v1 supersedes': {
    foreign: () => theirs.consent.id,
    send: (supersedes) => ({
      path: '/v1/consents',
      body: stage.consentBody([PARTNER], { episodeId: mine.episode.id, supersedes }),
    }),
    code: 'not_found',
  },
  'delivery.confirm.v1 messageId': {
    foreign: () => theirMessage,
    send: (messageId) => ({ path: '/v1/receipts', body: { messageId }, by: 'authority_system' }),
    code: 'not_found',
  },
  'directory.change_authority.v1 leadCafContactId': {
    foreign: someoneElse,
    send: (leadCafContactId) => kept({ leadCafContactId }),
    code: 'person_unknown',
  },
  'directory.change_authority.v1 deputyIds': {
    foreign: someoneElse,
    send: (id) => kept({ deputyIds: [id] }),
    code: 'person_unknown',
  },
  'directory.set_absence.v1 personId': {
    foreign: someoneElse,
    send: (personId) => ({
      path: `/v1/authorities/${entry.code}/absences`,
      body: { personId, from: '2026-03-02T09:00:00.000Z', until: '2026-03-09T09:00:00.000Z' },
      by: 'lead_caf_contact',
    }),
    code: 'person_unknown',
  },
  'dispute.answer_offer.v1 offerId': {
    foreign: () => theirs.dispute.offers[0]?.id ?? '',
    send: (offerId) => inDispute('answers', { offerId, answer: 'accepts' }),
    code: 'not_found',
  },
  'dispute.open.v1 episodeId': {
    foreign: () => theirs.episode.id,
    send: (episodeId) => disputed({ episodeId }),
    code: 'not_found',
  },
  'dispute.open.v1 transferId': {
    foreign: () => theirs.transfer.id,
    send: (transferId) => disputed({ transferId }),
    code: 'not_found',
  },
  'dispute.write_statement.v1 statementId': {
    foreign: () => theirs.dispute.statements[0]?.id ?? '',
    send: (statementId) => inDispute('statements', { text: 'x', statementId }),
    code: 'not_found',
  },
  'episode.add_team_member.v1 personId': {
    foreign: someoneElse,
    send: (personId) => ({
      path: `/v1/episodes/${mine.episode.id}/team-members`,
      body: { authority: stage.code(PARTNER), personId, role: 'x' },
    }),
    code: 'person_unknown',
  },
  'episode.start.v1 consentId': {
    foreign: () => theirs.consent.id,
    send: (consentId) => startOf({ consentId }),
    code: 'consent_missing',
  },
  'episode.start.v1 lookupId': {
    foreign: () => theirs.lookup.id,
    send: (lookupId) => startOf({ lookupId }),
    code: 'lookup_missing',
  },
  'episode.start.v1 reopens': {
    foreign: () => theirs.episode.id,
    send: (reopens) => startOf({ reopens }),
    code: 'not_found',
  },
  'ledger.prove_inclusion.v1 messageId': {
    foreign: () => theirMessage,
    send: (messageId) => ({ path: `/v1/ledger/inclusion-proof?messageId=${messageId}` }),
    code: 'not_found',
  },
  'release.request.v1 documentId': {
    foreign: () => theirs.document.id,
    send: (documentId) => ({
      path: '/v1/releases',
      body: {
        documentId,
        purpose: 'support',
        recipientKey: {
          kid: 'r',
          kty: 'EC',
          crv: 'P-256',
          x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
          y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
        },
      },
    }),
    code: 'not_found',
  },
  'subject_access.open.v1 episodeId': {
    foreign: () => theirs.episode.id,
    send: (episodeId) => ({
      path: '/v1/subject-access-requests',
      body: { episodeId, askedBy: 'child', askedOn: '2026-03-02', evidenceReference: 'x' },
      by: 'lead_caf_contact',
    }),
    code: 'not_found',
  },
  'transfer.nominate.v1 personId': {
    foreign: someoneElse,
    send: (personId) => ({
      path: `/v1/transfers/${offered.id}/nomination`,
      body: { personId },
      by: 'lead_caf_contact',
      from: PARTNER,
      ifMatch: `"${String(offered.version)}"`,
    }),
    code: 'person_unknown',
  },
  'transfer.propose.v1 episodeId': {
    foreign: () => theirs.episode.id,
    send: (episodeId) => ({
      path: '/v1/transfers',
      body: { episodeId, toAuthority: stage.code(PARTNER), reason: 'move', familyView: 'agrees' },
    }),
    code: 'not_found',
  },
};

/** Ids that are nobody’s in particular, or that nothing is looked up by, and why. */
const FREE: Readonly<Record<string, string>> = {
  'consent.record.v1 episodeId':
    'a missing one may be named by whoever comes first; forged-consents.system-spec.ts compares a foreign one',
  'consent.record.v1 lookupId':
    'the start compares it; lookups-and-starts.system-spec.ts tries a foreign one and a missing one',
  'lookup.name_colleague.v1 personId':
    'who is of another authority, or nobody, can start nothing by it',
  'dispute.write_statement.v1 evidence.documentId':
    'a reference that stays as it was written: nothing is looked up by it',
  'episode.start.v1 leadProfessionalId':
    'whoever the directory knows may lead, whichever authority they work for',
  'service_request.send.v1 serviceId': 'the directory of services is everybody’s',
};

/** Fields that hold an id, also those inside others. */
function idsIn(name: string, schemas: ReadonlyMap<string, JsonSchema>, before = ''): string[] {
  const { properties = {} } = (schemas.get(name) ?? {}) as {
    properties?: Record<string, JsonSchema>;
  };
  return Object.entries(properties).flatMap(([key, schema]) => {
    const text = JSON.stringify(schema);
    const [, nested] = /schemas\/(\w+)"/.exec(text) ?? [];
    if (nested !== undefined) return idsIn(nested, schemas, `${before}${key}.`);
    return text.includes('[0-9a-f]{8}') ? [`${before}${key}`] : [];
  });
}

async function answerTo({
  path,
  body,
  by = 'practitioner',
  from = ASKER,
  ifMatch,
}: ReturnType<Row['send']>): Promise<{
  status: number;
  text: string;
  code: string;
  headers: string[];
}> {
  const token = await clientCredentials(stage.url, stage.authority(from).client)();
  const person =
    by === 'authority_system' ? {} : { 'hub-acting-person': stage.person(from, by).id };
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': uuidv7(),
    ...person,
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
  };
  const reply = await fetch(
    `${stage.url}${path}`,
    body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) },
  );
  const text = await reply.text();
  return {
    status: reply.status,
    text,
    code: (JSON.parse(text) as { code?: string }).code ?? 'ok',
    headers: [...reply.headers.keys()].filter((name) => name !== 'date').sort(),
  };
}

describe('an id in a body or a query', () => {
  it('stands in this table, of whichever request', () => {
    const schemas = allSchemas();
    const requests = allMessages().filter(
      (message): message is RequestDefinition =>
        message.kind !== 'event' && (message.http !== undefined || message.amqp === true),
    );
    const ids = requests
      .filter(({ type }) => ACCESS_RULES[type]?.relation !== 'operations')
      .flatMap(({ type, payload, http }) =>
        idsIn(payload.name, schemas)
          .filter((field) => http?.path.includes(`{${field}}`) !== true)
          .map((field) => `${type} ${field}`),
      );
    expect(ids.sort()).toEqual([...Object.keys(TABLE), ...Object.keys(FREE)].sort());
  });

  it.each(Object.keys(TABLE))(
    'that is foreign is answered like a missing one: %s',
    async (name) => {
      const row = TABLE[name];
      if (!row) throw new Error('No such row');
      const foreign = row.foreign();
      expect(foreign).not.toBe('');
      const [there, missing] = [
        await answerTo(row.send(foreign)),
        await answerTo(row.send(uuidv7())),
      ];
      expect(there).toMatchObject({ code: row.code });
      expect(there).toEqual(missing);
    },
  );
});
