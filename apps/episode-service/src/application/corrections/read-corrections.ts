import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  CorrectionPage,
  CorrectionPayload,
  CorrectionView,
  ListCorrectionsPayload,
} from '@hub/contracts/protection';
import { type MessageContext, pageOf, readPage } from '@hub/use-case';
import type { EpisodeWork } from '../ports.js';
import { maySee, type WholeCorrection, viewCorrection } from './correction-view.js';
import { wholeOf } from './decide-correction.js';

/** Shows corrections to who raised them, who answers for what is wrong, and who was told. */
export class ReadCorrections {
  constructor(private readonly work: EpisodeWork) {}

  one(
    { correctionId }: CorrectionPayload,
    { caller }: MessageContext,
  ): Promise<CorrectionView | Refusal> {
    return this.work.read(async (stores) => {
      const correction = await stores.corrections.find(correctionId);
      const whole = correction && (await wholeOf(correction, stores));
      return whole && maySee(whole, caller)
        ? viewCorrection(whole, caller.authority, await stores.timers.now())
        : refuse('not_found');
    });
  }

  async list(
    query: ListCorrectionsPayload,
    { caller: { authority, personId } }: MessageContext,
  ): Promise<CorrectionPage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    const state = query.state === undefined ? {} : { state: query.state };
    const wanted = { authority, personId, told: query.told === 'me', ...state };
    return this.work.read(async (stores) => {
      const now = await stores.timers.now();
      const found: WholeCorrection[] = [];
      for (const correction of await stores.corrections.list({
        ...page,
        ...wanted,
        limit: page.limit + 1,
      })) {
        const whole = await wholeOf(correction, stores);
        if (whole) found.push(whole);
      }
      return pageOf(
        found,
        page.limit,
        ({ correction: { raisedAt, id } }) => ({ at: raisedAt, id }),
        (whole) => viewCorrection(whole, authority, now),
      );
    });
  }
}
