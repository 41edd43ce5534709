import type { ChildLabel } from '@hub/contracts/labels';
import type { EpisodeStore } from '../application/ports.js';
import type { AlikeFor, LabelStore } from '../application/labels/label-ports.js';
import { hasPart, isOver } from '../domain/episode.js';
import { type AlikeCase, type KnownChild, sameName } from '../domain/labels/child-label.js';
import { peopleOf } from '../domain/relations.js';

interface LabelEntry extends ChildLabel {
  readonly authority: string;
}

export class InMemoryLabels implements LabelStore {
  private readonly labels = new Map<string, LabelEntry>();
  private readonly references = new Map<string, Map<string, string>>();

  constructor(private readonly episodes: EpisodeStore) {}

  keep(episodeId: string, authority: string, label: ChildLabel): Promise<void> {
    this.labels.set(episodeId, { ...label, authority });
    return Promise.resolve();
  }
  keepReference(episodeId: string, authority: string, reference: string): Promise<void> {
    const own = this.references.get(episodeId) ?? new Map<string, string>();
    this.references.set(episodeId, own.set(authority, reference));
    return Promise.resolve();
  }
  known(episodeIds: readonly string[], authority: string): Promise<KnownChild[]> {
    const found = episodeIds.map((episodeId) => {
      const kept = this.labels.get(episodeId);
      const reference = this.references.get(episodeId)?.get(authority);
      return {
        episodeId,
        ...(kept === undefined ? {} : { label: labelOf(kept) }),
        ...(reference === undefined ? {} : { reference }),
      };
    });
    return Promise.resolve(found.filter((one) => 'label' in one || 'reference' in one));
  }
  referencesOf(episodeId: string): ReturnType<LabelStore['referencesOf']> {
    const own = [...(this.references.get(episodeId) ?? [])].sort();
    return Promise.resolve(own.map(([authority, reference]) => ({ authority, reference })));
  }
  async alike(episodeIds: readonly string[], sought: AlikeFor): Promise<AlikeCase[]> {
    const found: AlikeCase[] = [];
    for (const episodeId of [...episodeIds].sort())
      for (const [other, kept] of [...this.labels].sort()) {
        const own = this.labels.get(episodeId);
        if (!own || other === episodeId || !(await this.isSought(other, sought))) continue;
        const alike = {
          sameName: sameName(own.name) === sameName(kept.name),
          sameHousehold:
            own.household !== undefined &&
            own.household === kept.household &&
            own.authority === kept.authority,
        };
        if (alike.sameName || alike.sameHousehold) found.push({ episodeId, other, ...alike });
      }
    return found;
  }
  token(authority: string, reference: string): Promise<string> {
    return Promise.resolve(`${authority} ${reference}`);
  }
  destroy(episodeId: string): Promise<void> {
    this.labels.delete(episodeId);
    this.references.delete(episodeId);
    return Promise.resolve();
  }
  sealAnew(): Promise<number> {
    return Promise.resolve(0);
  }

  private async isSought(id: string, { authority, personId }: AlikeFor): Promise<boolean> {
    const episode = await this.episodes.find(id);
    if (!episode || isOver(episode) || episode.folded || !hasPart(episode, { authority }))
      return false;
    return personId === undefined || peopleOf(episode).some((one) => one.personId === personId);
  }
}

function labelOf({ name, bornIn, household }: LabelEntry): ChildLabel {
  return {
    name,
    ...(bornIn === undefined ? {} : { bornIn }),
    ...(household === undefined ? {} : { household }),
  };
}
