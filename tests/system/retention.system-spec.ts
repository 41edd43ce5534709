import { compactVerify, importJWK } from 'jose';
import { beforeAll, expect, it } from '@jest/globals';
import {
  ContentErased,
  type ErasurePage,
  type ReceiptKey,
  type RetentionView,
} from '@hub/contracts/consent';
import type { DocumentView } from '@hub/contracts/episode';
import type { EvidencePage } from '@hub/contracts/ledger';
import { Stage } from './stage/stage.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

it('erases the content of a closed episode when its time is up and nobody holds it, against a signed receipt; the ledger stays whole', async () => {
  const { episode } = await stage.episode('Lewisham', ['Greenwich'], {
    scope: ['existence', 'contact', 'content'],
  });
  const lewisham = stage.as('Lewisham', 'lead_caf_contact');
  const greenwich = stage.as('Greenwich', 'service_manager');
  const retention = async (): Promise<RetentionView> =>
    (await lewisham.get<RetentionView>(`/v1/episodes/${episode.id}/retention`)).body;
  const raw = { type: 'application/json', content: '{"private":"words"}' };
  const { body: document } = await stage
    .as('Lewisham')
    .post<DocumentView>(`/v1/episodes/${episode.id}/documents?category=attachment`, { raw });
  const member = {
    authority: stage.code('Greenwich'),
    personId: stage.person('Greenwich').id,
    role: 'teacher',
  };
  await stage.as('Lewisham').post(`/v1/episodes/${episode.id}/team-members`, { body: member });
  expect(await retention()).toMatchObject({ state: 'running', holds: [] });

  const hold = { ground: 'public_inquiry', reference: 'INQ-7' };
  await expect(
    stage
      .as('Sutton', 'lead_caf_contact')
      .post(`/v1/episodes/${episode.id}/retention/hold`, { body: hold }),
  ).rejects.toMatchObject({ status: 404 });
  await stage.until(
    () =>
      greenwich
        .post(`/v1/episodes/${episode.id}/retention/hold`, { body: hold })
        .catch(() => undefined),
    (held) => held !== undefined,
  );
  await stage.as('Lewisham').post(`/v1/episodes/${episode.id}/steps`, {
    body: { step: 'close', closingReason: 'opened_in_error' },
    ifMatch: '"2"',
  });
  expect(await stage.until(retention, ({ closedAt }) => closedAt !== undefined)).toMatchObject({
    state: 'held',
    closingReason: 'opened_in_error',
    schedule: 2,
  });
  await expect(
    lewisham.post(`/v1/episodes/${episode.id}/erasure`, { body: { reason: 'retention_ended' } }),
  ).rejects.toMatchObject({ status: 409, code: 'record_held' });

  await greenwich.post(`/v1/episodes/${episode.id}/retention/hold/end`, { body: {} });
  const erased = await stage.until(retention, ({ state }) => state === 'erased');
  expect(erased).toMatchObject({ erasedBecause: 'retention_ended' });
  const { body: key } = await lewisham.get<ReceiptKey>('/v1/receipt-key');
  const { payload, protectedHeader } = await compactVerify(
    erased.receipt ?? '',
    await importJWK({ ...key }, 'ES256'),
  );
  expect(protectedHeader.typ).toBe('erasure-receipt+jws');
  expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({
    episodeId: episode.id,
    reason: 'retention_ended',
    documents: 1,
  });
  expect((await lewisham.get<ErasurePage>('/v1/erasures')).body.items).toContainEqual(
    expect.objectContaining({ episodeId: episode.id, receipt: erased.receipt }),
  );

  await expect(
    stage.as('Lewisham').stream(`/v1/documents/${document.id}/content`),
  ).rejects.toMatchObject({ status: 410, code: 'content_erased' });
  await stage.journal.until(ContentErased.type, episode.id, [
    stage.code('Lewisham'),
    stage.code('Greenwich'),
  ]);
  await stage.until(
    () =>
      stage.query(
        'episode-service',
        `SELECT 1 FROM content_chunk WHERE document_id = '${document.id}'`,
      ),
    (rows) => rows.length === 0,
  );
  const [statement] = await stage.query<{ purpose: string }>(
    'consent-service',
    `SELECT purpose FROM consent WHERE episode_id = '${episode.id}'`,
  );
  expect(statement?.purpose).toBe('');
  const evidence = await stage.until(
    () => lewisham.get<EvidencePage>(`/v1/episodes/${episode.id}/evidence?limit=100`),
    ({ body }) => body.items.some(({ entry }) => entry.includes('retention.wake')),
  );
  expect(
    evidence.body.items.map(({ entry }) => (JSON.parse(entry) as { action: string }).action),
  ).toEqual(
    expect.arrayContaining([
      'consent.record.v1',
      'episode.start.v1',
      'retention.hold.v1',
      'retention.wake',
    ]),
  );
});
