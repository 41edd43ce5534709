import type { EvidenceBatch } from '@hub/journal';

/** One leaf, and what it is found by. */
export interface Leaf {
  readonly index: number;
  /** The bytes that are hashed, as text. */
  readonly entry: string;
  readonly message: string;
  readonly episode: string | undefined;
  /** Authorities that caused it or that it concerns. */
  readonly authorities: readonly string[];
}

/**
 * The leaf that evidence becomes: fields in one order, so that the same evidence is the same text.
 */
export function leafOf({ service, id, at, evidence }: EvidenceBatch, index: number): Leaf {
  const {
    action,
    outcome,
    because,
    rule,
    purpose,
    by,
    message,
    conversation,
    episode,
    subject,
    concerning = [],
    facts,
    request,
  } = evidence;
  const entry = JSON.stringify({
    at,
    service,
    id,
    action,
    outcome,
    because,
    rule,
    purpose,
    by: { authority: by.authority, personId: by.personId, clientId: by.clientId, door: by.door },
    message,
    conversation,
    episode,
    subject,
    concerning: concerning.length === 0 ? undefined : concerning,
    facts,
    request,
  });
  return {
    index,
    entry,
    message,
    episode,
    authorities: [...new Set([by.authority, ...concerning])].sort(),
  };
}

/** Whether an authority may read an entry: it caused it, or is concerned. */
export function mayRead(
  leaf: Leaf,
  reader: { readonly authority: string; readonly roles: readonly string[] },
): boolean {
  return reader.roles.includes('hub_operations') || leaf.authorities.includes(reader.authority);
}

/** What a leaf tells of a decision. */
export function saidIn({ entry }: Leaf): {
  readonly at: string;
  readonly action: string;
  readonly rule?: string;
} {
  return JSON.parse(entry) as ReturnType<typeof saidIn>;
}
