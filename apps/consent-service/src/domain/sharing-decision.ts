import {
  CONSENT_SCOPES,
  CONTENT_CATEGORIES,
  type DecidePayload,
  type DecisionReason,
  SENSITIVE_SERVICES,
  type ServiceKind,
} from '@hub/contracts';
import { type Override, OVERRIDE_RULE } from './override.js';
import { type Consent, type GrantedConsent, hasExpired, type RefusedConsent } from './consent.js';

/** Raised with every change of what this file decides. */
export const SHARING_RULE = 'sharing-1';

export type Question = Omit<DecidePayload, 'episodeId'>;

/** What is on record about an episode, read in one transaction. */
export interface EpisodeRecord {
  readonly consents: readonly Consent[];
  /** Counterpart authorities, as episode-service told. */
  readonly counterparts: readonly string[];
  /** Overrides that may hold still. */
  readonly overrides?: readonly Override[];
}

export interface SharingDecision {
  readonly permitted: boolean;
  readonly because: DecisionReason;
  readonly rule: string;
  readonly consentId?: string;
}

/** Whether an authority has a part in the episode: as a counterpart, or because it recorded a statement on it. */
export function hasPart({ consents, counterparts }: EpisodeRecord, authority: string): boolean {
  return (
    counterparts.includes(authority) || consents.some((consent) => consent.authority === authority)
  );
}

type Asked = Question & { readonly hasPart: boolean };

/** How far each consent came; what is said of the one that came furthest is the most useful answer. */
const ORDER: readonly DecisionReason[] = [
  'no_consent',
  'superseded',
  'expired',
  'withdrawn',
  'recipient_not_covered',
  'purpose_not_covered',
  'scope_not_covered',
  'category_not_covered',
  'service_excluded',
  'sensitive_service_not_agreed',
  'refused',
  'consent_in_force',
];

/**
 * Whether an authority may see something of an episode now, and why. Denies by default. A refusal outweighs every grant,
 * but for a later one that takes back just that refusal: one that names the recipient, or, where everybody had been
 * refused, any.
 *
 * @param record every statement on the episode, read under lock where something is released on the answer
 */
export function decideSharing(
  question: Question,
  { consents, counterparts }: EpisodeRecord,
  now: string,
): SharingDecision {
  const hasPart = question.joining === true || counterparts.includes(question.recipient);
  const refusals = consents.filter(
    (consent): consent is RefusedConsent =>
      consent.state === 'refused' && !hasExpired(consent, now) && refuses(consent, question),
  );
  const asked = { ...question, hasPart };
  let best: SharingDecision = { permitted: false, because: 'no_consent', rule: SHARING_RULE };
  for (const consent of consents) {
    const because =
      consent.state === 'refused'
        ? refusals.includes(consent)
          ? 'refused'
          : 'no_consent'
        : standing(consent, refusals, asked, now);
    if (ORDER.indexOf(because) <= ORDER.indexOf(best.because)) continue;
    best = {
      permitted: because === 'consent_in_force',
      because,
      rule: SHARING_RULE,
      consentId: consent.id,
    };
  }
  return best;
}

function standing(
  consent: Exclude<Consent, RefusedConsent>,
  refusals: readonly RefusedConsent[],
  question: Asked,
  now: string,
): DecisionReason {
  if (consent.state !== 'granted') return consent.state;
  if (hasExpired(consent, now)) return 'expired';
  const gap = notCovered(consent, question);
  if (gap) return gap;
  return refusals.some((refusal) => !takesBack(consent, refusal, question.recipient))
    ? 'refused'
    : 'consent_in_force';
}

/** What keeps a consent in force from covering a question. */
function notCovered(
  consent: GrantedConsent,
  { recipient, hasPart, purpose, scope, category, service }: Asked,
): DecisionReason | undefined {
  if (!(
    consent.authority === recipient ||
    names(consent, recipient) ||
    (consent.recipients.kind === 'all_counterparts' && hasPart)
  ))
    return 'recipient_not_covered';
  if (!(consent.purposes ?? ['support']).includes(purpose)) return 'purpose_not_covered';
  if (!consent.scope.includes(scope)) return 'scope_not_covered';
  if (
    scope === 'content' &&
    (category === undefined || !(consent.categories ?? [category]).includes(category))
  )
    return 'category_not_covered';
  return service === undefined ? undefined : serviceNotCovered(consent, service);
}

function serviceNotCovered(
  consent: GrantedConsent,
  service: ServiceKind,
): DecisionReason | undefined {
  const isOneOf = (services: readonly string[] | undefined): boolean =>
    services?.includes(service) ?? false;
  if (isOneOf(SENSITIVE_SERVICES))
    return isOneOf(consent.sensitiveServices) ? undefined : 'sensitive_service_not_agreed';
  return isOneOf(consent.excludedServices) ? 'service_excluded' : undefined;
}

/** A refusal covers what it names, and every part of it. */
function refuses(
  consent: RefusedConsent,
  { recipient, purpose, scope, category }: Question,
): boolean {
  if (consent.recipients.kind === 'listed' && !names(consent, recipient)) return false;
  if (consent.purposes && !consent.purposes.includes(purpose)) return false;
  if (!consent.scope.includes(scope)) return false;
  return (
    scope !== 'content' ||
    category === undefined ||
    (consent.categories ?? [category]).includes(category)
  );
}

function takesBack(grant: GrantedConsent, refusal: RefusedConsent, recipient: string): boolean {
  if (Date.parse(grant.givenAt) <= Date.parse(refusal.givenAt)) return false;
  return refusal.recipients.kind === 'all_counterparts' || names(grant, recipient);
}

function names({ recipients }: Consent, recipient: string): boolean {
  return recipients.kind === 'listed' && (recipients.authorities ?? []).includes(recipient);
}

/** Whether content may be released: under consent, or by an override that holds now. */
export function decideRelease(
  question: Question,
  record: EpisodeRecord,
  now: string,
): SharingDecision {
  const decision = decideSharing(question, record, now);
  if (decision.permitted) return decision;
  const { recipient, category } = question;
  const override = record.overrides?.find(
    (one) =>
      one.recipient === recipient &&
      category !== undefined &&
      one.categories.includes(category) &&
      Date.parse(one.expiresAt) > Date.parse(now),
  );
  return override ? { permitted: true, because: 'public_interest', rule: OVERRIDE_RULE } : decision;
}

/** Whether an authority may add content to an episode: some consent in force must reach it. No consent, no record. */
export function mayStore(authority: string, record: EpisodeRecord, now: string): boolean {
  return CONSENT_SCOPES.some((scope) => {
    const categories = scope === 'content' ? CONTENT_CATEGORIES : [undefined];
    return categories.some(
      (category) =>
        decideSharing(
          { recipient: authority, purpose: 'support', scope, ...(category ? { category } : {}) },
          record,
          now,
        ).permitted,
    );
  });
}
