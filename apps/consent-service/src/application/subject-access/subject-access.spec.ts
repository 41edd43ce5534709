import { generateKeyPairSync } from 'node:crypto';
import type { JWK } from 'jose';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { OpenSubjectAccessPayload, SubjectAccessView } from '@hub/contracts/consent';
import type { EpisodePart } from '@hub/internal-messages';
import type { MessageContext } from '@hub/use-case';
import { verifyBundle } from '@hub/subject-record';
import { asked, delivered, FakeUnitOfWork, testId } from '@hub/testing';
import { FileKeyCustody } from '../../adapters/file-key-custody.js';
import {
  DOCUMENT,
  EPISODE,
  grantedConsent,
  GREENWICH,
  LEWISHAM,
  SOUTHWARK,
  tools,
} from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { ContentKeys } from '../releases/content-keys.js';
import type { ConsentStores } from '../ports.js';
import { GatherAccount, type RecordParts } from './gather-account.js';
import { OpenSubjectAccess } from './open-subject-access.js';
import { ReadRecord } from './read-record.js';
import { RedactRecord } from './redact-record.js';

const ANNE = testId(1);
const BEN = testId(2);
const command: OpenSubjectAccessPayload = {
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
  }) as JWK),
  kid: 'k',
};
const custody = new FileKeyCustody(
  { current: 1, keys: { 1: Buffer.alloc(32, 7).toString('base64') } },
  signing,
);

describe('a family that asks what is on record', () => {
  let work: FakeUnitOfWork<ConsentStores>;
  let at: ReturnType<typeof tools>;
  let episode: EpisodePart;
  let more: boolean;
  let asking: OpenSubjectAccess;
  let redaction: RedactRecord;
  let record: ReadRecord;
  const by = (
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
  const open = async (): Promise<SubjectAccessView> =>
    sure(await asking.execute(command, by(ANNE)));

  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryConsentStores());
    at = tools();
    more = false;
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
    episode = {
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
    const parts: RecordParts = {
      ofEpisode: (_, authority) =>
        Promise.resolve(
          authority === LEWISHAM || authority === SOUTHWARK ? episode : refuse('not_found'),
        ),
      ofDisputes: () => Promise.resolve({ items: [] }),
      ofLedger: () =>
        Promise.resolve({
          entries: [
            {
              index: 3,
              entry: JSON.stringify({
                at: at.clock.now(),
                action: 'episode.start.v1',
                outcome: 'done',
                by: { authority: LEWISHAM },
                message: testId(9),
              }),
            },
          ],
          more,
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
    asking = new OpenSubjectAccess(work, new GatherAccount(work, parts, custody, at), at);
    redaction = new RedactRecord(work, custody, at);
    record = new ReadRecord(work);
  });

  it('is answered with everything: statements, who was told, documents in clear, lookups, the timeline', async () => {
    await work.stores.consents.expectReceipts('c', 'granted', [GREENWICH]);
    const opened = await open();
    expect(opened).toMatchObject({
      state: 'to_redact',
      authority: LEWISHAM,
      askedOn: '2026-03-01',
      dueOn: '2026-04-01',
      items: 5,
      version: 1,
    });
    expect(opened).not.toHaveProperty('evidenceReference');
    const { items } = sure(await record.items({ subjectAccessId: opened.id }, by(BEN)));
    expect(items.map(({ section }) => section)).toEqual([
      'lookups',
      'statements',
      'sharing',
      'documents',
      'timeline',
    ]);
    expect(items[3]?.fields).toContainEqual({ name: 'words', value: 'of version 1' });
    expect(items[1]?.fields).toContainEqual({ name: 'What sharing is for', value: 'Plan support' });
    const [page, next] = [
      sure(await record.items({ subjectAccessId: opened.id, limit: 3 }, by(BEN))),
      sure(await record.items({ subjectAccessId: opened.id, limit: 3, cursor: '3' }, by(BEN))),
    ];
    expect([page.nextCursor, page.items.length, next.nextCursor, next.items.length]).toEqual([
      '3',
      3,
      undefined,
      2,
    ]);
    expect(await record.items({ subjectAccessId: opened.id, cursor: 'x' }, by(BEN))).toMatchObject({
      refused: 'invalid_request',
    });
  });

  it('shows who answers no content of another authority that it may not see, and says whom to ask', async () => {
    const [document] = episode.documents;
    episode = {
      ...episode,
      documents: [{ ...document, authority: SOUTHWARK } as NonNullable<typeof document>],
    };
    const shown = async (): Promise<string> =>
      JSON.stringify(
        sure(await record.items({ subjectAccessId: (await open()).id }, by(BEN))).items,
      );
    expect(await shown()).toContain('of version 1'); // Lewisham recorded the consent: it covers what Southwark added
    await work.stores.consents.add({
      ...grantedConsent('r', {
        givenAt: '2026-03-01T11:00:00.000Z',
        recipients: { kind: 'listed', authorities: [LEWISHAM] },
        scope: ['content'],
      }),
      state: 'refused',
    } as never);
    const after = await shown();
    expect(after).not.toContain('of version 1');
    expect(after).toContain('Ask Southwark for it.');
  });

  it('goes out only when a second person agreed, signed, without what is withheld, and nothing of that is kept', async () => {
    const { id: subjectAccessId } = await open();
    expect(await record.bundle({ subjectAccessId }, by(ANNE))).toMatchObject({
      refused: 'record_not_ready',
    });
    expect(await redaction.decide({ subjectAccessId, approve: true }, by(BEN))).toMatchObject({
      refused: 'record_not_ready',
    });
    const marks = [
      { itemId: 'lookup-1', ground: 'whereabouts' as const },
      { itemId: 'timeline-3', fields: ['Place in the ledger'], ground: 'another_person' as const },
    ];
    expect(await redaction.mark({ subjectAccessId, redactions: marks }, by(ANNE))).toMatchObject({
      state: 'to_approve',
      redactedBy: ANNE,
      version: 2,
    });
    expect(await redaction.decide({ subjectAccessId, approve: true }, by(ANNE, 2))).toMatchObject({
      refused: 'second_person_needed',
    });
    const ready = sure(await redaction.decide({ subjectAccessId, approve: true }, by(BEN, 2)));
    expect(ready).toMatchObject({ state: 'ready', approvedBy: BEN, items: 3, version: 3 });
    const bundle = sure(await record.bundle({ subjectAccessId }, by(ANNE)));
    expect(await verifyBundle(bundle, (await custody.receiptKey) as JWK)).toEqual([]);
    expect(bundle.manifest).toMatchObject({
      withheldItems: 1,
      checkpoint: 'signed head',
      authority: LEWISHAM,
    });
    const kept = JSON.stringify(await work.stores.subjectAccess.find(subjectAccessId));
    expect(kept).not.toContain('"Looked"');
    expect(kept).toContain('Withheld');
    expect(sure(await record.page({ subjectAccessId }, by(ANNE))).html).toContain(
      'Entries withheld: 1',
    );
    for (const late of [
      await redaction.mark({ subjectAccessId, redactions: [] }, by(ANNE, 3)),
      await redaction.decide({ subjectAccessId, approve: true }, by(BEN, 3)),
    ])
      expect(late).toMatchObject({ refused: 'conflict' });
    expect(work.facts).toEqual([]);
  });

  it('is sent back with a reason, and looked through again', async () => {
    const { id: subjectAccessId } = await open();
    await redaction.mark({ subjectAccessId, redactions: [] }, by(ANNE));
    expect(await redaction.decide({ subjectAccessId, approve: false }, by(BEN, 2))).toMatchObject({
      refused: 'reason_missing',
    });
    const back = sure(
      await redaction.decide(
        { subjectAccessId, approve: false, reason: 'The school is named.' },
        by(BEN, 2),
      ),
    );
    expect(back).toMatchObject({
      state: 'to_redact',
      sentBackBecause: 'The school is named.',
      version: 3,
    });
    expect(back).not.toHaveProperty('redactedBy');
    const again = sure(await redaction.mark({ subjectAccessId, redactions: [] }, by(BEN, 3)));
    expect(again).toMatchObject({ state: 'to_approve', redactedBy: BEN });
    expect(again).not.toHaveProperty('sentBackBecause');
  });

  it('refuses marks on what there is not, old versions, callers that are no persons, and everybody else', async () => {
    const { id: subjectAccessId } = await open();
    const unknown = [
      { itemId: 'none', ground: 'serious_harm' as const },
      { itemId: 'lookup-1', fields: ['No such'], ground: 'serious_harm' as const },
    ];
    expect(await redaction.mark({ subjectAccessId, redactions: unknown }, by(ANNE))).toMatchObject({
      refused: 'redaction_unknown',
      faults: [{ field: 'redactions.0' }, { field: 'redactions.1' }],
    });
    expect(await redaction.mark({ subjectAccessId, redactions: [] }, by(ANNE, 7))).toEqual({
      refused: 'etag_stale',
    });
    expect(await redaction.mark({ subjectAccessId, redactions: [] }, by(undefined))).toMatchObject({
      refused: 'forbidden',
    });
    for (const answer of [
      await redaction.mark({ subjectAccessId, redactions: [] }, by(ANNE, 1, SOUTHWARK)),
      await record.one({ subjectAccessId }, by(ANNE, 1, SOUTHWARK)),
      await record.bundle({ subjectAccessId }, by(ANNE, 1, SOUTHWARK)),
    ]) {
      expect(answer).toEqual({ refused: 'not_found' });
    }
    expect(await asking.execute(command, by(ANNE, 1, GREENWICH))).toEqual({ refused: 'not_found' });
    expect(await asking.execute({ ...command, askedOn: '2026-12-01' }, by(ANNE))).toMatchObject({
      refused: 'date_in_future',
    });
    expect(sure(await record.list({}, by(ANNE))).items.map(({ id }) => id)).toEqual([
      subjectAccessId,
    ]);
  });

  it('says so where there is more than fits', async () => {
    more = true;
    expect(await asking.execute(command, by(ANNE))).toEqual({ refused: 'record_too_large' });
  });
});

function sure<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}
