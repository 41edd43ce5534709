import { beforeAll, describe, expect, it } from '@jest/globals';
import { CompactEncrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { ReadConsent } from '@hub/contracts/consent';
import { AcceptTransfer } from '@hub/contracts/episode';
import { StartLookup } from '@hub/contracts/lookup';
import { testId } from '@hub/testing';
import { MemberMessageReader } from './member-message.js';

const MEMBER = { authority: 'E09000007', user: 'm.E09000007' };
const TRANSFER = { transferId: testId(1) };
const ENVELOPE = {
  ...{ specversion: '1.0', id: 'one', type: AcceptTransfer.type, data: TRANSFER },
  source: `urn:authority:${MEMBER.authority}`,
};
const [CHILD] = StartLookup.examples;

let publicKey: JWK;
let reader: MemberMessageReader;
beforeAll(async () => {
  const pair = await generateKeyPair('ECDH-ES+A256KW', { extractable: true });
  publicKey = { ...(await exportJWK(pair.publicKey)), kid: 'k1' };
  reader = new MemberMessageReader([{ ...(await exportJWK(pair.privateKey)), kid: 'k1' }]);
});

function read(envelope: unknown, userId: string | undefined = MEMBER.user) {
  const body = Buffer.from(typeof envelope === 'string' ? envelope : JSON.stringify(envelope));
  return reader.read({ body, userId, messageId: undefined }, MEMBER);
}

/** @param change of the header, or of what is encrypted */
async function encrypted(
  data: unknown,
  change: { kid?: string; enc?: string; alg?: string } = {},
): Promise<{ jwe: string }> {
  const { kid = 'k1', enc = 'A256GCM', alg = 'ECDH-ES+A256KW' } = change;
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  const jwe = await new CompactEncrypt(Buffer.from(text))
    .setProtectedHeader({ alg, enc, kid })
    .encrypt(await importJWK(publicKey, alg));
  return { jwe };
}

describe('a message of a member', () => {
  it('says what is asked, for whom, of which version and in which trace', async () => {
    const beside = { actingperson: testId(2), ifmatch: '"7"', traceparent: '00-a-b-01' };
    expect(await read({ ...ENVELOPE, ...beside })).toEqual({
      label: { id: 'one', type: AcceptTransfer.type },
      command: {
        id: 'one',
        definition: AcceptTransfer,
        payload: TRANSFER,
        actingPerson: testId(2),
        expectedVersion: 7,
        traceparent: '00-a-b-01',
      },
    });
  });

  it('says no more than that where it says no more', async () => {
    const { command } = await read(ENVELOPE);
    expect(Object.keys(command).sort()).toEqual(['definition', 'id', 'payload']);
  });

  it.each([
    ['7', 7],
    ['"7"', 7],
    ['W/"7"', undefined],
    ['*', undefined],
    [7, undefined],
  ])('that names the version %p names %p', async (ifmatch, expectedVersion) => {
    const { command } = await read({ ...ENVELOPE, ifmatch });
    expect((command as { expectedVersion?: number }).expectedVersion).toBe(expectedVersion);
  });

  it.each<[string, unknown, string]>([
    ['is a list', [ENVELOPE], 'invalid_request'],
    ['is a text', '"x"', 'invalid_request'],
    [
      'comes from another authority',
      { ...ENVELOPE, source: 'urn:authority:E09000008' },
      'forged_sender',
    ],
    ['names no source', { ...ENVELOPE, source: undefined }, 'forged_sender'],
    [
      'is of another version of CloudEvents',
      { ...ENVELOPE, specversion: '0.3' },
      'invalid_request',
    ],
    ['has no id', { ...ENVELOPE, id: undefined }, 'invalid_request'],
    ['has an id of 101 characters', { ...ENVELOPE, id: 'x'.repeat(101) }, 'invalid_request'],
    ['is of a type that nobody knows', { ...ENVELOPE, type: 'x.y.v1' }, 'unknown_message'],
    ['is a fact', { ...ENVELOPE, type: 'consent.refused.v1' }, 'unknown_message'],
    ['is not offered at the queue', { ...ENVELOPE, type: ReadConsent.type }, 'unknown_message'],
    ['lacks a field', { ...ENVELOPE, data: {} }, 'invalid_request'],
    ['has a field too many', { ...ENVELOPE, data: { ...TRANSFER, oops: 1 } }, 'invalid_request'],
    ['has no data', { ...ENVELOPE, data: undefined }, 'invalid_request'],
    ['names a field twice', '{"id":"one","id":"two"}', 'malformed_json'],
    ['is too large', { ...ENVELOPE, data: 'x'.repeat(100_000) }, 'body_too_large'],
  ])('is refused that %s', async (_what, envelope, refused) => {
    expect((await read(envelope)).command).toMatchObject({ refused });
  });

  it.each([
    ['another user', 'm.E09000008'],
    ['no user', undefined],
  ])('is forged where the broker saw %s', async (_what, userId) => {
    const body = Buffer.from(JSON.stringify(ENVELOPE));
    const { command } = await reader.read({ body, userId, messageId: undefined }, MEMBER);
    expect(command).toMatchObject({ refused: 'forged_sender' });
  });
});

describe('personal data', () => {
  const asking = (data: unknown) => read({ ...ENVELOPE, type: StartLookup.type, data });

  it('is read where it was encrypted to the hub', async () => {
    const { command } = await asking(await encrypted(CHILD));
    expect(command).toMatchObject({ definition: StartLookup, payload: CHILD });
  });

  it('is not taken in the clear, and the refusal does not repeat it', async () => {
    const { command } = await asking(CHILD);
    expect(command).toMatchObject({ refused: 'encryption_required' });
    expect(JSON.stringify(command)).not.toContain(
      (CHILD as { child: { familyName: string } }).child.familyName,
    );
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['to a key that is not ours', () => encrypted(CHILD, { kid: 'k2' }), 'not_decryptable'],
    ['with a weaker cipher', () => encrypted(CHILD, { enc: 'A128GCM' }), 'not_decryptable'],
    ['under a weaker wrap', () => encrypted(CHILD, { alg: 'ECDH-ES+A128KW' }), 'not_decryptable'],
    ['as something that is no JWE', () => Promise.resolve({ jwe: 'x' }), 'not_decryptable'],
    ['as half a text', () => encrypted('{"a":'), 'malformed_json'],
    ['in another shape', () => encrypted({ a: 1 }), 'invalid_request'],
  ])('is refused that is encrypted %s', async (_what, data, refused) => {
    expect((await asking(await data())).command).toMatchObject({ refused });
  });
});
