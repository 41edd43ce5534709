import type { PublishPointerPayload } from '@hub/contracts/lookup';
import type { IdentityTokens, RecordTokens } from './pointer-ports.js';

/** Each of these with the tokens of its pointer, made together. */
export async function withTokens<T extends { readonly pointer: PublishPointerPayload }>(
  records: readonly T[],
  tokens: IdentityTokens,
): Promise<(T & { readonly tokens: RecordTokens })[]> {
  const made = await tokens.recordTokens(records.map(({ pointer }) => pointer));
  return records.map((record, place) => {
    const own = made[place];
    if (!own) throw new Error('A record was given no tokens');
    return { ...record, tokens: own };
  });
}
