import type {
  ContentCategory,
  ReleaseView,
  ServiceKind,
  SharingPurpose,
} from '@hub/contracts/consent';
import type { EncryptionKey } from '@hub/contracts/shape';
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

/** The key under which an episode's contents are sealed, wrapped; gone for ever once it is erased. */
export interface DataKey {
  readonly episodeId: string;
  readonly authority: string;
  readonly wrapped: Buffer | undefined;
  readonly createdAt: string;
  readonly erasedAt?: string;
}

export interface Release extends Omit<ReleaseView, 'because' | 'rule' | 'consentId'> {
  readonly decision: SharingDecision;
  readonly documentVersion: number;
  readonly held: boolean;
  readonly service?: ServiceKind;
  readonly recipientKey: Readonly<EncryptionKey>;
}

export interface ReleaseRequest {
  readonly id: string;
  readonly document: KnownDocument;
  readonly recipient: string;
  readonly purpose: SharingPurpose;
  readonly service?: ServiceKind;
  readonly recipientKey: EncryptionKey;
}

/** What is asked of consent for a document. */
export function questionOf({
  recipient,
  category,
  purpose,
  service,
}: {
  recipient: string;
  category: ContentCategory;
  purpose: SharingPurpose;
  service?: ServiceKind;
}): Question {
  return {
    recipient,
    purpose,
    scope: 'content',
    category,
    ...(service === undefined ? {} : { service }),
  };
}

export function authorise(
  { document, ...request }: ReleaseRequest,
  decision: SharingDecision,
  at: string,
): Release {
  const {
    id: documentId,
    version: documentVersion,
    episodeId,
    authority: holder,
    category,
    held,
  } = document;
  const inADay = new Date(Date.parse(at) + VALID_MS).toISOString();
  const validUntil =
    decision.until === undefined || decision.until > inADay ? inADay : decision.until;
  return {
    ...request,
    documentId,
    documentVersion,
    episodeId,
    holder,
    category,
    held,
    state: 'authorised',
    decision,
    authorisedAt: at,
    validUntil,
    version: 1,
  };
}

export function isOver({ validUntil }: Release, now: string): boolean {
  return Date.parse(validUntil) <= Date.parse(now);
}

/** The release with its key given; the first time is what counts. */
export function handOver(release: Release, decision: SharingDecision, at: string): Release {
  if (release.state === 'handed_over') return release;
  return {
    ...release,
    state: 'handed_over',
    decision,
    handedOverAt: at,
    version: release.version + 1,
  };
}

/** The release that consent no longer permits. What was handed over before stays on record as such. */
export function stopRelease(release: Release, decision: SharingDecision): Release {
  return release.state === 'authorised'
    ? { ...release, state: 'stopped', decision, version: release.version + 1 }
    : release;
}
