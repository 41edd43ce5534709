import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { SERVICES } from '@hub/contracts';
import type { StateFolder } from './state-folder.js';

interface KeyRing {
  readonly current: number;
  readonly keys: Record<string, string>;
}

const secret = (): string => randomBytes(32).toString('base64');
const ring = (): KeyRing => ({ current: 1, keys: { 1: secret() } });

async function keyPair(algorithm: 'ES256' | 'ECDH-ES+A256KW', id: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true, crv: 'P-256' });
  return { ...(await exportJWK(privateKey)), kid: id, alg: algorithm, use: algorithm === 'ES256' ? 'sig' : 'enc' };
}

/** One key file for each service, holding no more than it needs. @returns service → path */
export async function makeKeyFiles(state: StateFolder): Promise<Map<string, string>> {
  const { transport } = await state.keep('keys/transport.json', () => ({ transport: ring() }));
  const files = new Map<string, string>();
  for (const service of SERVICES) {
    const name = `keys/${service}.json`;
    await state.keep(name, async () => ({ transport, storage: ring(), ...(await ownKeys(service)) }));
    files.set(service, state.file(name));
  }
  return files;
}

async function ownKeys(service: string): Promise<object> {
  if (service === 'episode-service') return { matching: ring() };
  if (service !== 'gateway') return {};
  return {
    signing: [await keyPair('ES256', 'signing-1')],
    decryption: [await keyPair('ECDH-ES+A256KW', 'encryption-1')],
    cookies: [secret()],
  };
}
