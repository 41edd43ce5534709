import * as messages from '@hub/contracts/episode';
import { answer, type Handler } from '@hub/service-host';
import type { ReportFigures } from '../../application/reports/report-figures.js';

/** Figures. */
export function reportHandlers({ figures }: { readonly figures: ReportFigures }): Handler[] {
  return [
    answer(messages.ReportEpisodes, (payload, context) => figures.episodes(payload, context)),
    answer(messages.ReportAgencies, (payload, context) => figures.agencies(payload, context)),
    answer(messages.ReportTransfers, (payload, context) => figures.transfers(payload, context)),
    answer(messages.ReportPlaces, (payload, context) => figures.places(payload, context)),
    answer(messages.ReportUnmetNeeds, (payload, context) => figures.unmetNeeds(payload, context)),
  ];
}
