import type {
  AgencyFigures,
  EpisodeFigures,
  PlaceFigures,
  TransferFigures,
  UnmetNeedFigures,
} from '@hub/contracts/episode';
import type { ReportSpan } from '@hub/use-case';

export interface ReportStore {
  /**
   * Figures by month and originating authority; of all where none is named.
   * @param wanted days, `YYYY-MM-DD`; a month begun counts whole
   */
  episodes(wanted: ReportSpan): Promise<EpisodeFigures[]>;
  /** The same, by the agency of the initiator too. */
  agencies(wanted: ReportSpan): Promise<AgencyFigures[]>;
  /**
   * Likewise of transfers, by the proposing authority and the month in which they were proposed.
   */
  transfers(wanted: ReportSpan): Promise<TransferFigures[]>;
  /** Services that were asked for, by month, asking authority and kind. */
  unmetNeeds(wanted: ReportSpan): Promise<UnmetNeedFigures[]>;
  /** By school, nursery and practice, however few; of a kind the most cases first. */
  places(wanted: ReportSpan): Promise<Required<PlaceFigures>[]>;
}
