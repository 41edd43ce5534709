import type { OpenReferralService } from './open-referral.js';

/** What was read out of a document, as far as it counts. */
interface ServiceContent {
  readonly description: string;
  readonly organization: string;
  readonly needs: readonly unknown[];
  readonly rules: readonly unknown[];
  readonly minimumAge?: number;
  readonly maximumAge?: number;
  readonly days?: readonly unknown[];
  readonly places: readonly { readonly position?: unknown }[];
  readonly modifiedAt?: string;
}

const DAY_MS = 24 * 60 * 60_000;
const YEAR_MS = 365 * DAY_MS;
const LEAST_DESCRIPTION = 50;

/**
 * How much of what a practitioner needs a service says, out of 100; each of ten things counts the
 * same.
 */
export function qualityOf(
  document: OpenReferralService,
  indexed: ServiceContent,
  now: string,
): number {
  // What is said to be changed tomorrow is a slip, and no sign of care.
  const recent = (text: string | undefined): boolean => {
    const age = Date.parse(now) - Date.parse(text ?? '');
    return age < YEAR_MS && age > -DAY_MS;
  };
  const said = [
    indexed.description.length >= LEAST_DESCRIPTION,
    indexed.organization !== '',
    document.url !== undefined ||
      document.email !== undefined ||
      (document.contacts ?? []).length > 0,
    indexed.needs.length > 0,
    indexed.rules.length > 0,
    indexed.minimumAge !== undefined || indexed.maximumAge !== undefined,
    indexed.days !== undefined,
    indexed.places.length > 0 && indexed.places.every(({ position }) => position !== undefined),
    recent(indexed.modifiedAt),
    recent(document.assured_date),
  ];
  return said.filter(Boolean).length * (100 / said.length);
}
