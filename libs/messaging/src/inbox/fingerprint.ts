import { createHash } from 'node:crypto';
import { faultOf } from '@hub/observability';

/** The same for failures with the same cause. */
export function fingerprint(...causes: readonly string[]): string {
  return createHash('sha256').update(causes.join('\n')).digest('hex').slice(0, 16);
}

/** Class and own frame of an error, and their fingerprint. */
export function failureOf(
  service: string,
  type: string,
  error: unknown,
): { error: string; fingerprint: string } {
  const { error: name, errorCode, frame } = faultOf(error);
  const parts = [name, errorCode, frame?.replace(/:\d+$/, '')].filter((part) => part !== undefined);
  return { error: parts.join(' '), fingerprint: fingerprint(service, type, ...parts) };
}
