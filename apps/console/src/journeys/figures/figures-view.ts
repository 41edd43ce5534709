import type { DisputeReport } from '@hub/contracts/arbitration';
import type {
  AgencyReport,
  EpisodeReport,
  PlaceReport,
  TransferReport,
  UnmetNeedReport,
} from '@hub/contracts/episode';
import { dateOf } from '../../words/dates.js';
import { caseSections } from './case-figures.js';
import type { FiguresSection } from './figures-section.js';
import { agencySection, disputeSection, transferSection } from './other-figures.js';
import { placeSection } from './place-figures.js';
import { unmetSections } from './unmet-figures.js';

export interface FigureReports {
  readonly cases: EpisodeReport;
  readonly agencies: AgencyReport;
  readonly transfers: TransferReport;
  readonly disputes: DisputeReport;
  readonly unmet: UnmetNeedReport;
  readonly places: PlaceReport;
}

export interface FiguresView {
  readonly title: string;
  readonly span: string;
  readonly sections: readonly FiguresSection[];
}

/** The last year in findings, with their numbers beneath. */
export function figuresView({
  cases,
  agencies,
  transfers,
  disputes,
  unmet,
  places,
}: FigureReports): FiguresView {
  return {
    title: 'Figures',
    span: `From ${dateOf(cases.from)} to ${dateOf(cases.to)}. They count cases and name nobody.`,
    sections: [
      ...caseSections(cases),
      agencySection(agencies),
      transferSection(transfers),
      disputeSection(disputes),
      ...unmetSections(unmet),
      placeSection(places),
    ],
  };
}
