import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { ReportDisputes } from '@hub/contracts/arbitration';
import {
  ReportAgencies,
  ReportEpisodes,
  ReportPlaces,
  ReportTransfers,
  ReportUnmetNeeds,
} from '@hub/contracts/episode';
import type { HubApi } from '../../api/hub-api.js';
import { download, type Outcome, page } from '../../pages/outcome.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { type ReportName, REPORTS } from './figures-section.js';
import { figuresView } from './figures-view.js';

const FILES: Readonly<Record<ReportName, (api: HubApi) => Promise<string>>> = {
  episodes: (api) => api.readText(ReportEpisodes, {}, 'text/csv'),
  agencies: (api) => api.readText(ReportAgencies, {}, 'text/csv'),
  transfers: (api) => api.readText(ReportTransfers, {}, 'text/csv'),
  disputes: (api) => api.readText(ReportDisputes, {}, 'text/csv'),
  'unmet-needs': (api) => api.readText(ReportUnmetNeeds, {}, 'text/csv'),
  'schools-and-practices': (api) => api.readText(ReportPlaces, {}, 'text/csv'),
};

/** The last year of one’s borough as findings, and as files for a spreadsheet. */
@Controller('figures')
export class FiguresController {
  @Get()
  async show(@Visitor() { api }: Visit): Promise<Outcome> {
    const [cases, agencies, transfers, disputes, unmet, places] = await Promise.all([
      api.read(ReportEpisodes, {}),
      api.read(ReportAgencies, {}),
      api.read(ReportTransfers, {}),
      api.read(ReportDisputes, {}),
      api.read(ReportUnmetNeeds, {}),
      api.read(ReportPlaces, {}),
    ]);
    const reports = { cases, agencies, transfers, disputes, unmet, places };
    return page('journeys/figures/figures', figuresView(reports));
  }

  @Get('files/:report')
  async file(@Visitor() { api }: Visit, @Param('report') report: string): Promise<Outcome> {
    const name = REPORTS.find((one) => one === report);
    if (!name) throw new NotFoundException();
    return download(`${name}.csv`, await FILES[name](api));
  }
}
