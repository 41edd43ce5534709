import type { Caller } from './caller.js';

/** Who looks: an authority, and who of its people where a person does. */
export type Viewer = Pick<Caller, 'authority'> & { readonly personId?: string | undefined };

/**
 * Whether what is hidden from these, authorities by code and single people by id, is hidden from
 * somebody.
 */
export function isHiddenFrom(
  hiddenFrom: readonly string[] | undefined,
  { authority, personId }: Viewer,
): boolean {
  if (!hiddenFrom) return false;
  const isNamed = personId !== undefined && hiddenFrom.includes(personId);
  return isNamed || hiddenFrom.includes(authority);
}
