import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { compactDecrypt, CompactEncrypt, decodeProtectedHeader, importJWK } from 'jose';
import { ReleaseContentWanted } from '@hub/contracts/consent';
import { LookupEnquiryAsked, SocialCareAsked } from '@hub/contracts/lookup';
import { encryptToHub } from './encrypt.js';
import { makeEncryptionKey, readEnquiry, readSocialCareQuestion } from './enquiries.js';
import { openReleased, sealForRelease } from './releases.js';

const CHILD = { givenName: 'Ada', familyName: 'Zz', dateOfBirth: '2015-03-02' };
const CONTENT = Buffer.from('what is known '.repeat(10_000));

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  await Promise.resolve();
  for (let from = 0; from < bytes.length; from += 40_000) yield bytes.subarray(from, from + 40_000);
}

async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** Address of a hub that publishes these keys. */
async function publishing(keys: object[]): Promise<string> {
  const server = createServer((_request, reply) => reply.end(JSON.stringify({ keys })));
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

describe('data encrypted to the hub', () => {
  it('can be read with the key it publishes first, which it names, and nothing of it shows', async () => {
    const [first, second] = [await makeEncryptionKey('new'), await makeEncryptionKey('old')];
    const url = await publishing([first.publicKey, second.publicKey]);
    const { jwe } = await (await encryptToHub(url))(CHILD);
    expect(decodeProtectedHeader(jwe)).toMatchObject({ kid: 'new', enc: 'A256GCM' });
    expect(jwe).not.toContain(Buffer.from('Ada').toString('base64url'));
    const key = await importJWK(first.privateKey, 'ECDH-ES+A256KW');
    const { plaintext } = await compactDecrypt(jwe, key);
    expect(JSON.parse(Buffer.from(plaintext).toString())).toEqual(CHILD);
  });

  it('is not sent where the hub publishes no key', async () => {
    const url = await publishing([]);
    await expect(encryptToHub(url)).rejects.toThrow('The hub publishes no key');
  });
});

describe('an enquiry of the hub', () => {
  const envelope = (type: string, data: object) =>
    ({ specversion: '1.0', id: 'x', source: 'urn:x', time: '', type, data }) as never;

  async function askedUnder(
    key: Awaited<ReturnType<typeof makeEncryptionKey>>,
    type: string = LookupEnquiryAsked.type,
  ) {
    const jwe = await new CompactEncrypt(Buffer.from(JSON.stringify(CHILD)))
      .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: key.publicKey.kid })
      .encrypt(await importJWK({ ...key.publicKey }, 'ECDH-ES+A256KW'));
    return envelope(type, { enquiryId: 'e', question: { jwe } });
  }

  it('is read with the private key, which the public one does not hold', async () => {
    const key = await makeEncryptionKey('k');
    expect(Object.keys(key.publicKey).sort()).toEqual(['crv', 'kid', 'kty', 'x', 'y']);
    expect(await readEnquiry(await askedUnder(key), key.privateKey)).toEqual({
      enquiryId: 'e',
      child: CHILD,
    });
  });

  it('to social care is read in the same way, and each is told from the other', async () => {
    const key = await makeEncryptionKey('k');
    const asked = await askedUnder(key, SocialCareAsked.type);
    expect(await readSocialCareQuestion(asked, key.privateKey)).toMatchObject({ child: CHILD });
    expect(await readEnquiry(asked, key.privateKey)).toBeUndefined();
    const other = await askedUnder(key);
    expect(await readSocialCareQuestion(other, key.privateKey)).toBeUndefined();
  });

  it('stays closed to another key', async () => {
    const asked = await askedUnder(await makeEncryptionKey('k'));
    const { privateKey } = await makeEncryptionKey('k');
    await expect(readEnquiry(asked, privateKey)).rejects.toThrow();
  });

  it('is told from other messages', async () => {
    const { privateKey } = await makeEncryptionKey('k');
    expect(await readEnquiry(envelope('consent.granted.v1', {}), privateKey)).toBeUndefined();
  });
});

describe('a released content', () => {
  const [example] = ReleaseContentWanted.examples as {
    releaseId: string;
    binding: string;
    recipientKey: object;
  }[];

  async function sealed(digest = createHash('sha256').update(CONTENT).digest('hex')) {
    const key = await makeEncryptionKey('r');
    const wanted = { ...example, recipientKey: key.publicKey } as never;
    const raw = await sealForRelease(wanted, inPieces(CONTENT));
    const headers = {
      ...raw.headers,
      'content-binding': example?.binding ?? '',
      'document-id': 'd',
      'document-version': '3',
      'document-media-type': 'application/pdf',
      'document-digest': digest,
    };
    return { key, raw, headers, bytes: Buffer.from(raw.content as Uint8Array) };
  }

  it('comes out as its holder sealed it, with what it is', async () => {
    const { key, headers, bytes } = await sealed();
    expect(bytes.includes('what is known')).toBe(false);
    const opened = await openReleased(new Response(bytes, { headers }), key.privateKey);
    expect(opened).toMatchObject({ documentId: 'd', version: 3, mediaType: 'application/pdf' });
    expect((await whole(opened.content)).equals(CONTENT)).toBe(true);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    [
      'one bit was changed',
      (bytes) => Buffer.from(bytes.map((byte, at) => (at === 70_000 ? byte ^ 1 : byte))),
    ],
    ['its end is missing', (bytes) => bytes.subarray(0, 66_000)],
  ])('fails where %s', async (_what, change) => {
    const { key, headers, bytes } = await sealed();
    const opened = await openReleased(new Response(change(bytes), { headers }), key.privateKey);
    await expect(whole(opened.content)).rejects.toThrow();
  });

  it('fails at its end where it is not what was put on record', async () => {
    const { key, headers, bytes } = await sealed('0'.repeat(64));
    const opened = await openReleased(new Response(bytes, { headers }), key.privateKey);
    await expect(whole(opened.content)).rejects.toThrow(
      'not the one that its holder put on record',
    );
  });

  it('fails where it was sealed for another release, or to another key', async () => {
    const { key, headers, bytes } = await sealed();
    const moved = { ...headers, 'content-binding': 'another' };
    const opened = await openReleased(new Response(bytes, { headers: moved }), key.privateKey);
    await expect(whole(opened.content)).rejects.toThrow();
    const { privateKey } = await makeEncryptionKey('r');
    await expect(openReleased(new Response(bytes, { headers }), privateKey)).rejects.toThrow();
  });
});
