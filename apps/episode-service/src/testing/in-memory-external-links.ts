import type { ExternalLinkStore } from '../application/external-links/external-link-ports.js';
import type { ExternalLink } from '../domain/external-link.js';

export class InMemoryExternalLinks implements ExternalLinkStore {
  private readonly links = new Map<string, ExternalLink>();

  put(link: ExternalLink): Promise<void> {
    this.links.set(`${link.episodeId} ${link.system} ${link.authority}`, link);
    return Promise.resolve();
  }
  ofEpisode(episodeId: string): Promise<ExternalLink[]> {
    const place = ({ system, authority }: ExternalLink): string => `${system} ${authority}`;
    return Promise.resolve(
      [...this.links.values()]
        .filter((one) => one.episodeId === episodeId)
        .sort((a, b) => (place(a) < place(b) ? -1 : 1)),
    );
  }
}
