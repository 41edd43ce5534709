import type { CaseloadStore, LeadingStores } from '../application/leading/leading-ports.js';
import { type Episode, isLived } from '../domain/episode.js';

class InMemoryCaseloads implements CaseloadStore {
  constructor(private readonly all: () => readonly Episode[]) {}

  ledBy({ authority, personId }: Parameters<CaseloadStore['ledBy']>[0]): Promise<string[]> {
    const led = this.all().filter(
      ({ lead }) => lead.authority === authority && lead.personId === personId,
    );
    const open = led.filter((one) => isLived(one) && one.state !== 'closed');
    return Promise.resolve(open.map(({ id }) => id).sort());
  }
}

/** @param all every episode */
export function inMemoryLeading(all: () => readonly Episode[]): LeadingStores {
  return { caseloads: new InMemoryCaseloads(all) };
}
