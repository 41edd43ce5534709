import {
  type ContentCategory,
  ORDINARY_SERVICES,
  ReleaseContentWanted,
  ReleaseHandedOver,
  type ServiceKind,
  type SharingPurpose,
} from '@hub/contracts/consent';
import { contentBinding } from '@hub/contracts/episode';
import type { EncryptionKey } from '@hub/contracts/shape';
import { type Caller, type Consequence, type Fact, fact } from '@hub/use-case';
import { type EpisodeParts, isHidden } from './episode-parts.js';
import type { Question, SharingDecision } from './sharing-decision.js';

const VALID_MS = 24 * 3_600_000;

/** A document of another authority's folder, as consent-service knows it: by its key. */
export interface KnownDocument {
  readonly id: string;
  readonly episodeId: string;
  /** Who added it and answers for it. */
  readonly authority: string;
  readonly category: ContentCategory;
  /** Of the newest version. */
  readonly version: number;
  /** Its content stays with the authority and passes through at a release. */
  readonly held: boolean;
}

/**
 * The key under which an episode's contents are sealed, wrapped; gone for ever once it is erased.
 */
export interface DataKey {
  readonly episodeId: string;
  readonly authority: string;
  readonly wrapped?: Buffer | undefined;
  readonly createdAt: string;
  readonly erasedAt?: string;
}

interface ReleaseDetails {
  readonly id: string;
  readonly documentId: string;
  readonly documentVersion: number;
  readonly episodeId: string;
  readonly recipient: string;
  readonly holder: string;
  readonly category: ContentCategory;
  readonly purpose: SharingPurpose;
  readonly service?: ServiceKind;
  readonly recipientKey: Readonly<EncryptionKey>;
  readonly held: boolean;
  /** What was decided last. */
  readonly decision: SharingDecision;
  readonly authorisedAt: string;
  readonly validUntil: string;
  readonly version: number;
}

export type AuthorisedRelease = ReleaseDetails & { readonly state: 'authorised' };
/**
 * Permitted no longer when its content was fetched; where it is permitted again, the content is
 * handed over.
 */
type StoppedRelease = ReleaseDetails & { readonly state: 'stopped' };
export type HandedOverRelease = ReleaseDetails & {
  readonly state: 'handed_over';
  /** When the key was first given. */
  readonly handedOverAt: string;
};
export type Release = AuthorisedRelease | StoppedRelease | HandedOverRelease;

export interface ReleaseRequest {
  readonly id: string;
  readonly document: KnownDocument;
  readonly recipient: string;
  readonly purpose: SharingPurpose;
  readonly service?: ServiceKind;
  readonly recipientKey: EncryptionKey;
}

/** The service that somebody works for, as their authority registered them. */
export function serviceOf({ sector }: Pick<Caller, 'sector'>): ServiceKind | undefined {
  return ORDINARY_SERVICES.find((service) => service === sector);
}

/**
 * What is asked of consent for a document.
 *
 * @param askedFrom the service that who asks works for; undefined where nobody is known to ask
 */
export function questionOf({
  recipient,
  category,
  purpose,
  service,
  askedFrom,
}: {
  recipient: string;
  category: ContentCategory;
  purpose: SharingPurpose;
  service?: ServiceKind;
  askedFrom?: ServiceKind | undefined;
}): Question {
  return {
    recipient,
    purpose,
    scope: 'content',
    category,
    ...(service === undefined ? {} : { service }),
    ...(askedFrom === undefined ? {} : { askedFrom }),
  };
}

/** The holder of content that stays with it is asked for it as soon as it may be seen. */
export function authorise(
  { document, ...request }: ReleaseRequest,
  decision: SharingDecision,
  at: string,
): Consequence<AuthorisedRelease> {
  const { id: documentId, version: documentVersion, episodeId, authority, category } = document;
  const inADay = new Date(Date.parse(at) + VALID_MS).toISOString();
  const next: AuthorisedRelease = {
    ...request,
    documentId,
    documentVersion,
    episodeId,
    holder: authority,
    category,
    held: document.held,
    state: 'authorised',
    decision,
    authorisedAt: at,
    validUntil: decision.until === undefined || decision.until > inADay ? inADay : decision.until,
    version: 1,
  };
  return { next, facts: next.held ? [wantedFact(next)] : [] };
}

export function isOver({ validUntil }: Release, now: string): boolean {
  return Date.parse(validUntil) <= Date.parse(now);
}

/** The key is given; the first time is what counts, and the holder hears of it then. */
export function handOver(
  release: Release,
  decision: SharingDecision,
  at: string,
  parts: EpisodeParts,
): Consequence<HandedOverRelease> {
  if (release.state === 'handed_over') return { next: release, facts: [] };
  const version = release.version + 1;
  const next: HandedOverRelease = {
    ...release,
    state: 'handed_over',
    decision,
    handedOverAt: at,
    version,
  };
  return { next, facts: [handedOverFact(next, parts)] };
}

/** Consent permits it no longer. What was handed over before stays on record as such. */
export function stop(release: Release, decision: SharingDecision): Consequence<Release> {
  const next: Release =
    release.state === 'authorised'
      ? { ...release, state: 'stopped', decision, version: release.version + 1 }
      : release;
  return { next, facts: [] };
}

function handedOverFact(release: HandedOverRelease, parts: EpisodeParts): Fact {
  const { id: releaseId, documentId, episodeId, recipient, holder, purpose } = release;
  const told = { releaseId, documentId, episodeId, recipient, holder, purpose };
  return fact(ReleaseHandedOver, told, isHidden(parts, holder) ? [] : [holder]);
}

function wantedFact(release: AuthorisedRelease): Fact {
  const { id: releaseId, documentId, documentVersion, recipient, holder } = release;
  const { purpose, recipientKey, validUntil } = release;
  const binding = contentBinding(documentId, documentVersion);
  return fact(
    ReleaseContentWanted,
    {
      releaseId,
      documentId,
      documentVersion,
      recipient,
      purpose,
      recipientKey,
      binding,
      validUntil,
    },
    [holder],
  );
}
