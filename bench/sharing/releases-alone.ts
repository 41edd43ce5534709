import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { RequestRelease } from '@hub/contracts/consent';
import { HandOver, IssueContentKey } from '@hub/internal-messages';
import { isRefusal } from '@hub/contracts';
import type { MessageContext } from '@hub/use-case';
import { Journal, MESSAGING_MIGRATIONS, SqlUnitOfWork } from '@hub/messaging';
import { Sealer } from '@hub/security';
import { ScratchSchema } from '@hub/testing';
import { readPolicies } from '@hub/service-host';
import { makeEncryptionKey } from '@hub/borough-connector';
import { migrations } from '../../apps/consent-service/migrations/migrations.js';
import { FileKeyCustody } from '../../apps/consent-service/src/adapters/file-key-custody.js';
import { storesOn } from '../../apps/consent-service/src/adapters/persistence/stores.js';
import { tables } from '../../apps/consent-service/src/adapters/persistence/tables.js';
import type { ConsentStores } from '../../apps/consent-service/src/application/ports.js';
import { ContentKeys } from '../../apps/consent-service/src/application/releases/content-keys.js';
import { ReleaseContent } from '../../apps/consent-service/src/application/releases/release-content.js';
import type { GrantedConsent } from '../../apps/consent-service/src/domain/consent.js';
import type { BackingServices } from '../../tools/backing-services/services.js';
import { runOpenLoad } from '../hub/open-load.js';
import { type Percentiles, percentiles } from '../percentiles.js';
import { settle } from '../settle.js';

const LOAD = { perSecond: 100, seconds: 20 };
const WARM_UP = { perSecond: 50, seconds: 5 };
const [HOLDER, RECIPIENT] = ['E09000023', 'E09000011'];
const DOCUMENTS = 1_000;

const clock = { now: () => new Date().toISOString() };
const ids = { next: uuidv7 };
const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 3).toString('base64') } });

/**
 * Releases on a real database with everything that consent-service writes, and none of the other
 * processes.
 */
export async function measureReleasesAlone(
  backing: BackingServices,
): Promise<{ request: Percentiles; handOver: Percentiles; failed: number }> {
  const scratch = await ScratchSchema.create(backing.databaseUrl, {
    entities: tables,
    migrations: [...migrations, ...MESSAGING_MIGRATIONS],
  });
  try {
    const work = new SqlUnitOfWork<ConsentStores>({
      service: 'consent-service',
      database: scratch.database,
      stores: (manager) => storesOn(manager, sealer),
      clock,
      sealer,
      journal: new Journal(),
      onFacts: () => undefined,
    });
    const custody = new FileKeyCustody(
      { current: 1, keys: { 1: randomBytes(32).toString('base64') } },
      { kid: 'none', x: '', y: '' },
    );
    const documents = await addDocuments(work, new ContentKeys(work, custody, { clock }));
    await settle(backing);
    const releases = new ReleaseContent(work, custody, { clock, ids }, readPolicies());
    const { publicKey: recipientKey } = await makeEncryptionKey('bench');
    const made: string[] = [];
    const request = async (number: number): Promise<void> => {
      const release = await releases.request(
        { documentId: documents[number % DOCUMENTS] ?? '', purpose: 'support', recipientKey },
        contextOf(RequestRelease.type),
      );
      if (isRefusal(release)) throw new Error(release.refused);
      made.push(release.id);
    };
    const handOver = async (number: number): Promise<void> => {
      const given = await releases.handOver(
        { releaseId: made[number] ?? '', recipient: RECIPIENT },
        contextOf(HandOver.type),
      );
      if (isRefusal(given)) throw new Error(given.refused);
    };
    await runOpenLoad(WARM_UP, request);
    const asked = await runOpenLoad(LOAD, request);
    const handed = await runOpenLoad(LOAD, handOver);
    return {
      request: percentiles(asked.milliseconds),
      handOver: percentiles(handed.milliseconds),
      failed: asked.failed + handed.failed,
    };
  } finally {
    await scratch.drop();
  }
}

function contextOf(type: string): MessageContext {
  const messageId = uuidv7();
  return {
    messageId,
    correlationId: messageId,
    type,
    idempotencyKey: messageId,
    caller: {
      authority: RECIPIENT,
      personId: uuidv7(),
      roles: ['lead_caf_contact'],
      verified: true,
      clientId: 'bench',
      door: 'http',
    },
  };
}

/** One document in each of as many episodes, under a consent that covers the recipient. */
async function addDocuments(
  work: SqlUnitOfWork<ConsentStores>,
  keys: ContentKeys,
): Promise<string[]> {
  const documents: string[] = [];
  for (let number = 0; number < DOCUMENTS; number += 1) {
    const [episodeId, documentId] = [uuidv7(), uuidv7()];
    const at = clock.now();
    const consent: GrantedConsent = {
      id: uuidv7(),
      episodeId,
      authority: HOLDER,
      state: 'granted',
      givenBy: { kind: 'parental_responsibility' },
      purpose: 'Benchmark',
      scope: ['existence', 'contact', 'content'],
      recipients: { kind: 'listed', authorities: [RECIPIENT] },
      evidenceReference: 'BENCH',
      givenAt: at,
      recordedAt: at,
      version: 1,
    };
    await work.repeatable(async ({ consents, counterparts }) => {
      await counterparts.claim(episodeId, HOLDER);
      await consents.add(consent);
      await counterparts.add(episodeId, [HOLDER, RECIPIENT]);
    });
    const key = await keys.issue(
      { episodeId, documentId, documentVersion: 1, authority: HOLDER, category: 'assessment' },
      contextOf(IssueContentKey.type),
    );
    if (isRefusal(key)) throw new Error(key.refused);
    documents.push(documentId);
  }
  return documents;
}
