import {
  CONSENT_SCOPES,
  CONTENT_CATEGORIES,
  type DecidePayload,
  type DecisionReason,
  SENSITIVE_SERVICES,
  type ServiceKind,
} from '@hub/contracts/consent';
import type { Override } from './override.js';
import { holdsAgainst, isNo, type No } from './change-of-mind.js';
import {
  type Consent,
  type EndedConsent,
  type GrantedConsent,
  hasExpired,
  isListed,
  isOfChild,
  type RefusedConsent,
} from './consent.js';
import { type EpisodeParts, hasPart, isHidden } from './episode-parts.js';

/** Raised with every change of what this file decides. */
export const SHARING_RULE = 'sharing-8';

export interface Question extends Omit<DecidePayload, 'episodeId'> {
  /** The service that who asks works for, whatever they say of the one that will read it. */
  readonly askedFrom?: ServiceKind;
}

/** What is on record about an episode, read in one transaction. */
export interface EpisodeRecord extends EpisodeParts {
  readonly consents: readonly Consent[];
  /** Overrides that may hold still. */
  readonly overrides?: readonly Override[];
  /** What is on record about other episodes of the same child, since they are one with it. */
  readonly sameChild?: readonly OtherRecord[];
}

export interface OtherRecord extends EpisodeParts {
  readonly consents: readonly Consent[];
  /** Since when it goes on in the one that is decided of; of any other a no alone counts. */
  readonly foldedAt?: string;
}

export interface SharingDecision {
  readonly permitted: boolean;
  readonly because: DecisionReason;
  readonly rule: string;
  readonly consentId?: string;
  /** When what permits it is over by itself. */
  readonly until?: string;
}

/** Of an episode of the wrong child nothing is shared, whatever a family agreed to. */
export const VOIDED: SharingDecision = {
  permitted: false,
  because: 'episode_voided',
  rule: SHARING_RULE,
};

interface SharingQuestion extends Question {
  readonly isCounterpart: boolean;
  /** Asked for who would add something of its own. */
  readonly storing: boolean;
}

/** How far each consent came: what is said of the furthest is the most useful answer. */
const ORDER: readonly DecisionReason[] = [
  'no_consent',
  'other_child',
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
 * The statements that count: a word from an authority without any part in the episode is nobody's.
 * What a family said where the episode is hidden by now it said all the same.
 */
export function countedOf(record: EpisodeRecord): Consent[] {
  return record.consents.filter(
    ({ authority }) => hasPart(record, authority) || isHidden(record, authority),
  );
}

/**
 * Whether an authority may see something of an episode now, and why. Denies by default. What a
 * family refused or withdrew outweighs every grant but those that `holdsAgainst` lets stand.
 *
 * @param record every statement on the episode, read under lock where something is released on the
 * answer
 */
export function decideSharing(
  question: Question,
  record: EpisodeRecord,
  now: string,
): SharingDecision {
  const asked = {
    ...question,
    storing: false,
    isCounterpart: question.joining === true || record.counterparts.includes(question.recipient),
  };
  return narrowest(decide(asked, record, now), asked, record, now);
}

/**
 * Consents of two episodes of one child are not joined: of what was agreed to for either before
 * they were one, the narrower holds, until the family is asked anew. Who has a part in the one that
 * goes on counts as having one in both.
 */
function narrowest(
  decision: SharingDecision,
  asked: SharingQuestion,
  record: EpisodeRecord,
  now: string,
): SharingDecision {
  let best = decision;
  for (const { foldedAt, ...other } of record.sameChild ?? []) {
    if (!best.permitted || foldedAt === undefined) continue;
    const since = record.consents.filter((one) => isNo(one) || one.recordedAt > foldedAt);
    const anew = decide(asked, { ...record, consents: since }, now);
    const narrower = anew.permitted ? anew : decide(asked, other, now);
    if (anew.permitted || !narrower.permitted) best = narrower;
  }
  return best;
}

function decide(asked: SharingQuestion, record: EpisodeRecord, now: string): SharingDecision {
  // What a family said against sharing it said of the child, whichever of its episodes it was of.
  const { sameChild = [] } = record;
  const consents = [
    ...countedOf(record),
    ...sameChild.flatMap((one) => countedOf(one).filter(isNo)),
  ];
  const noes = consents
    .filter(isNo)
    .filter((no) => !(no.state === 'refused' && hasExpired(no, now)));
  const outweighs = (grant: GrantedConsent): No | undefined =>
    noes.find((no) => concerns(no, asked, grant) && !holdsAgainst(grant, no, asked, record));
  // Whoever a family hides from sees nothing, whatever it had agreed to.
  if (isHidden(record, asked.recipient))
    return { permitted: false, because: 'recipient_not_covered', rule: SHARING_RULE };
  if (record.voided) return VOIDED;
  let best: SharingDecision = { permitted: false, because: 'no_consent', rule: SHARING_RULE };
  for (const consent of consents) {
    const because =
      consent.state === 'refused'
        ? noes.includes(consent) && refuses(consent, asked)
          ? 'refused'
          : 'no_consent'
        : standing(consent, outweighs, asked, now);
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
  consent: GrantedConsent | EndedConsent,
  outweighs: (grant: GrantedConsent) => No | undefined,
  asked: SharingQuestion,
  now: string,
): DecisionReason {
  if (consent.state !== 'granted') return consent.state;
  if (hasExpired(consent, now)) return 'expired';
  return notCovered(consent, asked) ?? outweighs(consent)?.state ?? 'consent_in_force';
}

/** What keeps a consent in force from covering a question. */
function notCovered(
  consent: GrantedConsent,
  { recipient, isCounterpart, purpose, scope, category, service, askedFrom }: SharingQuestion,
): DecisionReason | undefined {
  if (!(
    consent.authority === recipient ||
    isListed(consent, recipient) ||
    (consent.recipients.kind === 'all_counterparts' && isCounterpart)
  ))
    return 'recipient_not_covered';
  if (!(consent.purposes ?? ['support']).includes(purpose)) return 'purpose_not_covered';
  if (!consent.scope.includes(scope)) return 'scope_not_covered';
  if (
    scope === 'content' &&
    (category === undefined || !(consent.categories ?? [category]).includes(category))
  )
    return 'category_not_covered';
  const services = [askedFrom, service].filter((one) => one !== undefined);
  return services.flatMap((one) => serviceNotCovered(consent, one) ?? [])[0];
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

/**
 * Whether a no is about what is asked. A withdrawal takes everything. What sharing is for is the
 * asker's own word, so that who would see something by a grant that it recorded itself is bound by
 * a refusal for whatever purpose.
 */
function concerns(no: No, asked: SharingQuestion, grant: GrantedConsent): boolean {
  switch (no.state) {
    case 'withdrawn':
      return names(no, asked.recipient) || no.authority === asked.recipient;
    case 'superseded':
      return names(no, asked.recipient) && touches(no, asked);
    case 'refused':
      return grant.authority === asked.recipient
        ? names(no, asked.recipient) && touches(no, asked)
        : refuses(no, asked);
  }
}

/** A refusal covers what it names, and every part of it. */
function refuses(refusal: RefusedConsent, asked: SharingQuestion): boolean {
  return (
    names(refusal, asked.recipient) &&
    (refusal.purposes ?? [asked.purpose]).includes(asked.purpose) &&
    touches(refusal, asked)
  );
}

function names(consent: Consent, recipient: string): boolean {
  return consent.recipients.kind === 'all_counterparts' || isListed(consent, recipient);
}

function touches(consent: Consent, { scope, category }: Question): boolean {
  if (!consent.scope.includes(scope)) return false;
  return (
    scope !== 'content' ||
    category === undefined ||
    (consent.categories ?? [category]).includes(category)
  );
}

/**
 * The child’s own consent under which an episode goes on where a parent withdraws: in force for who
 * named it, or leads where it is hidden from that one.
 */
export function childsConsent(record: EpisodeRecord, now: string): string | undefined {
  const { namedBy, leadAuthority, hiddenFrom = [] } = record;
  const recipient = namedBy ?? (hiddenFrom.length > 0 ? leadAuthority : undefined);
  if (recipient === undefined) return undefined;
  const asked = {
    recipient,
    purpose: 'support',
    scope: 'existence',
    storing: true,
    isCounterpart: true,
  } as const;
  const consents = record.consents.filter((one) => isNo(one) || isOfChild(one));
  const decision = decide(asked, { ...record, consents }, now);
  return decision.permitted ? decision.consentId : undefined;
}

/**
 * Whether an authority may add content to an episode: some consent in force must reach it. No
 * consent, no record.
 */
export function mayStore(authority: string, record: EpisodeRecord, now: string): boolean {
  const isCounterpart = record.counterparts.includes(authority);
  return CONSENT_SCOPES.some((scope) => {
    const categories = scope === 'content' ? CONTENT_CATEGORIES : [undefined];
    return categories.some(
      (category) =>
        decide(
          {
            recipient: authority,
            purpose: 'support',
            scope,
            storing: true,
            isCounterpart,
            ...(category ? { category } : {}),
          },
          record,
          now,
        ).permitted,
    );
  });
}
