import { generateKeyPairSync } from 'node:crypto';
import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { OpenSubjectAccessPayload, SubjectAccessView } from '@hub/contracts/consent';
import { StartEpisode } from '@hub/contracts/episode';
import type { NamedPerson } from '@hub/contracts/identity';
import type { EpisodePart } from '@hub/internal-messages';
import type { PrivateKey } from '@hub/security';
import type { MessageContext } from '@hub/use-case';
import { asked, delivered, FakeUnitOfWork, testId } from '@hub/testing';
import { FileKeyCustody } from '../adapters/file-key-custody.js';
import { ContentKeys } from '../application/releases/content-keys.js';
import { GatherAccount, type RecordParts } from '../application/subject-access/gather-account.js';
import { OpenSubjectAccess } from '../application/subject-access/open-subject-access.js';
import { ReadRecord } from '../application/subject-access/read-record.js';
import { RedactRecord } from '../application/subject-access/redact-record.js';
import {
  DOCUMENT,
  EPISODE,
  grantedConsent,
  GREENWICH,
  LEWISHAM,
  SOUTHWARK,
  tools,
} from './examples.js';
import { inMemoryConsentStores } from './in-memory-consents.js';

export const ANNE = testId(1);
export const BEN = testId(2);
export const command: OpenSubjectAccessPayload = {
  episodeId: EPISODE,
  askedBy: 'parental_responsibility',
  askedOn: '2026-03-01',
  evidenceReference: 'SAR-1',
};
const version = {
  version: 1,
  mediaType: 'application/json' as const,
  size: 9,
  addedAt: '2026-03-01T12:00:00.000Z',
};
const signing = {
  ...(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    format: 'jwk',
  }) as Omit<PrivateKey, 'kid'>),
  kid: 'k',
};
export const custody = new FileKeyCustody(
  { current: 1, keys: { 1: Buffer.alloc(32, 7).toString('base64') } },
  signing,
);

export const by = (
  personId: string | undefined,
  expectedVersion = 1,
  authority = LEWISHAM,
): MessageContext => {
  const context = asked(authority);
  const { personId: _own, ...caller } = context.caller;
  return {
    ...context,
    caller: { ...caller, ...(personId === undefined ? {} : { personId }) },
    expectedVersion,
  };
};
export function sure<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}

/**
 * An episode with something in each part of its record, and the use cases that give the record out.
 */
export async function subjectAccessAtWork() {
  const work = new FakeUnitOfWork(inMemoryConsentStores());
  const at = tools();
  await work.stores.counterparts.add(EPISODE, [LEWISHAM, SOUTHWARK]);
  await work.stores.counterparts.claim(EPISODE, LEWISHAM);
  await work.stores.consents.add(
    grantedConsent('c', { scope: ['existence', 'contact', 'content'] }),
  );
  await new ContentKeys(work, custody, at).issue(
    {
      episodeId: EPISODE,
      documentId: DOCUMENT,
      documentVersion: 1,
      authority: LEWISHAM,
      category: 'assessment',
    },
    delivered(1),
  );
  const document = {
    id: DOCUMENT,
    episodeId: EPISODE,
    authority: LEWISHAM,
    category: 'attachment' as const,
    versions: [version],
    version: 1,
  };
  const episode: EpisodePart = {
    episodes: [EPISODE],
    items: [
      {
        id: 'lookup-1',
        section: 'lookups',
        title: 'Looked',
        at: at.clock.now(),
        authority: GREENWICH,
        fields: [{ name: 'Why', value: 'review' }],
      },
    ],
    documents: [document],
  };
  const people: Record<string, NamedPerson> = {};
  const held = { episode, people, more: false };
  const parts: RecordParts = {
    ofEpisode: (_, authority) =>
      Promise.resolve(
        authority === LEWISHAM || authority === SOUTHWARK ? held.episode : refuse('not_found'),
      ),
    people: (personIds) => Promise.resolve(personIds.flatMap((id) => held.people[id] ?? [])),
    ofDisputes: () => Promise.resolve({ items: [] }),
    ofLedger: () =>
      Promise.resolve({
        entries: [
          {
            index: 3,
            entry: JSON.stringify({
              at: at.clock.now(),
              action: StartEpisode.type,
              outcome: 'done',
              by: { authority: LEWISHAM },
              message: testId(9),
            }),
          },
        ],
        more: held.more,
        checkpoint: 'signed head',
      }),
    content: ({ documentVersion }, key) =>
      Promise.resolve({
        mediaType: 'application/json',
        size: key.length,
        digest: 'd'.repeat(64),
        text: `{"words":"of version ${String(documentVersion)}"}`,
      }),
  };
  const asking = new OpenSubjectAccess(work, new GatherAccount(work, parts, custody, at), at);
  const redaction = new RedactRecord(work, custody, at);
  const record = new ReadRecord(work);
  const open = async (): Promise<SubjectAccessView> =>
    sure(await asking.execute(command, by(ANNE)));
  return { work, held, asking, redaction, record, open };
}
