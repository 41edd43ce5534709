import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { ArrayMinSize, IsArray } from 'class-validator';
import { expect, it } from '@jest/globals';
import { ObjectOf, type Shape } from '@hub/contracts/shape';
import { readKeyFile } from './key-file.js';
import { IsKey, IsKeyRing, IsPrivateKey, NamedSeed, ServiceKeys } from './key-shapes.js';
import type { KeyRing } from './sealer.js';

class AllKeys extends ServiceKeys {
  @IsKeyRing() custody!: KeyRing;
  @IsPrivateKey() receipts!: object;
  @IsArray() @ArrayMinSize(1) @IsPrivateKey({ each: true }) signing!: object[];
  @IsArray() @ArrayMinSize(1) @IsKey({ each: true }) cookies!: string[];
  @ObjectOf(() => NamedSeed) ledger!: NamedSeed;
}

const secret = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const part = Buffer.alloc(32, 9).toString('base64url');
const jwk = { kty: 'EC', crv: 'P-256', kid: 'one', x: part, y: part, d: part };
const GOOD = {
  transport: { current: 1, keys: { 1: secret(1) } },
  storage: { current: 2, keys: { 1: secret(1), 2: secret(2) } },
  custody: { current: 255, keys: { 255: secret(3) } },
  receipts: jwk,
  signing: [jwk],
  cookies: [secret(4)],
  ledger: { name: 'hub', seed: secret(5) },
};

function read(content: unknown, shape: Shape = AllKeys, mode = 0o600): object {
  const path = `${mkdtempSync(`${tmpdir()}/keys-`)}/keys.json`;
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(path, mode);
  return readKeyFile(path, shape);
}

it('gives the keys that are asked for, and leaves others alone', () => {
  expect(read(GOOD)).toEqual(GOOD);
  const { transport, storage } = GOOD;
  expect(read(GOOD, ServiceKeys)).toEqual({ transport, storage });
});

it.each([
  ['no ring', { storage: undefined }, 'storage must be a key ring: it has no keys'],
  ['a text for a ring', { storage: secret(1) }, 'storage must be a key ring: it has no keys'],
  ['no current version', { storage: { keys: { 1: secret(1) } } }, 'current must name one'],
  ['a current version without key', { storage: { current: 3, keys: {} } }, 'current must name one'],
  ['a version in words', { storage: { current: '1', keys: { 1: secret(1) } } }, 'current must'],
  ['version 0', { storage: { current: 0, keys: { 0: secret(1) } } }, 'version 0 is none from 1'],
  ['version 256', { storage: { current: 256, keys: { 256: secret(1) } } }, 'version 256 is none'],
  ['a short key', { storage: { current: 1, keys: { 1: 'c2hvcnQ=' } } }, 'version 1 must have 32'],
  ['a number for a key', { storage: { current: 1, keys: { 1: 7 } } }, 'version 1 must have 32'],
  ['a public key', { receipts: { ...jwk, d: undefined } }, 'receipts must be a private key'],
  ['another curve', { receipts: { ...jwk, crv: 'P-384' } }, 'receipts must be a private key'],
  ['a key without name', { receipts: { ...jwk, kid: '' } }, 'receipts must be a private key'],
  ['a list for a key', { receipts: [jwk] }, 'receipts must be a private key'],
  ['no signing key', { signing: [] }, 'signing must contain at least 1'],
  ['one that is none', { signing: [jwk, {}] }, 'signing must be a private key'],
  ['a short secret', { cookies: ['x'] }, 'cookies must be 32 bytes'],
  ['a seed without its name', { ledger: { seed: secret(5) } }, 'ledger.name'],
])('refuses %s', (_what, change, says) => {
  expect(() => read({ ...GOOD, ...change })).toThrow(says);
});

it('refuses with all that is wrong at once, and shows no key', () => {
  const wrong = {
    ...GOOD,
    transport: { current: 2, keys: { 1: secret(1), 300: `${secret(2)}x` } },
    receipts: {},
    ledger: {},
  };
  const saying = (): string => {
    try {
      read(wrong);
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };
  for (const says of ['version 300 is none', 'version 300 must have', 'current must', 'receipts'])
    expect(saying()).toContain(says);
  expect(saying()).toContain('ledger.seed');
  expect(saying()).not.toContain(secret(2));
});

it('refuses what is no JSON without quoting it, and a file that others can read', () => {
  expect(() => read(`{"storage": ${secret(7)}`)).toThrow(/: must be a JSON object\.$/);
  expect(() => read([GOOD])).toThrow('must be a JSON object');
  expect(() => read(GOOD, ServiceKeys, 0o644)).toThrow('chmod 600');
});
