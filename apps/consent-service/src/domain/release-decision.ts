import type { WithheldBecause } from '@hub/internal-messages';
import { isHidden } from './episode-parts.js';
import { isHolding, OVERRIDE_RULE } from './override.js';
import {
  decideSharing,
  type EpisodeRecord,
  type Question,
  type SharingDecision,
} from './sharing-decision.js';

/** What is on record where one document is asked for. */
export interface DocumentRecord extends EpisodeRecord {
  /** A correction holds it back. */
  readonly withheld?: WithheldBecause;
}

/** What was sent too wide, or to the wrong, goes nowhere under a consent until it is let go. */
export const WITHHELD: SharingDecision = {
  permitted: false,
  because: 'document_corrected',
  rule: 'correction-1',
};

/**
 * Whether content may be released: under consent, or by an override that holds now. Nothing opens
 * what is of another child.
 */
export function decideRelease(
  question: Question,
  record: DocumentRecord,
  now: string,
): SharingDecision {
  const shared = decideSharing(question, record, now);
  const decision = shared.permitted && record.withheld ? WITHHELD : shared;
  const { recipient, category } = question;
  if (decision.permitted || record.voided || isHidden(record, recipient)) return decision;
  if (record.withheld === 'wrong_child') return decision;
  const override = record.overrides?.find(
    (one) =>
      one.recipient === recipient &&
      category !== undefined &&
      one.categories.includes(category) &&
      isHolding(one, now),
  );
  return override
    ? {
        permitted: true,
        because: 'public_interest',
        rule: OVERRIDE_RULE,
        until: override.expiresAt,
      }
    : decision;
}
