import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { clientCredentials } from '@hub/borough-connector';
import type { RequestDefinition } from '@hub/contracts';
import { ACCESS_RULES } from '@hub/contracts/access';
import { allMessages } from '@hub/internal-messages';
import { allSchemas, type JsonSchema } from '../../tools/generate/schemas.js';
import { ASKER, type ForeignThings, foreignThings, PARTNER } from './stage/foreign-things.js';
import type { IdRow } from './stage/id-row.js';
import { TABLE } from './stage/requests-with-ids.js';
import { Stage } from './stage/stage.js';

let stage: Stage;
let things: ForeignThings;
beforeAll(async () => {
  stage = new Stage();
  things = await foreignThings(stage);
}, 120_000);
afterAll(() => stage.journal.behave(stage.code(PARTNER), { mode: 'normal' }));

/** Ids that are nobody’s in particular, or that nothing is looked up by, and why. */
const FREE: Readonly<Record<string, string>> = {
  'caseload.hand_on.v1 after': 'a place among one’s own cases: nothing is looked up by it',
  'caseload.hand_on.v1 episodes':
    'each is answered for itself, a foreign one as one that is missing; caseloads.system-spec.ts',
  'consent.preview.v1 episodeId':
    'it goes the way of a statement that is recorded, and is taken back',
  'consent.preview.v1 lookupId':
    'it goes the way of a statement that is recorded, and is taken back',
  'consent.record.v1 episodeId':
    'a missing one may be named by whoever comes first; forged-consents.system-spec.ts compares a foreign one',
  'consent.record.v1 lookupId':
    'the start compares it; lookups-and-starts.system-spec.ts tries a foreign one and a missing one',
  'lookup.name_colleague.v1 personId':
    'who is of another authority, or nobody, can start nothing by it',
  'dispute.answer_question.v1 evidence.documentId':
    'a reference that stays as it was written: nothing is looked up by it',
  'dispute.write_statement.v1 evidence.documentId':
    'a reference that stays as it was written: nothing is looked up by it',
  'episode.list.v1 lead':
    'whoever leads an episode with a part of yours is shown there; of another, nothing is listed',
  'episode.list.v1 team':
    'whoever is in the team of an episode with a part of yours is shown there, likewise',
  'episode.start.v1 leadProfessionalId':
    'whoever the directory knows may lead, whichever authority they work for',
  'organisation.change.v1 partOf':
    'an organisation of others is refused as one that is missing; tests/identity/organisations.int-spec.ts',
  'organisation.change.v1 ledBy':
    'somebody of others is refused as one who is missing; apps/identity-service/src/domain/organisations',
  'organisation.register.v1 partOf':
    'an organisation of others is refused as one that is missing; tests/identity/organisations.int-spec.ts',
  'organisation.register.v1 ledBy':
    'somebody of others is refused as one who is missing; apps/identity-service/src/domain/organisations',
  'organisation.change.v1 closed.coveredBy':
    'somebody of others is refused as one who is missing; apps/identity-service/src/domain/organisations',
  'organisation.register.v1 closed.coveredBy':
    'somebody of others is refused as one who is missing; apps/identity-service/src/domain/organisations',
  'organisation.list.v1 partOf': 'the register of organisations is everybody’s',
  'person.change.v1 organisationId':
    'an organisation of others is refused as one that is missing; tests/identity/staff.int-spec.ts',
  'person.offer_post.v1 otherId':
    'the register of people is everybody’s; whoever holds that post says whether it is theirs',
  'person.register.v1 organisationId':
    'an organisation of others is refused as one that is missing; tests/identity/staff.int-spec.ts',
  'person.list.v1 organisation':
    'an organisation of others has nobody of yours, as one that is missing',
  'service_request.send.v1 organisationId':
    'the register of organisations is everybody’s; of another authority than the one asked it is refused, closed-days.system-spec.ts',
  'service_request.send.v1 serviceId': 'the directory of services is everybody’s',
  'shield.set.v1 hiddenFromPeople': 'the register of people is everybody’s',
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
}: ReturnType<IdRow['send']>): Promise<{
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
      const foreign = row.foreign(things);
      expect(foreign).not.toBe('');
      const [there, missing] = [
        await answerTo(row.send(foreign, things)),
        await answerTo(row.send(uuidv7(), things)),
      ];
      expect(there).toMatchObject({ code: row.code });
      expect(there).toEqual(missing);
    },
  );
});
