import { type Refusal, refuse } from '@hub/contracts';
import type {
  DecidePayload,
  DecisionView,
  ReadSharingRegisterPayload,
  SharingEntry,
  SharingRegister,
} from '@hub/contracts/consent';
import type { MessageContext } from '@hub/use-case';
import { asSeenBy, hasPart } from '../../domain/episode-parts.js';
import { serviceOf } from '../../domain/release.js';
import { decideSharing } from '../../domain/sharing-decision.js';
import { toldOutsideOf } from '../overrides/told-outside-view.js';
import type { ConsentStores, ConsentTools, ConsentWork } from '../ports.js';
import { sharingRecord } from '../sharing-record-step.js';
import { entriesOf } from './sharing-entry-view.js';

/** Answers what may be shared, and what was told to whom, to those with a part in the episode. */
export class Decide {
  constructor(
    private readonly work: ConsentWork,
    private readonly tools: Pick<ConsentTools, 'clock'>,
  ) {}

  execute(
    { episodeId, ...question }: DecidePayload,
    context: MessageContext,
  ): Promise<DecisionView | Refusal> {
    return this.work.read(async (stores) => {
      const record = await recordFor(stores, episodeId, context);
      if (!record) return refuse('not_found');
      const askedFrom =
        context.caller.authority === question.recipient ? serviceOf(context.caller) : undefined;
      return decideSharing(
        { ...question, ...(askedFrom === undefined ? {} : { askedFrom }) },
        record,
        this.tools.clock.now(),
      );
    });
  }

  register(
    { episodeId }: ReadSharingRegisterPayload,
    context: MessageContext,
  ): Promise<SharingRegister | Refusal> {
    return this.work.read(async (stores) => {
      const record = await recordFor(stores, episodeId, context);
      if (!record) return refuse('not_found');
      const entries: SharingEntry[] = [];
      for (const consent of record.consents)
        entries.push(...entriesOf(consent, await stores.consents.receipts(consent.id)));
      const toldOutside = toldOutsideOf(await stores.overrides.ofEpisode(episodeId));
      const outside = toldOutside.length === 0 ? {} : { toldOutside };
      return { episodeId, entries, count: entries.length, ...outside };
    });
  }
}

/** What is on record, for a service of the hub or an authority with a part in it. */
async function recordFor(
  stores: ConsentStores,
  episodeId: string,
  { caller }: MessageContext,
): Promise<Awaited<ReturnType<typeof sharingRecord>> | undefined> {
  const record = asSeenBy(await sharingRecord(stores, episodeId), caller);
  return hasPart(record, caller.authority) || caller.door === 'internal' ? record : undefined;
}
