import { EntitySchema } from 'typeorm';
import type { CaseContact, FamilyNeeds } from '@hub/contracts/team';
import type { Agency, LevelOfNeed } from '@hub/contracts/episode';
import type { Episode, Fold, LivedState, Voiding } from '../../domain/episode.js';
import type { Shield } from '../../domain/shield-terms.js';
import type { PastCoordinator } from '../../domain/team/coordinator-terms.js';
import type { LeftMember } from '../../domain/team/leaving.js';
import type { KnownConsent } from '../../application/ports.js';
import { breachTable } from './breach-store.js';
import { mergeTable } from './merge-store.js';
import { splitTable } from './split-store.js';
import { correctionNoticeTable, correctionTable } from './correction-table.js';
import { episodeStepTable, foundAnswerTable, serviceRequestTable } from './life-tables.js';
import { externalLinkTable } from './referral-store.js';
import { planActionTable, planAgreementTable } from './plan-store.js';
import { recommendationTable, reviewMeetingTable } from './review-store.js';
import { teamInvitationTable } from './invitation-store.js';
import { caseloadCoverTable } from './caseload-cover-store.js';
import { leadCoverTable } from './cover-store.js';
import { leadRequestTable } from './lead-request-store.js';
import { outsideTable } from './outside-store.js';
import { transferTable } from './transfer-table.js';

export interface EpisodeRow {
  id: string;
  state: Episode['state'];
  originatingAuthority: string;
  homeAuthority: string;
  homeUntold: true | null;
  shield: Shield | null;
  needs: FamilyNeeds | null;
  contacts: CaseContact[] | null;
  initiator: NonNullable<Episode['initiator']> | null;
  coordinator: NonNullable<Episode['coordinator']> | null;
  coordinatorsBefore: PastCoordinator[] | null;
  voided: Voiding | null;
  folded: Fold | null;
  consentId: string;
  lookupId: string;
  ownReference: string;
  levelOfNeed: LevelOfNeed;
  startedAt: Date;
  nextReviewOn: string | null;
  resumesAs: LivedState | null;
  reopens: string | null;
  agency: Agency | null;
  urgent: NonNullable<Episode['urgent']> | null;
  unanswered: string[] | null;
  remindedOf: string | null;
  peopleTold: boolean;
  disputes: string[];
  version: number;
}

export const episodeTable = new EntitySchema<EpisodeRow>({
  name: 'episode',
  columns: {
    id: { type: 'uuid', primary: true },
    state: { type: 'text' },
    originatingAuthority: { type: 'text', name: 'originating_authority' },
    homeAuthority: { type: 'text', name: 'home_authority' },
    shield: { type: 'jsonb', nullable: true },
    needs: { type: 'jsonb', nullable: true },
    contacts: { type: 'jsonb', nullable: true },
    initiator: { type: 'jsonb', nullable: true },
    coordinator: { type: 'jsonb', nullable: true },
    coordinatorsBefore: { type: 'jsonb', name: 'coordinators_before', nullable: true },
    voided: { type: 'jsonb', nullable: true },
    folded: { type: 'jsonb', nullable: true },
    homeUntold: { type: 'boolean', name: 'home_untold', nullable: true },
    consentId: { type: 'uuid', name: 'consent_id' },
    lookupId: { type: 'uuid', name: 'lookup_id' },
    ownReference: { type: 'text', name: 'own_reference' },
    levelOfNeed: { type: 'jsonb', name: 'level_of_need' },
    startedAt: { type: 'timestamptz', name: 'started_at' },
    nextReviewOn: { type: 'date', name: 'next_review_on', nullable: true },
    resumesAs: { type: 'text', name: 'resumes_as', nullable: true },
    reopens: { type: 'uuid', nullable: true },
    agency: { type: 'text', nullable: true },
    urgent: { type: 'text', nullable: true },
    unanswered: { type: 'text', array: true, nullable: true },
    remindedOf: { type: 'date', name: 'reminded_of', nullable: true },
    peopleTold: { type: 'boolean', name: 'people_told' },
    disputes: { type: 'uuid', array: true },
    version: { type: 'integer' },
  },
});

export interface LeadTermRow {
  episodeId: string;
  term: number;
  authority: string;
  personId: string;
  since: Date;
  confirmed: boolean;
  cover: Episode['lead']['cover'] | null;
  endedAt: Date | null;
}

export const leadTermTable = new EntitySchema<LeadTermRow>({
  name: 'lead_term',
  columns: {
    episodeId: { type: 'uuid', name: 'episode_id', primary: true },
    term: { type: 'integer', primary: true },
    authority: { type: 'text' },
    personId: { type: 'uuid', name: 'person_id' },
    since: { type: 'timestamptz' },
    confirmed: { type: 'boolean' },
    cover: { type: 'jsonb', nullable: true },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
  },
});

export interface TeamMemberRow {
  id: string;
  episodeId: string;
  authority: string;
  personId: string;
  role: string;
  confirmed: boolean;
  joinedAt: Date | null;
  leftOn: string | null;
  leftBecause: LeftMember['leftBecause'] | null;
}

export const teamMemberTable = new EntitySchema<TeamMemberRow>({
  name: 'team_member',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    authority: { type: 'text' },
    personId: { type: 'uuid', name: 'person_id' },
    role: { type: 'text' },
    confirmed: { type: 'boolean' },
    joinedAt: { type: 'timestamptz', name: 'joined_at', nullable: true },
    leftOn: { type: 'date', name: 'left_on', nullable: true },
    leftBecause: { type: 'text', name: 'left_because', nullable: true },
  },
});

export type KnownConsentRow = Omit<KnownConsent, 'expiresAt' | 'recordedAt'> & {
  expiresAt: Date | null;
  recordedAt: Date | null;
  warnedOf: string | null;
};

export const knownConsentTable = new EntitySchema<KnownConsentRow>({
  name: 'known_consent',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    authority: { type: 'text' },
    state: { type: 'text' },
    renews: { type: 'uuid', array: true },
    expiresAt: { type: 'timestamptz', name: 'expires_at', nullable: true },
    recordedAt: { type: 'timestamptz', name: 'recorded_at', nullable: true },
    warnedOf: { type: 'text', name: 'warned_of', nullable: true },
  },
});

export const tables = [
  episodeTable,
  leadTermTable,
  teamMemberTable,
  transferTable,
  knownConsentTable,
  episodeStepTable,
  serviceRequestTable,
  foundAnswerTable,
  externalLinkTable,
  correctionTable,
  correctionNoticeTable,
  breachTable,
  mergeTable,
  teamInvitationTable,
  planActionTable,
  planAgreementTable,
  splitTable,
  reviewMeetingTable,
  recommendationTable,
  caseloadCoverTable,
  leadCoverTable,
  leadRequestTable,
  outsideTable,
];
