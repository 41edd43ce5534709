import { sha256 } from '@hub/security';

/** A UUID of version 8 (RFC 9562: custom), the same for the same name. */
export function namedId(name: string): string {
  const hex = sha256(name);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
