import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AUTHORITY_CODES, NEED_TERMS, SERVICE_ACCESS } from '@hub/contracts';
import type { ServiceRow } from './adapters/persistence/tables.js';

interface SampleService {
  readonly name: string;
  readonly description?: string;
  readonly minimum_age?: number;
  readonly maximum_age?: number;
  readonly url?: string;
  readonly email?: string;
  readonly last_modified?: string;
}

const UNDATED = '2023-01-01T00:00:00.000Z';
const PARTNERS = 2;

/**
 * The sample services of Open Referral UK, which all bear one id and belong to nobody. By a fixed rule each gets an id
 * from its place in the file, an authority, a kind of need and an access kind; a named protocol opens it to the next
 * two authorities by code.
 */
export function readSampleServices(path: string): ServiceRow[] {
  const file = JSON.parse(readFileSync(path, 'utf8')) as { contents: SampleService[] };
  return file.contents.map((sample, place) => {
    const home = place % AUTHORITY_CODES.length;
    const access = pick(SERVICE_ACCESS, place + Math.floor(place / AUTHORITY_CODES.length));
    const partners = Array.from({ length: PARTNERS }, (_, step) => pick(AUTHORITY_CODES, home + step + 1));
    return {
      id: idFromPlace(place),
      name: sample.name,
      description: sample.description ?? null,
      authority: pick(AUTHORITY_CODES, home),
      need: pick(NEED_TERMS, place * 5),
      access,
      openTo: access === 'named_protocol' ? partners : [],
      minimumAge: sample.minimum_age ?? null,
      maximumAge: sample.maximum_age ?? null,
      url: sample.url ?? null,
      email: sample.email ?? null,
      lastModified: new Date(sample.last_modified ?? UNDATED),
    };
  });
}

function pick<T>(from: readonly T[], place: number): T {
  return from[place % from.length] as T;
}

/** A UUID of version 8 (RFC 9562: custom), the same for the same place. */
function idFromPlace(place: number): string {
  const hex = createHash('sha256').update(`sample-service ${String(place)}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
