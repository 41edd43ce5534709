import type { ExternalLink } from '../../domain/external-link.js';

/** That systems beside the CAF hold a record of the child. */
export interface ExternalLinkStore {
  /** Takes the place of what was noted of that system and authority before. */
  put(link: ExternalLink): Promise<void>;
  /** By system, then by authority. */
  ofEpisode(episodeId: string): Promise<ExternalLink[]>;
}
