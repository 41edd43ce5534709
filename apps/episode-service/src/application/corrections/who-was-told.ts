import type { Correction } from '../../domain/corrections/correction.js';
import { counterpartsOf, type Episode } from '../../domain/episode.js';
import { isHidden } from '../../domain/shield-terms.js';
import type { LookupRegister } from '../ports.js';
import type { ToldRegister } from './correction-ports.js';

/** Everybody who was told what a correction is about: nobody from whom the episode is hidden. */
export class WhoWasTold {
  constructor(
    private readonly register: ToldRegister,
    private readonly lookups: Pick<LookupRegister, 'thatFound'>,
  ) {}

  async of(
    { about, aboutId }: Pick<Correction, 'about' | 'aboutId'>,
    episode: Episode,
    references: readonly string[],
  ): Promise<string[]> {
    const { id: episodeId, shield } = episode;
    const one =
      aboutId === undefined || about === 'lookup'
        ? {}
        : about === 'document'
          ? { documentId: aboutId }
          : { consentId: aboutId };
    const told = [...(await this.register.told({ episodeId, ...one }))];
    if (about !== 'document' && about !== 'consent') told.push(...counterpartsOf(episode));
    if (about === 'episode' || about === 'lookup' || about === 'pointer')
      for (const reference of references) told.push(...(await this.whoFound(episode, reference)));
    return [...new Set(told)].filter((authority) => !isHidden(shield, { authority })).sort();
  }

  private async whoFound(
    { originatingAuthority: authority }: Episode,
    reference: string,
  ): Promise<string[]> {
    const record = { authority, reference };
    return (await this.lookups.thatFound(record)).flatMap(({ authority }) => authority ?? []);
  }
}
