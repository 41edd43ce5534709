import type { CaseloadView } from '@hub/contracts/leading';
import type { Episode } from '../../domain/episode.js';
import type { CaseloadQuestion } from '../../domain/leading/caseload.js';
import type { CaseloadCover, Coverage, coverageOf } from '../../domain/leading/caseload-cover.js';
import type { LeadCover } from '../../domain/leading/lead-cover.js';
import type { LeadRequest } from '../../domain/leading/lead-request.js';
import type { KeptLead } from '../../domain/leading/move-offer.js';
import type { OutsideHandOver } from '../../domain/leading/outside-hand-over.js';

/** What one person leads. */
export interface CaseloadStore {
  /** Episodes that somebody leads and that are not over, by id. */
  ledBy(lead: { readonly authority: string; readonly personId: string }): Promise<string[]>;
  /** As `caseloadsOf` of the domain counts them. */
  ofAuthority(question: CaseloadQuestion): Promise<CaseloadView[]>;
}

/** Who stands in for whoever leads. */
export interface CoverStore {
  add(cover: LeadCover): Promise<void>;
  save(cover: LeadCover): Promise<void>;
  find(id: string): Promise<LeadCover | undefined>;
  /** Newest first. */
  ofEpisode(episodeId: string): Promise<LeadCover[]>;
  /**
   * Those that have not ended, although who stands in acts for their authority no more, or another
   * leads; without those whose alarm has gone off.
   */
  over(limit: number): Promise<string[]>;
  /** Keeps with the term of an episode who stands in now, or that nobody does. */
  show(episode: Episode): Promise<void>;
}

/** A case in which a cover for all begins or ends. */
export interface CaseOfCover {
  readonly coverId: string;
  readonly episodeId: string;
}

interface CasesOfCovers {
  readonly limit: number;
  /** Of that one alone. */
  readonly coverId?: string;
}

/** Who stands in for all cases of whoever leads them. */
export interface CaseloadCoverStore {
  /** @returns false where somebody stands in for that lead already, or will */
  add(cover: CaseloadCover): Promise<boolean>;
  save(cover: CaseloadCover): Promise<void>;
  find(id: string): Promise<CaseloadCover | undefined>;
  /** Locked until the transaction ends. */
  lock(id: string): Promise<CaseloadCover | undefined>;
  /** That of a lead that has not ended. */
  openOf(
    of: Pick<CaseloadCover, 'authority' | 'leadProfessionalId'>,
  ): Promise<CaseloadCover | undefined>;
  /** Those that have not ended, newest first. */
  ofAuthority(authority: string): Promise<CaseloadCover[]>;
  /** Those that have not ended, although `caseloadCoverOver` of the domain says why they would. */
  over(today: string): Promise<string[]>;
  /** Cases that the lead leads, and for which it says nothing yet. */
  beginning(which: CasesOfCovers): Promise<CaseOfCover[]>;
  /** Cases in which it goes on although it has ended. */
  ending(which: CasesOfCovers): Promise<CaseOfCover[]>;
  /** As `coverageOf` of the domain says. */
  coverage(cover: CaseloadCover, question: Parameters<typeof coverageOf>[3]): Promise<Coverage>;
}

/** Who asks to lead. */
export interface LeadRequestStore {
  add(request: LeadRequest): Promise<void>;
  save(request: LeadRequest): Promise<void>;
  /** Newest first. */
  ofEpisode(episodeId: string): Promise<LeadRequest[]>;
}

/** Why a lead stays although the child has moved. */
export interface KeptLeadStore {
  add(kept: KeptLead): Promise<void>;
  /** Newest first. */
  ofEpisode(episodeId: string): Promise<KeptLead[]>;
}

/** Cases on their way to an authority outside London. */
export interface OutsideStore {
  add(one: OutsideHandOver): Promise<void>;
  save(one: OutsideHandOver): Promise<void>;
  /** Newest first. */
  ofEpisode(episodeId: string): Promise<OutsideHandOver[]>;
}

/** What a service keeps of who leads, beside transfers. */
export interface LeadingStores {
  readonly caseloads: CaseloadStore;
  readonly covers: CoverStore;
  readonly caseloadCovers: CaseloadCoverStore;
  readonly leadRequests: LeadRequestStore;
  readonly keptLeads: KeptLeadStore;
  readonly outsideHandOvers: OutsideStore;
}
