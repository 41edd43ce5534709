import type { HttpBinding } from '@hub/contracts';

export interface CallAddress {
  /** Path and query. */
  readonly path: string;
  /** What is sent as JSON; nothing with a query. */
  readonly body: object | undefined;
}

/**
 * Where a payload goes: fields that the path names stand in it, the others in the query of a GET
 * or in the body of a POST.
 *
 * @throws Error where a field of the path is missing
 */
export function addressOf(http: HttpBinding, payload: object): CallAddress {
  const rest = new Map<string, unknown>(Object.entries(payload));
  const path = http.path.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    if (typeof value !== 'string') throw new Error(`The path ${http.path} needs ${name}`);
    return encodeURIComponent(value);
  });
  if (http.method === 'POST') return { path, body: Object.fromEntries(rest) };
  const query = new URLSearchParams();
  for (const [name, value] of rest)
    if (value !== undefined)
      query.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  return { path: query.size === 0 ? path : `${path}?${query.toString()}`, body: undefined };
}
