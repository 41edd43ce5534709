import { createHash, randomBytes } from 'node:crypto';
import { compactVerify, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { makeEncryptionKey, openReleased, sealForRelease } from '@hub/borough-connector';
import {
  type ErasureReceipt,
  type ReceiptKey,
  ReleaseContentWanted,
  type ReleaseContentWantedPayload,
  ReleaseHandedOver,
} from '@hub/contracts/consent';
import { type DocumentView, type Folder, ReleaseContentReady } from '@hub/contracts/episode';
import { ASSESSMENT, Folders, pieces, whole } from './stage/folders.js';
import { Stage } from './stage/stage.js';

let stage: Stage;
let folders: Folders;
beforeAll(() => {
  stage = new Stage();
  folders = new Folders(stage);
});

describe('an episode’s folder', () => {
  it('carries an assessment from one authority to another, sealed all the way, with a receipt to who added it', async () => {
    const { episode: one } = await folders.episode();
    const added = await folders.addAssessment(one.id);
    const { body: folder } = await stage
      .as('Greenwich')
      .get<Folder>(`/v1/episodes/${one.id}/documents`);
    expect(folder.documents).toMatchObject([
      { id: added.id, authority: stage.code('Lewisham'), category: 'assessment', version: 1 },
    ]);
    expect(JSON.stringify(folder)).not.toContain('therapy');

    const { release, key, fetch } = await folders.request(added.id);
    const reply = await fetch();
    const copy = reply.clone();
    expect(Buffer.from(await copy.arrayBuffer()).includes('therapy')).toBe(false);
    const opened = await openReleased(reply, key.privateKey);
    expect(JSON.parse((await whole(opened.content)).toString())).toEqual(ASSESSMENT);
    expect(opened).toMatchObject({
      documentId: added.id,
      version: 1,
      mediaType: 'application/json',
    });
    await stage.journal.until(ReleaseHandedOver.type, release.id, [stage.code('Lewisham')]);
    const stranger = await makeEncryptionKey('other');
    await expect(openReleased(await fetch(), stranger.privateKey)).rejects.toThrow();
    const rows = await stage.query(
      'episode-service',
      `SELECT encode(bytes, 'escape') AS text FROM content_chunk WHERE document_id = '${added.id}'`,
    );
    expect(JSON.stringify(rows)).not.toContain('therapy');
  });

  it('leaves no key once consent is withdrawn, and lets nothing more be stored', async () => {
    const { consent, episode: one } = await folders.episode();
    const added = await folders.addAssessment(one.id);
    const { fetch } = await folders.request(added.id);
    await stage
      .as('Lewisham')
      .post(`/v1/consents/${consent.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
    await expect(fetch()).rejects.toMatchObject({
      status: 403,
      code: 'sharing_denied',
      message: expect.stringContaining('withdrawn'),
    });
    await expect(folders.request(added.id)).rejects.toMatchObject({
      status: 403,
      code: 'sharing_denied',
    });
    await expect(folders.addAssessment(one.id)).rejects.toMatchObject({
      status: 422,
      code: 'consent_missing',
    });
    expect(
      Buffer.from(
        await (
          await stage.as('Lewisham').stream(`/v1/documents/${added.id}/content`)
        ).arrayBuffer(),
      ).toString(),
    ).toContain('therapy');
  });

  it('is erased for ever, against a signed receipt', async () => {
    const { consent, episode: one } = await folders.episode();
    const added = await folders.addAssessment(one.id);
    const erase = () =>
      stage
        .as('Lewisham', 'lead_caf_contact')
        .post<ErasureReceipt>(`/v1/episodes/${one.id}/erasure`, {
          body: { reason: 'consent_withdrawn' },
        });
    await expect(erase()).rejects.toMatchObject({ status: 409, code: 'consent_in_force' });
    await stage
      .as('Lewisham')
      .post(`/v1/consents/${consent.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
    const { body } = await erase();
    const { body: key } = await stage.as('Barnet').get<ReceiptKey>('/v1/receipt-key');
    const { payload } = await compactVerify(body.receipt, await importJWK({ ...key }, 'ES256'));
    expect(JSON.parse(Buffer.from(payload).toString())).toEqual({
      episodeId: one.id,
      reason: 'consent_withdrawn',
      erasedAt: body.erasedAt,
      documents: 1,
    });
    await expect(
      stage.as('Lewisham').stream(`/v1/documents/${added.id}/content`),
    ).rejects.toMatchObject({ status: 410, code: 'content_erased' });
    await stage.until(
      () =>
        stage.query(
          'episode-service',
          `SELECT 1 FROM content_chunk WHERE document_id = '${added.id}'`,
        ),
      (rows) => rows.length === 0,
    );
  });

  it('passes a document that its authority keeps itself through to its recipient, sealed all the way', async () => {
    const { consent, episode: one } = await folders.episode();
    const content = Buffer.concat([Buffer.from('%PDF-1.7\nprivate words'), randomBytes(200_000)]);
    const system = stage.asSystem('Lewisham');
    const held = {
      category: 'attachment',
      mediaType: 'application/pdf',
      size: content.length,
      digest: createHash('sha256').update(content).digest('hex'),
      ownReference: 'LEW-9',
    };
    const { body: document } = await system.post<DocumentView>(
      `/v1/episodes/${one.id}/held-documents`,
      { body: held },
    );
    await expect(
      stage.as('Lewisham').stream(`/v1/documents/${document.id}/content`),
    ).rejects.toMatchObject({ status: 409, code: 'content_held' });

    const { release, key, fetch } = await folders.request(document.id);
    await expect(fetch()).rejects.toMatchObject({ status: 409, code: 'content_awaited' });
    const [asking] = await stage.journal.until(ReleaseContentWanted.type, release.id, [
      stage.code('Lewisham'),
    ]);
    const wanted = asking?.message.data as unknown as ReleaseContentWantedPayload;
    const pass = async (bytes: Buffer, by = system) =>
      by.post(`/v1/releases/${release.id}/content`, {
        raw: await sealForRelease(wanted, pieces(bytes)),
        attempts: 1,
      });
    await expect(pass(content, stage.asSystem('Sutton'))).rejects.toMatchObject({
      status: 404,
      code: 'not_found',
    });
    await expect(
      system.post(`/v1/releases/${release.id}/content`, {
        raw: { type: 'application/octet-stream', content: 'x' },
      }),
    ).rejects.toMatchObject({ status: 400, code: 'content_key_missing' });
    await expect(pass(Buffer.alloc(10_100_000))).rejects.toMatchObject({
      status: 413,
      code: 'content_too_large',
    });
    await pass(content);
    await stage.journal.until(ReleaseContentReady.type, release.id, [stage.code('Greenwich')]);
    const opened = await openReleased(await fetch(), key.privateKey);
    expect(Buffer.compare(await whole(opened.content), content)).toBe(0);
    expect(opened).toMatchObject({
      documentId: document.id,
      version: 1,
      mediaType: 'application/pdf',
    });
    await stage.journal.until(ReleaseHandedOver.type, release.id, [stage.code('Lewisham')]);
    const rows = await stage.query(
      'episode-service',
      `SELECT encode(bytes, 'escape') AS text FROM content_chunk WHERE document_id = '${release.id}'`,
    );
    expect(rows).toHaveLength(4);
    expect(JSON.stringify(rows)).not.toContain('private words');

    const other = await folders.request(document.id);
    const [asked] = await stage.journal.until(ReleaseContentWanted.type, other.release.id, [
      stage.code('Lewisham'),
    ]);
    const forged = await sealForRelease(
      asked?.message.data as unknown as ReleaseContentWantedPayload,
      pieces(Buffer.from('not what was put on record')),
    );
    await system.post(`/v1/releases/${other.release.id}/content`, { raw: forged });
    const { content: wrong } = await openReleased(await other.fetch(), other.key.privateKey);
    await expect(whole(wrong)).rejects.toThrow('not the one that its holder put on record');
    await stage
      .as('Lewisham')
      .post(`/v1/consents/${consent.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
    await expect(fetch()).rejects.toMatchObject({ status: 403, code: 'sharing_denied' });
  });
});
