import { type Clock, type EpisodeReport, type MessageContext, type Refusal, refuse, type ReportEpisodesPayload } from '@hub/contracts';
import type { EpisodeWork } from '../ports.js';

const MOST_DAYS = 3_660;
const DAY_MS = 86_400_000;

/** Figures for those who answer for a service: of their own authority, or of all for operations. */
export class ReportEpisodes {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
  ) {}

  execute({ from, to }: ReportEpisodesPayload, { caller }: MessageContext): Promise<EpisodeReport | Refusal> {
    const last = to ?? this.clock.now().slice(0, 10);
    const first = from ?? new Date(Date.parse(last) - 365 * DAY_MS).toISOString().slice(0, 10);
    if (first > last || Date.parse(last) - Date.parse(first) > MOST_DAYS * DAY_MS) {
      return Promise.resolve(refuse('invalid_request', undefined, [{ field: 'from', message: 'must be before to, by ten years at most' }]));
    }
    const authority = caller.roles.includes('hub_operations') ? undefined : caller.authority;
    return this.work.read(async ({ reports }) => ({ from: first, to: last, rows: await reports.episodes({ from: first, to: last, authority }) }));
  }
}
