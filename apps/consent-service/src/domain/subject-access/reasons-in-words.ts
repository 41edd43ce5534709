import type { DecisionReason } from '@hub/contracts/consent';

const REASONS: Readonly<Record<DecisionReason, string>> = {
  consent_in_force: 'you had agreed to it',
  public_interest: 'somebody decided that it had to be shown without your agreement',
  no_consent: 'you had not agreed to it',
  other_child: 'what you agreed to is about another child',
  refused: 'you had refused it',
  withdrawn: 'you had taken back your agreement',
  expired: 'your agreement had run out',
  superseded: 'you had agreed to something else since',
  purpose_not_covered: 'you had agreed to it for something else alone',
  recipient_not_covered: 'you had not agreed to this authority',
  scope_not_covered: 'you had agreed to less than that',
  category_not_covered: 'you had not agreed to this kind of document',
  service_excluded: 'you had said that this service is to learn nothing',
  sensitive_service_not_agreed: 'you had not agreed that this service is named',
  episode_voided: 'it was about the wrong child',
  document_corrected: 'it had to be put right first',
};

/** Why something was shared or not, in words for a family. */
export function reasonInWords(reason: DecisionReason): string {
  return REASONS[reason];
}

/** SHA-256, or a UUID: proof for whoever checks, and nothing to read. */
const UNREADABLE = /^([0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Why something was done, as the ledger keeps it; nothing where that is no word. */
export function becauseInWords(because: string | undefined): string | undefined {
  if (because === undefined || UNREADABLE.test(because)) return undefined;
  return because in REASONS ? reasonInWords(because as DecisionReason) : because;
}
