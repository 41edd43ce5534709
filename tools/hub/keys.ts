import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { SERVICES, type ServiceName } from '@hub/contracts';
import { signerOf, verifierOf, writeVerifier } from '@hub/evidence-ledger';
import { readKeyFile } from '@hub/security';
import { LedgerKeys } from '../../apps/ledger-service/src/keys.js';
import { CONSOLE } from './provision-database.js';
import type { StateFolder } from './state-folder.js';

const EPISODE_KEYS = 'keys/episode-service.json';
const CONSOLE_KEYS = 'keys/console.json';
const DIRECTORY_KEYS = 'keys/directory-service.json';

interface KeyRing {
  readonly current: number;
  readonly keys: Record<string, string>;
}

interface EarlierKeys {
  readonly matching?: KeyRing | string;
  readonly storage?: KeyRing;
}

const secret = (): string => randomBytes(32).toString('base64');
const ring = (): KeyRing => ({ current: 1, keys: { 1: secret() } });

async function keyPair(algorithm: 'ES256' | 'ECDH-ES+A256KW', id: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true, crv: 'P-256' });
  return {
    ...(await exportJWK(privateKey)),
    kid: id,
    alg: algorithm,
    use: algorithm === 'ES256' ? 'sig' : 'enc',
  };
}

/** One key file for each service, holding no more than it needs. @returns service → path */
export async function makeKeyFiles(state: StateFolder): Promise<Map<string, string>> {
  const { transport } = await state.keep('keys/transport.json', () => ({ transport: ring() }));
  const files = new Map<string, string>();
  // Read before any key file is made.
  const moved: Partial<Record<ServiceName, object>> = {
    'lookup-service': lookupKeys(state),
    'identity-service': identityKeys(state),
  };
  for (const service of SERVICES) {
    const name = `keys/${service}.json`;
    const own = moved[service] ?? (await ownKeys(service));
    const fresh = { transport, storage: ring(), ...own };
    // Keys that came later than the state folder are added when they are first met.
    state.write(name, { ...fresh, ...(await state.keep(name, () => fresh)) });
    files.set(service, state.file(name));
  }
  // The console speaks to no service, so it has no key for what passes between them.
  await state.keep(CONSOLE_KEYS, () => ({ storage: ring(), cookies: [secret()] }));
  files.set(CONSOLE, state.file(CONSOLE_KEYS));
  leaveMatching(state);
  return files;
}

/** The key by which anybody can check the ledger's checkpoints. */
export function ledgerVerifier(keyFiles: ReadonlyMap<string, string>): string {
  const { ledger } = readKeyFile(keyFiles.get('ledger-service') ?? '', LedgerKeys);
  return writeVerifier(verifierOf(signerOf(ledger.name, 'ledger', ledger.seed)));
}

/**
 * The index's keys. On a hub from before lookup-service they are those under which its tables were
 * written; a key of its own stands before the storage keys that came with them.
 */
function lookupKeys(state: StateFolder): object {
  const { matching, storage } = earlierKeys(state, EPISODE_KEYS);
  return matching && storage ? { matching, storage: withFresh(storage) } : { matching: ring() };
}

/**
 * On a hub from before identity-service the secrets of second factors were sealed by
 * directory-service: its storage keys come along behind one of its own.
 */
function identityKeys(state: StateFolder): object {
  const { storage } = earlierKeys(state, DIRECTORY_KEYS);
  return storage ? { storage: withFresh(storage) } : {};
}

/** A ring with one key more, which is in use from now on. */
function withFresh({ keys }: KeyRing): KeyRing {
  const current = Math.max(...Object.keys(keys).map(Number)) + 1;
  return { current, keys: { ...keys, [current]: secret() } };
}

/** episode-service could read tokens until lookup-service was cut free of it. */
function leaveMatching(state: StateFolder): void {
  const { matching, ...rest } = earlierKeys(state, EPISODE_KEYS);
  if (matching) state.write(EPISODE_KEYS, rest);
}

function earlierKeys(state: StateFolder, file: string): EarlierKeys {
  return state.read(file) ?? {};
}

async function ownKeys(service: string): Promise<object> {
  if (service === 'consent-service')
    return { custody: ring(), receipts: await keyPair('ES256', 'receipts-1') };
  if (service === 'ledger-service')
    return { ledger: { name: 'pan-london-caf-hub', seed: secret() } };
  if (service !== 'gateway') return {};
  return {
    signing: [await keyPair('ES256', 'signing-1')],
    decryption: [await keyPair('ECDH-ES+A256KW', 'encryption-1')],
    cookies: [secret()],
  };
}
