import { type Clock } from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import { nextAge, type NotedAges, passAges } from '../../domain/ages/coming-age.js';
import { HUB } from '../../domain/episodes/hub-episode.js';
import type { LookupStores, LookupWork } from '../ports.js';

const AT_ONCE = 100;

/**
 * Notes in which month the child of an episode passes an age, and asks who leads about it once that
 * has come. The date of birth is read from the index then, and is kept nowhere else.
 */
export class PassAges {
  constructor(
    private readonly work: LookupWork,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const today = londonDate(this.clock.now());
    await this.each(
      ({ ages }) => ages.unnoted(AT_ONCE),
      async (episodeId, dateOfBirth, { ages }) => {
        const next = dateOfBirth === undefined ? undefined : nextAge(dateOfBirth, today);
        const { asked } = (await ages.lock(episodeId)) ?? {};
        return { episodeId, ...(asked ? { asked } : {}), ...(next ? { next } : {}) };
      },
    );
    await this.each(
      ({ ages }) => ages.due(today.slice(0, 7), AT_ONCE),
      async (episodeId, dateOfBirth, { ages }) => {
        const noted = await ages.lock(episodeId);
        return noted && passAges(noted, dateOfBirth, today);
      },
    );
  }

  private async each(
    choose: (stores: LookupStores) => Promise<string[]>,
    note: (
      episodeId: string,
      dateOfBirth: string | undefined,
      stores: LookupStores,
    ) => Promise<NotedAges | undefined>,
  ): Promise<void> {
    let taken = 0;
    do
      await this.work.repeatable(async (stores) => {
        const chosen = await choose(stores);
        taken = chosen.length;
        for (const episodeId of chosen) {
          const record = await stores.pointers.find(HUB, episodeId);
          const noted = await note(episodeId, record?.pointer.child.dateOfBirth, stores);
          if (noted) await stores.ages.save(noted);
        }
      });
    while (taken === AT_ONCE);
  }
}
