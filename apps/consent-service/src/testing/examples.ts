import type { RecordBundle, RecordConsentPayload } from '@hub/contracts/consent';
import { CountingIds, FixedChance, FixedClock, testId } from '@hub/testing';
import type { ConsentTools, KeyCustody } from '../application/ports.js';
import type { GrantedConsent } from '../domain/consent.js';
import type { Override } from '../domain/override.js';
import type { ContentSchedule } from '../domain/retention/retention.js';
import type { AccessToRedact } from '../domain/subject-access/subject-access.js';

export const LEWISHAM = 'E09000023';
export const GREENWICH = 'E09000011';
export const SOUTHWARK = 'E09000028';
export const EPISODE = '019a5b00-0000-7000-8000-00000000e001';
export const CONSENT = testId(900);

export const RECALL = { remindAfterHours: 4, dueAfterHours: 8 };

export function tools(): ConsentTools & { readonly clock: FixedClock } {
  return {
    clock: new FixedClock(),
    ids: new CountingIds(),
    chance: new FixedChance(),
    recall: RECALL,
  };
}

export function statement(change: Partial<RecordConsentPayload> = {}): RecordConsentPayload {
  return {
    episodeId: EPISODE,
    decision: 'granted',
    givenBy: { kind: 'parental_responsibility' },
    purpose: 'Plan support',
    scope: ['existence', 'contact'],
    recipients: { kind: 'listed', authorities: [GREENWICH, SOUTHWARK] },
    givenAt: '2026-03-01T10:00:00.000Z',
    evidenceReference: 'REF-1',
    ...change,
  };
}

export function grantedConsent(id: string, change: Partial<GrantedConsent> = {}): GrantedConsent {
  const { decision: _decision, ...said } = statement();
  return {
    ...said,
    id,
    state: 'granted',
    authority: LEWISHAM,
    recordedAt: '2026-03-01T10:00:01.000Z',
    version: 1,
    ...change,
  };
}

export const DOCUMENT = '019a5b00-0000-7000-8000-00000000d001';

/** A P-256 key that nobody holds the private half of. */
export const RECIPIENT_KEY = {
  kid: 'r',
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
} as const;

/** Custody that hides nothing: keys are words. */
export const openCustody: KeyCustody = {
  make: (authority, episodeId) => Buffer.from(`${authority} ${episodeId}`),
  contentKey: ({ wrapped }, { id, version }) =>
    Buffer.from(`${wrapped?.toString() ?? ''} ${id} ${String(version)}`),
  rewrap: ({ wrapped }) => wrapped ?? Buffer.alloc(0),
  version: 1,
  versions: [1],
  wrapFor: (recipient, contentKey) =>
    Promise.resolve(`${contentKey.toString()} for ${recipient.kid}`),
  isUsable: ({ kid }) => Promise.resolve(kid !== 'unusable'),
  sign: (text) => Promise.resolve(`signed ${text}`),
  receiptKey: Promise.resolve({ ...RECIPIENT_KEY }),
};

export const SCHEDULE: ContentSchedule = {
  version: 1,
  contentYears: {
    needs_met: 6,
    disengaged: 6,
    moved_out_of_london: 6,
    social_care: 6,
    age_limit: 6,
    opened_in_error: 0,
    wrong_child: 1,
    consent_withdrawn: 1,
  },
};

/** What is signed of a request whose record is empty. */
export function bundleOf(
  { id, authority, episodes, gatheredAt }: AccessToRedact,
  madeAt: string,
): RecordBundle {
  const manifest = {
    format: 'f',
    requestId: id,
    authority,
    episodes: [...episodes],
    gatheredAt,
    madeAt,
    withheldItems: 0,
    checkpoint: 'c',
    items: [],
  };
  return { manifest, items: [], signature: 's' };
}

/** Lewisham told a hospital by telephone, without consent. */
export function toldOutside(change: Partial<Override> = {}): Override {
  return {
    id: testId(8_801),
    episodeId: EPISODE,
    toldOutside: {
      kind: 'hospital',
      organisation: 'St Elsewhere',
      whom: 'Duty nurse',
      how: 'by_telephone',
      at: '2026-03-02T09:00:00.000Z',
    },
    categories: ['assessment'],
    ground: 'danger_to_life',
    explanation: 'private',
    familyTold: true,
    madeBy: LEWISHAM,
    personId: testId(8_802),
    madeAt: '2026-03-02T09:30:00.000Z',
    expiresAt: '2026-03-02T09:30:00.000Z',
    reviewer: 'E09000008',
    reviewBy: '2026-03-03T17:00:00.000Z',
    ...change,
  };
}
