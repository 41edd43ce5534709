import type { ConsentGiver, ConsentRecipients, RecordConsentPayload } from '@hub/contracts';

interface Statement {
  readonly id: string;
  readonly episodeId: string;
  /** The authority that recorded it and answers for it. */
  readonly authority: string;
  readonly givenBy: Readonly<ConsentGiver>;
  readonly purpose: string;
  readonly scope: RecordConsentPayload['scope'];
  readonly recipients: Readonly<ConsentRecipients>;
  readonly sensitiveServices: boolean;
  readonly evidenceReference: string;
  readonly givenAt: string;
  readonly recordedAt: string;
  readonly version: number;
}

export type Consent =
  | (Statement & { readonly state: 'granted' })
  | (Statement & { readonly state: 'refused' })
  | (Statement & { readonly state: 'withdrawn'; readonly withdrawnAt: string; readonly withdrawnBy: ConsentGiver['kind'] });

export type GrantedConsent = Extract<Consent, { state: 'granted' }>;
export type WithdrawnConsent = Extract<Consent, { state: 'withdrawn' }>;

export interface Withdrawal {
  readonly withdrawnBy: ConsentGiver['kind'];
  readonly at: string;
}

/** A withdrawal is a recall, never an erasure: that consent had been given stays on record. */
export function withdraw(consent: GrantedConsent, withdrawal: Withdrawal): WithdrawnConsent {
  return {
    ...consent,
    state: 'withdrawn',
    withdrawnAt: withdrawal.at,
    withdrawnBy: withdrawal.withdrawnBy,
    version: consent.version + 1,
  };
}
