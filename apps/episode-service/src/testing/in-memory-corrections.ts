import type {
  CorrectionStore,
  CorrectionsWanted,
} from '../application/corrections/correction-ports.js';
import type { EpisodeStore } from '../application/ports.js';
import type { Correction, CorrectionNotice } from '../domain/corrections/correction.js';
import { isHidden } from '../domain/shield-terms.js';
import { page } from './in-memory-page.js';

export class InMemoryCorrections implements CorrectionStore {
  private readonly corrections = new Map<string, Correction>();
  private readonly noticesOf = new Map<string, CorrectionNotice>();
  private incidents = 0;

  constructor(private readonly episodes: EpisodeStore) {}

  add(correction: Correction): Promise<void> {
    this.corrections.set(correction.id, correction);
    return Promise.resolve();
  }
  save(correction: Correction): Promise<void> {
    return this.add(correction);
  }
  find(id: string): Promise<Correction | undefined> {
    return Promise.resolve(this.corrections.get(id));
  }
  lock(id: string): Promise<Correction | undefined> {
    return this.find(id);
  }
  ofEpisode(episodeId: string): Promise<Correction[]> {
    const own = [...this.corrections.values()].filter((one) => one.episodeId === episodeId);
    const place = ({ raisedAt, id }: Correction): string => `${raisedAt} ${id}`;
    return Promise.resolve(own.sort((a, b) => (place(a) < place(b) ? -1 : 1)));
  }
  async list(wanted: CorrectionsWanted): Promise<Correction[]> {
    const { authority, told, state, limit, after } = wanted;
    const found: Correction[] = [];
    for (const one of this.corrections.values()) {
      const episode = await this.episodes.find(one.episodeId);
      const isTold = this.noticesOf.has(`${one.id} ${authority}`);
      const isParty = one.raisedBy === authority || one.answers === authority;
      if (isHidden(episode?.shield, wanted)) continue;
      if (!(isTold || (isParty && !told))) continue;
      if (state === undefined || one.state === state) found.push(one);
    }
    return page(found, ({ raisedAt, id }) => ({ at: raisedAt, id }), limit, after);
  }
  putNotice(notice: CorrectionNotice): Promise<void> {
    this.noticesOf.set(`${notice.correctionId} ${notice.authority}`, notice);
    return Promise.resolve();
  }
  notices(correctionId: string): Promise<CorrectionNotice[]> {
    const own = [...this.noticesOf.values()].filter((one) => one.correctionId === correctionId);
    return Promise.resolve(own.sort((a, b) => (a.authority < b.authority ? -1 : 1)));
  }
  nextIncident(year: number): Promise<string> {
    this.incidents += 1;
    return Promise.resolve(`${String(year)}-${String(this.incidents)}`);
  }
}
