import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  ConsentPage,
  ConsentView,
  ListConsentsPayload,
  ReadConsentPayload,
} from '@hub/contracts/consent';
import { type MessageContext, pageOf, type Place, readPage } from '@hub/use-case';
import type { Consent } from '../../domain/consent.js';
import { type EpisodeParts, hasPart, isNamed, receiptsFor } from '../../domain/episode-parts.js';
import { maySee, viewConsent } from './consent-view.js';
import type { ConsentStores, ConsentWork } from '../ports.js';

export class ReadConsent {
  constructor(private readonly work: ConsentWork) {}

  execute(
    { consentId }: ReadConsentPayload,
    { caller }: MessageContext,
  ): Promise<ConsentView | Refusal> {
    return this.work.read(async ({ consents, counterparts, looks }) => {
      const consent = await consents.find(consentId);
      if (!consent) return refuse('not_found');
      const parts = await counterparts.parts(consent.episodeId);
      if (isNamed(parts, caller)) return refuse('not_found');
      const seen = await seenConsent({ consents, looks }, consent, parts, caller.authority);
      return seen ?? refuse('not_found');
    });
  }

  /** An episode of which nothing may be seen is as one that is missing. */
  async list(
    query: ListConsentsPayload,
    { caller }: MessageContext,
  ): Promise<ConsentPage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    const { episodeId, state } = query;
    const seen = await this.work.read(async ({ consents, counterparts, looks }) => {
      const parts = await counterparts.parts(episodeId);
      if (isNamed(parts, caller)) return refuse('not_found');
      const views: ConsentView[] = [];
      for (const consent of await consents.ofEpisode(episodeId)) {
        const view = await seenConsent({ consents, looks }, consent, parts, caller.authority);
        if (view) views.push(view);
      }
      return views.length > 0 || hasPart(parts, caller.authority) ? views : refuse('not_found');
    });
    if (isRefusal(seen)) return seen;
    const isLater = ({ at, id }: Place): boolean =>
      page.after === undefined ||
      at < page.after.at ||
      (at === page.after.at && id < page.after.id);
    const rest = seen
      .reverse()
      .filter((view) => state === undefined || view.state === state)
      .filter((view) => isLater(placeOf(view)));
    return pageOf(rest, page.limit, placeOf, (view) => view);
  }
}

function placeOf({ recordedAt, id }: ConsentView): Place {
  return { at: recordedAt, id };
}

/** A statement as an authority may see it; undefined where it may not. */
async function seenConsent(
  { consents, looks }: Pick<ConsentStores, 'consents' | 'looks'>,
  consent: Consent,
  parts: EpisodeParts,
  authority: string,
): Promise<ConsentView | undefined> {
  const receipts = await consents.receipts(consent.id);
  const toLook = (await looks.find(consent.id))?.looks ?? [];
  const isAsked = toLook.some(({ waiting }) => waiting.authority === authority);
  return maySee(consent, { receipts, parts }, authority) || (isAsked && hasPart(parts, authority))
    ? viewConsent(consent, receiptsFor(receipts, parts, authority), authority)
    : undefined;
}
