import type {
  CONSENT_ENDINGS,
  ConsentGiver,
  ConsentTerms,
  RecordConsentPayload,
} from '@hub/contracts/consent';

interface Statement extends Readonly<ConsentTerms> {
  readonly id: string;
  readonly episodeId: string;
  /** The authority that recorded it and answers for it. */
  readonly authority: string;
  readonly givenBy: Readonly<ConsentGiver>;
  readonly purpose: string;
  readonly evidenceReference: string;
  readonly givenAt: string;
  readonly recordedAt: string;
  readonly language?: string;
  readonly explained?: NonNullable<RecordConsentPayload['explained']>;
  /** By when what was agreed to by telephone is confirmed in writing, `YYYY-MM-DD` in London. */
  readonly confirmedInWritingBy?: string;
  /** The earlier statement that it took the place of. */
  readonly supersedes?: string;
  /** The lookup of the child spoken of. */
  readonly lookupId?: string;
  readonly version: number;
}

type ConsentEnding = (typeof CONSENT_ENDINGS)[number];

export type GrantedConsent = Statement & { readonly state: 'granted' };
export type RefusedConsent = Statement & { readonly state: 'refused' };
export type EndedConsent = Statement & {
  readonly state: ConsentEnding;
  readonly endedAt: string;
  /** Who withdrew it. */
  readonly endedBy?: ConsentGiver['kind'];
  /** The authority that the family told of a withdrawal, where it is known. */
  readonly toldTo?: string;
  /** The grant that took its place. */
  readonly supersededBy?: string;
};
export type Consent = GrantedConsent | RefusedConsent | EndedConsent;

export function isListed({ recipients }: Consent, recipient: string): boolean {
  return recipients.kind === 'listed' && (recipients.authorities ?? []).includes(recipient);
}

/**
 * Whether it is the word of a child who is able to decide: without that on record it would not have
 * been taken.
 */
export function isOfChild({ givenBy }: Consent): boolean {
  return givenBy.kind === 'child';
}

/**
 * Whether a statement may go against what a child who is able to decide said: the child's own word,
 * or a recorded reason to overrule it.
 */
export function mayOverruleChild(consent: Consent): boolean {
  return isOfChild(consent) || consent.givenBy.overrulesChild !== undefined;
}

/** A withdrawal is a recall, never an erasure: that consent had been given stays on record. */
export function end(
  consent: GrantedConsent | RefusedConsent,
  ending: Pick<EndedConsent, 'state' | 'endedAt' | 'endedBy' | 'toldTo' | 'supersededBy'>,
): EndedConsent {
  return { ...consent, ...ending, version: consent.version + 1 };
}

/**
 * Whether a consent on record as granted has reached its expiry; it is out of force from that
 * instant, whether or not that was noted.
 */
export function hasExpired(consent: Consent, now: string): boolean {
  return consent.expiresAt !== undefined && Date.parse(consent.expiresAt) <= Date.parse(now);
}
