import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';

/**
 * Checkpoints as signed notes: the text, an empty line, one line for each signature. Sources: C2SP
 * signed-note, tlog-checkpoint and tlog-cosignature; signatures are Ed25519 (RFC 8032).
 */
export interface Checkpoint {
  /** Which ledger. */
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** Who signs. `kind` tells the ledger's own signature from a witness's cosignature. */
export interface Signer {
  readonly name: string;
  readonly kind: keyof typeof ALGORITHMS;
  readonly privateKey: KeyObject;
}

export interface Verifier {
  readonly name: string;
  readonly kind: keyof typeof ALGORITHMS;
  readonly publicKey: KeyObject;
}

const ALGORITHMS = { ledger: 0x01, witness: 0x04 } as const;
const ID_BYTES = 4;
const TIME_BYTES = 8;
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The text that is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${String(size)}\n${root.toString('base64')}\n`;
}

/** @throws Error where the text is no checkpoint */
export function readCheckpoint(note: string): Checkpoint {
  const [, origin = '', size = '', root = ''] =
    /^(.+)\n(0|[1-9]\d*)\n([A-Za-z0-9+/]{43}=)\n/.exec(note) ?? [];
  if (origin === '')
    throw new Error(
      'This is no checkpoint: it needs an origin, a size and a root in lines of their own.',
    );
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') };
}

/** The checkpoint with its first signature. */
export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  const text = checkpointText(checkpoint);
  return `${text}\n${signatureLine(signer, sign(null, Buffer.from(text), signer.privateKey))}`;
}

/** A witness's line under a checkpoint that it has seen. @param at seconds since 1970 */
export function cosign(note: string, witness: Signer, at: number): string {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(at));
  const text = cosignedText(checkpointText(readCheckpoint(note)), BigInt(at));
  return signatureLine(
    witness,
    Buffer.concat([time, sign(null, Buffer.from(text), witness.privateKey)]),
  );
}

/** Whether one of the lines under a note is a valid signature of that signer. */
export function isSignedBy(note: string, verifier: Verifier): boolean {
  const text = checkpointText(readCheckpoint(note));
  return note
    .slice(text.length)
    .split('\n')
    .some((line) => isValidLine(line, text, verifier));
}

function isValidLine(line: string, text: string, verifier: Verifier): boolean {
  const [, name, encoded = ''] = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (name !== verifier.name || !bytes.subarray(0, ID_BYTES).equals(keyId(verifier))) return false;
  const signed = bytes.subarray(ID_BYTES);
  if (verifier.kind === 'ledger')
    return verify(null, Buffer.from(text), verifier.publicKey, signed);
  if (signed.length <= TIME_BYTES) return false;
  return verify(
    null,
    Buffer.from(cosignedText(text, signed.readBigUInt64BE())),
    verifier.publicKey,
    signed.subarray(TIME_BYTES),
  );
}

/** `name+id+key`, as verifiers are handed around. */
export function writeVerifier(verifier: Verifier): string {
  const key = Buffer.concat([Buffer.from([ALGORITHMS[verifier.kind]]), rawKey(verifier.publicKey)]);
  return `${verifier.name}+${keyId(verifier).toString('hex')}+${key.toString('base64')}`;
}

/** @throws Error where the text is no verifier, or its id is not that of its key */
export function readVerifier(text: string): Verifier {
  const [, name = '', id = '', encoded = ''] =
    /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  const kind =
    bytes[0] === ALGORITHMS.ledger
      ? 'ledger'
      : bytes[0] === ALGORITHMS.witness
        ? 'witness'
        : undefined;
  if (kind === undefined || bytes.length !== 33)
    throw new Error('This is no Ed25519 verifier key: it looks like name+id+key.');
  const verifier = {
    name,
    kind,
    publicKey: createPublicKey({
      key: Buffer.concat([ED25519_SPKI, bytes.subarray(1)]),
      format: 'der',
      type: 'spki',
    }),
  } as const;
  if (keyId(verifier).toString('hex') !== id)
    throw new Error('The id of this verifier key is not that of its key.');
  return verifier;
}

/** @param seed 32 bytes, the Ed25519 private key in base64 */
export function signerOf(name: string, kind: Signer['kind'], seed: string): Signer {
  const bytes = Buffer.from(seed, 'base64');
  if (bytes.length !== 32) throw new Error(`The signing key of ${name} must have 32 bytes`);
  return {
    name,
    kind,
    privateKey: createPrivateKey({
      key: Buffer.concat([ED25519_PKCS8, bytes]),
      format: 'der',
      type: 'pkcs8',
    }),
  };
}

export function verifierOf({ name, kind, privateKey }: Signer): Verifier {
  return { name, kind, publicKey: createPublicKey(privateKey) };
}

function signatureLine(signer: Signer, signature: Buffer): string {
  return `— ${signer.name} ${Buffer.concat([keyId(verifierOf(signer)), signature]).toString('base64')}\n`;
}

function cosignedText(text: string, at: bigint): string {
  return `cosignature/v1\ntime ${String(at)}\n${text}`;
}

function keyId({ name, kind, publicKey }: Verifier): Buffer {
  const named = Buffer.concat([
    Buffer.from(`${name}\n`),
    Buffer.from([ALGORITHMS[kind]]),
    rawKey(publicKey),
  ]);
  return hash('sha256', named, 'buffer').subarray(0, ID_BYTES);
}

function rawKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(ED25519_SPKI.length);
}
