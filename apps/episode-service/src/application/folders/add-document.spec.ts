import { compactDecrypt, exportJWK, generateKeyPair } from 'jose';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { openContent } from '@hub/content-cipher';
import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ContentCategory } from '@hub/contracts/consent';
import { contentBinding, type ContentType, type DocumentView } from '@hub/contracts/episode';
import { asked, CountingIds, delivered, FakeUnitOfWork, FixedClock } from '@hub/testing';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { AddDocument } from './add-document.js';
import type { ContentKeyRegister } from './folder-ports.js';
import { KeepFolders } from './keep-folders.js';
import { ReadFolder } from './read-folder.js';

const KEY = Buffer.alloc(32, 4);
const PDF = Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(150_000, 'a')]);
const PLAN = {
  agreedOn: '2026-03-01',
  actions: [{ outcome: 'o', action: 'a', by: 'b' }],
  firstReviewOn: '2026-04-13',
};
const by = asked(LEWISHAM, { personId: person(1) });

// eslint-disable-next-line @typescript-eslint/require-await -- stands for a body that comes in by pieces
async function* body(content: Buffer | object): AsyncGenerator<Buffer> {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
  for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000);
}

async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

describe('an episode’s folder', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let issued: (Buffer | Refusal)[];
  let documents: AddDocument;
  let folder: ReadFolder;
  const clock = new FixedClock();
  const keys: ContentKeyRegister = {
    issue: () => Promise.resolve(issued.shift() ?? KEY),
    open: () => Promise.resolve(KEY),
    handOver: (documentId, _passed, { authority }) =>
      Promise.resolve(
        authority === GREENWICH
          ? { documentId, documentVersion: 1, contentKey: 'jwe' }
          : refuse('sharing_denied'),
      ),
    pass: () => Promise.resolve(refuse('content_not_held')),
  };
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    issued = [];
    documents = new AddDocument(
      work,
      keys,
      {
        matches: (start, type) =>
          Promise.resolve(
            type !== 'application/pdf' || start.subarray(0, 5).toString() === '%PDF-',
          ),
      },
      { clock, ids: new CountingIds() },
      whoMay,
    );
    folder = new ReadFolder(work, keys, whoMay);
    await work.stores.episodes.add(
      episode({
        team: [{ id: 't', authority: GREENWICH, personId: person(2), role: 'x', confirmed: false }],
      }),
    );
  });
  const add = (
    content: Buffer | object = PDF,
    change: { category?: ContentCategory; mediaType?: ContentType; by?: typeof by } = {},
  ) =>
    documents.add(
      {
        episodeId: EPISODE,
        category: change.category ?? 'attachment',
        mediaType: change.mediaType ?? 'application/pdf',
      },
      body(content),
      change.by ?? by,
    );
  const added = async (...values: Parameters<typeof add>): Promise<DocumentView> => {
    const view = await add(...values);
    if (isRefusal(view)) throw new Error(view.refused);
    return view;
  };
  const leftBehind = async (id: string) => (await work.stores.contents.read(id, 1, 0, 10)).length;

  it('takes a document in sealed, tells the counterparts without content, and gives it back to who added it', async () => {
    const view = await added();
    expect(view).toMatchObject({
      authority: LEWISHAM,
      category: 'attachment',
      version: 1,
      versions: [{ size: PDF.length, mediaType: 'application/pdf', addedBy: person(1) }],
    });
    expect(work.told).toEqual([['episode.document_added.v1', [GREENWICH, LEWISHAM]]]);
    const chunks = await work.stores.contents.read(view.id, 1, 0, 10);
    expect(chunks).toHaveLength(3);
    expect(Buffer.concat(chunks).includes('aaaaaaaa')).toBe(false);
    const own = await folder.own({ documentId: view.id }, by);
    expect(isRefusal(own) ? own : (await whole(own.bytes)).equals(PDF)).toBe(true);
    expect(
      await folder.own({ documentId: view.id }, asked(GREENWICH, { personId: person(2) })),
    ).toMatchObject({
      refused: 'forbidden',
    });
    expect(await folder.own({ documentId: view.id }, asked(SOUTHWARK))).toEqual({
      refused: 'not_found',
    });
    expect(await folder.list({ episodeId: EPISODE }, asked(GREENWICH))).toMatchObject({
      documents: [{ id: view.id }],
    });
    expect(await folder.list({ episodeId: EPISODE }, asked(SOUTHWARK))).toEqual({
      refused: 'not_found',
    });
  });

  it('gives it to who added it sealed to a key of theirs, and to no key that is none', async () => {
    const { id } = await added();
    const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256' });
    const { x = '', y = '' } = await exportJWK(publicKey);
    const recipient = { kid: 'page', kty: 'EC', crv: 'P-256', x, y } as const;
    const sealed = await folder.own({ documentId: id }, by, recipient);
    if (isRefusal(sealed) || !('contentKey' in sealed)) throw new Error('It is not sealed');
    expect(sealed).toMatchObject({ documentId: id, documentVersion: 1 });
    const bytes = await whole(sealed.bytes);
    expect(bytes.includes('aaaaaaaa')).toBe(false);
    const { plaintext } = await compactDecrypt(sealed.contentKey, privateKey);
    const opened = openContent(body(bytes), Buffer.from(plaintext), sealed.binding);
    expect((await whole(opened)).equals(PDF)).toBe(true);
  });

  it('gives a released document as it lies there, for its recipient to open', async () => {
    const { id } = await added();
    const released = await folder.released(id, asked(GREENWICH));
    if (isRefusal(released)) throw new Error(released.refused);
    expect(released).toMatchObject({
      contentKey: 'jwe',
      binding: contentBinding(id, 1),
      size: PDF.length,
      mediaType: 'application/pdf',
    });
    expect((await whole(openContent(released.bytes, KEY, released.binding))).equals(PDF)).toBe(
      true,
    );
    expect(await folder.released(id, asked(SOUTHWARK))).toEqual({ refused: 'sharing_denied' });
  });

  it('stores nothing without consent, also where it ended while the content came in', async () => {
    issued = [refuse('consent_missing')];
    expect(await add()).toEqual({ refused: 'consent_missing' });
    issued = [KEY, refuse('consent_missing')];
    expect(await add()).toEqual({ refused: 'consent_missing' });
    expect(await folder.list({ episodeId: EPISODE }, by)).toEqual({
      episodeId: EPISODE,
      documents: [],
    });
    expect(work.facts).toEqual([]);
    for (const id of [
      '00000000-0000-7000-8000-000000000001',
      '00000000-0000-7000-8000-000000000002',
    ])
      expect(await leftBehind(id)).toBe(0);
  });

  it('refuses what is too large, is not what it says, or has another form, and keeps nothing of it', async () => {
    expect(await add(Buffer.concat([PDF, Buffer.alloc(10_000_000)]))).toMatchObject({
      refused: 'content_too_large',
    });
    expect(await add(Buffer.from('GIF89a'))).toMatchObject({ refused: 'content_mismatch' });
    expect(await add(Buffer.alloc(0))).toMatchObject({ refused: 'content_mismatch' });
    const json = { category: 'action_plan', mediaType: 'application/json' } as const;
    expect(await add(Buffer.from('{'), json)).toMatchObject({ refused: 'malformed_json' });
    expect(await add({ ...PLAN, firstReviewOn: undefined }, json)).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'firstReviewOn' }],
    });
    expect(await add({ ...PLAN, agreedOn: 'x'.repeat(100_001) }, json)).toMatchObject({
      refused: 'content_too_large',
    });
    expect(await folder.list({ episodeId: EPISODE }, by)).toMatchObject({ documents: [] });
  });

  it('is for authorities with a part in the episode', async () => {
    expect(await add(PDF, { by: asked(SOUTHWARK) })).toEqual({ refused: 'not_found' });
    expect(
      await documents.add(
        { episodeId: LEWISHAM, category: 'attachment', mediaType: 'application/pdf' },
        body(PDF),
        by,
      ),
    ).toEqual({ refused: 'not_found' });
  });

  it('is for who works with the child alone, before a byte is sealed and once more when all are here', async () => {
    const colleague = asked(LEWISHAM, { personId: person(9) });
    expect(await add(PDF, { by: colleague })).toMatchObject({ refused: 'not_involved' });
    const { id } = await added();
    const pdf = { documentId: id, mediaType: 'application/pdf' as const };
    expect(await documents.addVersion(pdf, body(PDF), colleague)).toMatchObject({
      refused: 'not_involved',
    });
    const member = asked(GREENWICH, { personId: person(2) });
    async function* leaving(): AsyncGenerator<Buffer> {
      yield* body(PDF);
      await work.stores.episodes.save(episode({ team: [] }));
    }
    const plan = {
      episodeId: EPISODE,
      category: 'attachment',
      mediaType: 'application/pdf',
    } as const;
    expect(await documents.add(plan, leaving(), member)).toEqual({ refused: 'not_found' });
    expect(await folder.list({ episodeId: EPISODE }, by)).toMatchObject({ documents: [{ id }] });
  });

  it('sets no day of a review, whatever it says of one: a step of the case does', async () => {
    const json = { category: 'progress_review', mediaType: 'application/json' } as const;
    await added(PLAN, { category: 'action_plan', mediaType: 'application/json' });
    const review = { reviewedOn: '2026-04-13', progress: 'p', decision: 'continue' };
    expect(await add(review, json)).toMatchObject({ faults: [{ field: 'nextReviewOn' }] });
    await added({ ...review, nextReviewOn: '2026-07-13' }, json);
    const stands = await work.stores.episodes.find(EPISODE);
    expect([stands?.nextReviewOn, stands?.version]).toEqual([undefined, 1]);
  });

  it('lets the authority that added a document correct it, nobody else, and one at a time', async () => {
    const { id } = await added();
    const correct = (context = by) =>
      documents.addVersion({ documentId: id, mediaType: 'application/pdf' }, body(PDF), context);
    expect(await correct(asked(GREENWICH, { personId: person(2) }))).toMatchObject({
      refused: 'forbidden',
    });
    expect(await correct(asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    expect(await correct()).toMatchObject({
      version: 2,
      versions: [{ version: 2 }, { version: 1 }],
    });
    const second = await work.stores.documents.find(id);
    issued = [KEY];
    const racing = documents.addVersion(
      { documentId: id, mediaType: 'application/pdf' },
      (async function* () {
        yield* body(PDF);
        if (second)
          await work.stores.documents.addVersion({
            ...second,
            versions: [
              { version: 3, mediaType: 'application/pdf', size: 1, addedAt: clock.now() },
              ...second.versions,
            ],
          });
      })(),
      by,
    );
    expect(await racing).toMatchObject({ refused: 'conflict' });
  });

  it('takes away what nobody can open any more, and uploads that broke off', async () => {
    const { id } = await added();
    const keeping = new KeepFolders(work, clock);
    await work.stores.contents.begin(person(9), 1, '2026-03-02T08:00:00.000Z');
    await work.stores.contents.put(person(9), 1, 0, Buffer.from('x'));
    await keeping.execute();
    expect([await leftBehind(person(9)), await leftBehind(id)]).toEqual([0, 3]);
    const needs = { easyRead: true, authority: LEWISHAM, recordedAt: clock.now() };
    const school = {
      id: person(9),
      kind: 'school' as const,
      inTeam: true,
      organisation: 'Hill School',
    };
    const contacts = [{ ...school, authority: LEWISHAM, addedAt: clock.now() }];
    await work.stores.episodes.save(episode({ needs, contacts }));
    await keeping.onErased(
      { episodeId: EPISODE, reason: 'court_order', erasedAt: clock.now() },
      delivered(1),
    );
    expect(await leftBehind(id)).toBe(0);
    expect(await work.stores.episodes.find(EPISODE)).toEqual(episode({ version: 2 }));
  });
});
