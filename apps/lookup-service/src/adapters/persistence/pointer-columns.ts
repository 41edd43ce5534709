import type { PublishPointerPayload } from '@hub/contracts/lookup';
import type { Sealer } from '@hub/security';
import type { RecordTokens } from '../../application/pointers/pointer-ports.js';

interface PointerEntry {
  readonly authority: string;
  readonly pointer: PublishPointerPayload;
  readonly tokens: RecordTokens;
}

/**
 * What pointers are kept as, in the index and beside it: an array for each of reference, content,
 * envelope, keys, value tokens, household token and key version. unnest would flatten arrays of
 * arrays, so those travel as their text.
 */
export function pointerColumns(pointers: readonly PointerEntry[], sealer: Sealer): unknown[][] {
  return [
    pointers.map(({ pointer }) => pointer.reference),
    pointers.map(({ tokens }) => String(tokens.content)),
    pointers.map(({ authority, pointer }) =>
      sealer.seal(
        JSON.stringify(pointer),
        pointerBinding({ authority, reference: pointer.reference }),
      ),
    ),
    pointers.map(({ tokens }) => `{${[...new Set(tokens.keys)].join(',')}}`),
    pointers.map(({ tokens }) => `{${tokens.values.join(',')}}`),
    pointers.map(({ tokens }) => tokens.household?.toString() ?? null),
    pointers.map(({ tokens }) => tokens.version),
  ];
}

/** What the envelope of a pointer is sealed to. */
export function pointerBinding({
  authority,
  reference,
}: {
  authority: string;
  reference: string;
}): string {
  return `pointer ${authority} ${reference}`;
}
