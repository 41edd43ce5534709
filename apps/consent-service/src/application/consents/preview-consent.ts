import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  ConsentGranted,
  type ConsentPreview,
  ConsentWithdrawn,
  type ReadSharingMatrixPayload,
  type RecordConsentPayload,
  type SharingMatrix,
} from '@hub/contracts/consent';
import type { Fact, MessageContext } from '@hub/use-case';
import { asSeenBy, hasPart, isHidden } from '../../domain/episode-parts.js';
import { sharingMatrix } from '../../domain/sharing-matrix.js';
import type { ConsentTools, ConsentWork } from '../ports.js';
import { sharingRecord } from '../sharing-record-step.js';
import type { RecordConsent } from './record-consent.js';

/** Who may see what of an episode, and what a statement would change of that. */
export class PreviewConsent {
  constructor(
    private readonly work: ConsentWork,
    private readonly recording: RecordConsent,
    private readonly tools: Pick<ConsentTools, 'clock'>,
  ) {}

  matrix(
    { episodeId }: ReadSharingMatrixPayload,
    { caller }: MessageContext,
  ): Promise<SharingMatrix | Refusal> {
    return this.work.read(async (stores) => {
      const record = asSeenBy(await sharingRecord(stores, episodeId), caller);
      if (!hasPart(record, caller.authority)) return refuse('not_found');
      return { episodeId, rows: sharingMatrix(record, this.tools.clock.now()) };
    });
  }

  /** The statement is recorded as it would be, read, and taken back: the two cannot differ. */
  execute(
    statement: RecordConsentPayload,
    context: MessageContext,
  ): Promise<ConsentPreview | Refusal> {
    const { episodeId } = statement;
    return this.recording.prepared(statement, context, (record) =>
      this.work.rehearse(async (stores) => {
        const parts = asSeenBy(await stores.counterparts.parts(episodeId), context.caller);
        // Their no is taken all the same; of what it would change they hear nothing.
        if (isHidden(parts, context.caller.authority)) return refuse('not_found');
        const rows = async () =>
          sharingMatrix(await sharingRecord(stores, episodeId), this.tools.clock.now());
        const before = new Map((await rows()).map(({ authority, sees }) => [authority, sees]));
        const recorded = await record(stores);
        if (isRefusal(recorded)) return recorded;
        const told = hearing(ConsentGranted.type, recorded.facts);
        const recalled = hearing(ConsentWithdrawn.type, recorded.facts);
        const changed = (await rows()).map(({ authority, sees: willSee }) => {
          const sees = before.get(authority);
          return {
            authority,
            ...(sees ? { sees } : {}),
            ...(willSee ? { willSee } : {}),
            told: told.has(authority),
            recalled: recalled.has(authority),
          };
        });
        return { episodeId, rows: changed };
      }),
    );
  }
}

/** Whom facts of that type are told to. */
function hearing(type: string, facts: readonly Fact[]): ReadonlySet<string> {
  return new Set(
    facts.filter(({ event }) => event.type === type).flatMap(({ recipients }) => recipients),
  );
}
