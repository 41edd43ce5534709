import { createHash, randomBytes } from 'node:crypto';
import { compactVerify, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { makeEncryptionKey, openReleased, sealForRelease } from '@hub/borough-connector';
import type { Role } from '@hub/contracts';
import {
  type ConsentView,
  type ErasureReceipt,
  type OpenedOverride,
  type OverrideView,
  type ReceiptKey,
  ReleaseContentWanted,
  type ReleaseContentWantedPayload,
  ReleaseHandedOver,
  type ReleaseView,
} from '@hub/contracts/consent';
import {
  type DocumentView,
  type EpisodeView,
  type Folder,
  ReleaseContentReady,
} from '@hub/contracts/episode';
import type { InboxPage } from '@hub/contracts/notification';
import { Stage } from './stage/stage.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

const ASSESSMENT = {
  assessedOn: '2026-03-01',
  reason: 'School asked for support',
  elements: [
    {
      element: 'speech_language_and_communication',
      needs: 'Waits for therapy since autumn',
      strengths: 'Sings',
    },
  ],
  conclusions: 'Speech therapy at school',
};

async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

async function* pieces(content: Buffer): AsyncGenerator<Buffer> {
  await Promise.resolve();
  yield content;
}

/** An episode of Lewisham under a consent that lets Greenwich see content; Greenwich has joined the team. */
async function episode(): Promise<{ consent: ConsentView; episode: EpisodeView }> {
  const { consent, episode: started } = await stage.episode('Lewisham', ['Greenwich'], {
    scope: ['existence', 'contact', 'content'],
  });
  const joined = await stage.join(stage.as('Lewisham'), started.id, {
    authority: 'Greenwich',
    person: stage.person('Greenwich'),
  });
  return { consent, episode: joined };
}

async function upload(
  episodeId: string,
  content: string | Uint8Array<ArrayBuffer>,
  type: string,
  category: string,
  by = 'Lewisham',
): Promise<DocumentView> {
  return (
    await stage
      .as(by)
      .post<DocumentView>(`/v1/episodes/${episodeId}/documents?category=${category}`, {
        raw: { type, content },
      })
  ).body;
}

async function request(documentId: string, by = 'Greenwich', role: Role = 'practitioner') {
  const key = await makeEncryptionKey('test');
  const { body: release } = await stage.as(by, role).post<ReleaseView>('/v1/releases', {
    body: { documentId, purpose: 'support', recipientKey: key.publicKey },
  });
  return {
    release,
    key,
    fetch: () => stage.as(by, role).stream(`/v1/releases/${release.id}/content`),
  };
}

describe('an episode’s folder', () => {
  it('carries an assessment from one authority to another, sealed all the way, with a receipt to who added it', async () => {
    const { episode: one } = await episode();
    const added = await upload(
      one.id,
      JSON.stringify(ASSESSMENT),
      'application/json',
      'assessment',
    );
    const { body: folder } = await stage
      .as('Greenwich')
      .get<Folder>(`/v1/episodes/${one.id}/documents`);
    expect(folder.documents).toMatchObject([
      { id: added.id, authority: stage.code('Lewisham'), category: 'assessment', version: 1 },
    ]);
    expect(JSON.stringify(folder)).not.toContain('therapy');

    const { release, key, fetch } = await request(added.id);
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
    const { consent, episode: one } = await episode();
    const added = await upload(
      one.id,
      JSON.stringify(ASSESSMENT),
      'application/json',
      'assessment',
    );
    const { fetch } = await request(added.id);
    await stage
      .as('Lewisham')
      .post(`/v1/consents/${consent.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
    await expect(fetch()).rejects.toMatchObject({
      status: 403,
      code: 'sharing_denied',
      message: expect.stringContaining('withdrawn'),
    });
    await expect(request(added.id)).rejects.toMatchObject({ status: 403, code: 'sharing_denied' });
    await expect(
      upload(one.id, JSON.stringify(ASSESSMENT), 'application/json', 'assessment'),
    ).rejects.toMatchObject({ status: 422, code: 'consent_missing' });
    expect(
      Buffer.from(
        await (
          await stage.as('Lewisham').stream(`/v1/documents/${added.id}/content`)
        ).arrayBuffer(),
      ).toString(),
    ).toContain('therapy');
  });

  it('is erased for ever, against a signed receipt', async () => {
    const { consent, episode: one } = await episode();
    const added = await upload(
      one.id,
      JSON.stringify(ASSESSMENT),
      'application/json',
      'assessment',
    );
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

  it('opens for an hour to an override in the public interest, which an authority with no part in it reviews', async () => {
    const { episode: one } = await episode();
    const added = await upload(
      one.id,
      JSON.stringify(ASSESSMENT),
      'application/json',
      'assessment',
    );
    await expect(request(added.id, 'Barnet')).rejects.toMatchObject({ status: 404 });
    const body = {
      recipient: stage.code('Barnet'),
      categories: ['assessment'],
      ground: 'significant_harm',
      explanation: 'x',
      familyTold: true,
    };
    await expect(
      stage.asSystem('Lewisham').post(`/v1/episodes/${one.id}/overrides`, { body }),
    ).rejects.toMatchObject({ status: 403 });
    const { body: override } = await stage
      .as('Lewisham')
      .post<OverrideView>(`/v1/episodes/${one.id}/overrides`, { body });
    const { body: opened } = await stage
      .as('Barnet')
      .get<OpenedOverride>(`/v1/overrides/${override.id}`);
    expect(opened.documents.map(({ id }) => id)).toEqual([added.id]);
    expect((await request(added.id, 'Barnet', 'lead_caf_contact')).release).toMatchObject({
      because: 'public_interest',
      validUntil: override.expiresAt,
    });
    const reviewer =
      stage.credentials.authorities.find(({ code }) => code === override.reviewer)?.name ?? '';
    const inbox = (name: string, role: Role) => stage.as(name, role).get<InboxPage>('/v1/inbox');
    await stage.until(
      () => inbox(reviewer, 'lead_caf_contact'),
      ({ body: { items } }) => items.some(({ path }) => path === `/v1/overrides/${override.id}`),
    );
    const review = { justified: false, reason: 'More than was needed' };
    const reviewed = await stage
      .as(reviewer, 'lead_caf_contact')
      .post<OverrideView>(`/v1/overrides/${override.id}/review`, { body: review });
    expect(reviewed.body.review).toBe('unjustified');
    const { body: again } = await stage
      .as('Lewisham')
      .post<OverrideView>(`/v1/episodes/${one.id}/overrides`, { body });
    await stage.until(
      () => inbox('Lewisham', 'head_of_service'),
      ({ body: { items } }) => items.some(({ subject }) => subject === again.id),
    );
    await expect(
      stage
        .as('Lewisham')
        .post(`/v1/episodes/${one.id}/overrides`, { body: { ...body, ground: 'serious_crime' } }),
    ).rejects.toMatchObject({ status: 403, code: 'override_suspended' });
  });

  it('passes a document that its authority keeps itself through to its recipient, sealed all the way', async () => {
    const { consent, episode: one } = await episode();
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

    const { release, key, fetch } = await request(document.id);
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

    const other = await request(document.id);
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

  it('streams ten megabytes up and down with little memory', async () => {
    const { episode: one } = await episode();
    const content = new Uint8Array(10_000_000);
    content.set(Buffer.from('%PDF-1.7\n'));
    content.set(randomBytes(1_000), 5_000_000);
    const added = await upload(one.id, content, 'application/pdf', 'attachment');
    expect(added.versions).toMatchObject([{ size: 10_000_000, mediaType: 'application/pdf' }]);
    const { key, fetch } = await request(added.id);
    const opened = await openReleased(await fetch(), key.privateKey);
    expect(Buffer.compare(await whole(opened.content), content)).toBe(0);
  });

  it.each([
    {
      what: 'a program that says it is a PDF',
      content: Buffer.from('4d5a900003', 'hex').toString('latin1'),
      code: 'content_mismatch',
      status: 422,
    },
    {
      what: 'a type that is not taken in',
      content: 'x',
      type: 'text/html',
      code: 'unsupported_media_type',
      status: 415,
    },
    {
      what: 'a category that does not exist',
      content: '{}',
      type: 'application/json',
      category: 'secrets',
      code: 'invalid_request',
      status: 400,
    },
    {
      what: 'a plan without a first review',
      content: JSON.stringify({ agreedOn: '2026-03-01', actions: [] }),
      type: 'application/json',
      category: 'action_plan',
      code: 'invalid_request',
      status: 400,
    },
    {
      what: 'more than ten megabytes',
      content: `%PDF-1.7${'a'.repeat(10_000_000)}`,
      code: 'content_too_large',
      status: 413,
    },
  ])(
    'refuses $what, and stores nothing',
    async ({ content, type = 'application/pdf', category = 'attachment', status, code }) => {
      const { episode: one } = await episode();
      await expect(upload(one.id, content, type, category)).rejects.toMatchObject({ status, code });
      expect(
        (await stage.as('Lewisham').get<Folder>(`/v1/episodes/${one.id}/documents`)).body.documents,
      ).toEqual([]);
    },
  );
});
