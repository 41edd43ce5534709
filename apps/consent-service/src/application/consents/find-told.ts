import type { FindToldPayload, ToldAuthorities } from '@hub/internal-messages';
import type { ConsentStores, ConsentWork } from '../ports.js';

/**
 * Who was told of an episode, of a consent, or had content released: for the service that corrects
 * it. Nobody from whom the episode is hidden.
 */
export class FindTold {
  constructor(private readonly work: ConsentWork) {}

  execute({ episodeId, documentId, consentId }: FindToldPayload): Promise<ToldAuthorities> {
    return this.work.read(async (stores) => {
      const { counterparts, hiddenFrom = [] } = await stores.counterparts.parts(episodeId);
      const told =
        documentId === undefined && consentId === undefined
          ? [
              ...counterparts,
              ...(await receivers(stores, episodeId)),
              ...(await ofConsents(stores, episodeId)),
            ]
          : [
              ...(documentId === undefined ? [] : await receivers(stores, episodeId, documentId)),
              ...(consentId === undefined ? [] : await ofConsents(stores, episodeId, consentId)),
            ];
      const authorities = [...new Set(told)].filter((one) => !hiddenFrom.includes(one)).sort();
      return { authorities };
    });
  }
}

/** Whoever may still fetch it is told, too. */
async function receivers(
  { releases }: ConsentStores,
  episodeId: string,
  documentId?: string,
): Promise<string[]> {
  return (await releases.ofEpisode(episodeId))
    .filter(({ state }) => state !== 'stopped')
    .filter((release) => documentId === undefined || release.documentId === documentId)
    .map(({ recipient }) => recipient);
}

async function ofConsents(
  { consents }: ConsentStores,
  episodeId: string,
  consentId?: string,
): Promise<string[]> {
  const told: string[] = [];
  for (const { id } of await consents.ofEpisode(episodeId))
    if (consentId === undefined || id === consentId)
      told.push(...(await consents.receipts(id)).map(({ authority }) => authority));
  return told;
}
