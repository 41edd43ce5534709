import { ShieldChanged } from '@hub/internal-messages';
import { type Fact, fact } from '@hub/use-case';
import type { Episode } from '../../domain/episode.js';

/** From whom it is hidden now, for the services that show something of it. No member is told. */
export function shieldFact({ id: episodeId, shield, version }: Episode): Fact {
  const { hiddenFrom = [], hiddenFromPeople: people, employers = [] } = shield ?? {};
  const told = { episodeId, hiddenFrom: [...hiddenFrom], version };
  const named = { hiddenFromPeople: [...(people ?? [])], employers: [...employers] };
  return fact(ShieldChanged, people ? { ...told, ...named } : told);
}
