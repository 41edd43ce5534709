import { parentPort, workerData } from 'node:worker_threads';
import type { PublishPointerPayload } from '@hub/contracts/lookup';
import type { KeyRing } from '@hub/security';
import { KeyedIdentityTokens } from './keyed-identity-tokens.js';

/** The thread of `ThreadedIdentityTokens`. */
const tokens = new KeyedIdentityTokens(workerData as KeyRing);

parentPort?.on(
  'message',
  ({ id, pointers }: { id: number; pointers: readonly PublishPointerPayload[] }) => {
    void tokens.recordTokens(pointers).then((made) => {
      parentPort?.postMessage({ id, tokens: made });
    });
  },
);
