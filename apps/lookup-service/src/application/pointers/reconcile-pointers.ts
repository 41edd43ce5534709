import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  BeginReconciliationPayload,
  PublishPointerPayload,
  ReadReconciliationPayload,
  ReconciliationView,
} from '@hub/contracts/lookup';
import type { Fault } from '@hub/contracts/shape';
import type { Clock, Ids, MessageContext } from '@hub/use-case';
import { isSufficient } from '@hub/matching';
import type { LookupStores, LookupWork } from '../ports.js';
import type { IdentityTokens, Reconciliation, StagedPointer } from './pointer-ports.js';
import { withTokens } from './with-tokens.js';

const MOST_FAULTS = 20;

/** Some lines of a body, in their order. */
export interface PointerLines {
  readonly lines: readonly { readonly line: number; readonly value: PublishPointerPayload }[];
  readonly faults: readonly Fault[];
}

/** A body as it comes in. */
export interface PointerBody {
  readonly lines: AsyncIterable<PointerLines>;
  /** Whether all of it was what its sender meant; known at its end. */
  readonly isIntact: () => boolean;
}

/**
 * Takes in all pointers of an authority: received beside the index, and put in its place together
 * or not at all.
 */
export class ReconcilePointers {
  constructor(
    private readonly work: LookupWork,
    private readonly tokens: IdentityTokens,
    private readonly tools: { clock: Clock; ids: Ids },
  ) {}

  begin(
    { parts, pointers }: BeginReconciliationPayload,
    context: MessageContext,
  ): Promise<ReconciliationView | Refusal> {
    return this.work.request(context, { parts, pointers }, async (stores) => {
      const begun = await this.open(stores, context, { parts, pointers });
      return isRefusal(begun) ? begun : { result: view(begun), facts: [] };
    });
  }

  read(
    { reconciliationId }: ReadReconciliationPayload,
    { caller }: MessageContext,
  ): Promise<ReconciliationView | Refusal> {
    return this.work.read(async ({ reconciliations }) => {
      const known = await reconciliations.find(reconciliationId, caller.authority);
      return known ? view(known) : refuse('not_found');
    });
  }

  /** Takes a part in, in the place of what was sent of it before. */
  receive(
    { reconciliationId, part }: { reconciliationId: string; part: number },
    body: PointerBody,
    context: MessageContext,
  ): Promise<ReconciliationView | Refusal> {
    return this.work.request(context, {}, async (stores) => {
      const known = await stores.reconciliations.lock(reconciliationId, context.caller.authority);
      if (!known || !(part >= 1 && part <= known.parts)) return refuse('not_found');
      if (known.state !== 'receiving') return refuse('conflict', `It is ${known.state}.`);
      const refusal = await this.stage(known, part, body, stores);
      if (refusal) return refusal;
      const now = await stores.reconciliations.find(reconciliationId, context.caller.authority);
      return { result: view(now ?? known), facts: [] };
    });
  }

  complete(
    payload: ReadReconciliationPayload,
    context: MessageContext,
  ): Promise<ReconciliationView | Refusal> {
    const { authority } = context.caller;
    return this.work.request(context, payload, async (stores) => {
      const known = await stores.reconciliations.lock(payload.reconciliationId, authority);
      if (!known) return refuse('not_found');
      if (known.state !== 'receiving') return refuse('conflict', `It is ${known.state}.`);
      if (await stores.enquiries.isFederated(authority)) return refuse('answers_live');
      const here = known.received.reduce((sum, { pointers }) => sum + pointers, 0);
      const missing = known.parts - known.received.length;
      if (missing > 0)
        return refuse(
          'parts_missing',
          `${String(missing)} of ${String(known.parts)} parts have not come.`,
        );
      if (here !== known.pointers)
        return refuse(
          'parts_missing',
          `${String(known.pointers)} pointers were announced, ${String(here)} came.`,
        );
      return this.finish(known, stores);
    });
  }

  /** One body that has all of it. */
  atOnce(body: PointerBody, context: MessageContext): Promise<ReconciliationView | Refusal> {
    return this.work.request(context, {}, async (stores) => {
      const begun = await this.open(stores, context, { parts: 1, pointers: 0 });
      if (isRefusal(begun)) return begun;
      const refusal = await this.stage(begun, 1, body, stores);
      if (refusal) return refusal;
      const { received = [] } =
        (await stores.reconciliations.find(begun.id, begun.authority)) ?? {};
      return this.finish({ ...begun, received, pointers: received[0]?.pointers ?? 0 }, stores);
    });
  }

  private async open(
    { reconciliations, enquiries }: LookupStores,
    { caller: { authority } }: MessageContext,
    announced: BeginReconciliationPayload,
  ): Promise<Reconciliation | Refusal> {
    if (await enquiries.isFederated(authority)) return refuse('answers_live');
    const { ids, clock } = this.tools;
    const begun: Reconciliation = {
      id: ids.next(),
      authority,
      state: 'receiving',
      parts: announced.parts,
      pointers: announced.pointers,
      begunAt: clock.now(),
      received: [],
    };
    await reconciliations.begin(begun);
    return begun;
  }

  /** While some lines are being kept, the tokens of the next are made. */
  private async stage(
    reconciliation: Reconciliation,
    part: number,
    body: PointerBody,
    { reconciliations }: LookupStores,
  ): Promise<Refusal | undefined> {
    await reconciliations.empty(reconciliation.id, part);
    const faults: Fault[] = [];
    let count = 0;
    let made: Promise<StagedPointer[]> = Promise.resolve([]);
    for await (const batch of body.lines) {
      faults.push(
        ...batch.faults,
        ...batch.lines
          .filter(({ value }) => !isSufficient(value.child))
          .map(({ line }) => ({
            field: `line ${String(line)}: child`,
            message: 'is not enough to be found by',
          })),
      );
      if (faults.length >= MOST_FAULTS) break;
      const before = made;
      made =
        faults.length > 0
          ? Promise.resolve([])
          : withTokens(
              batch.lines.map(({ line, value: pointer }) => ({ part, line, pointer })),
              this.tokens,
            );
      // A fault of one is met when its turn comes.
      made.catch(() => undefined);
      await reconciliations.stage(reconciliation, await before);
      count += batch.lines.length;
    }
    if (faults.length > 0)
      return refuse('invalid_request', 'Nothing was changed.', faults.slice(0, MOST_FAULTS));
    if (!body.isIntact()) return refuse('digest_mismatch');
    await reconciliations.stage(reconciliation, await made);
    await reconciliations.noteReceived(reconciliation.id, part, count);
    return undefined;
  }

  private async finish(
    reconciliation: Reconciliation,
    { reconciliations, lateAnswers }: LookupStores,
  ): Promise<Refusal | { result: ReconciliationView; facts: [] }> {
    const doubled = await reconciliations.doubled(reconciliation.id, MOST_FAULTS);
    if (doubled.length > 0) {
      const inParts = reconciliation.parts > 1;
      const faults = doubled.map(({ part, line }) => ({
        field: `${inParts ? `part ${String(part)} ` : ''}line ${String(line)}: reference`,
        message: 'stands twice',
      }));
      return refuse('invalid_request', 'Nothing was changed.', faults);
    }
    const removed = await reconciliations.putInPlace(reconciliation);
    await lateAnswers.wake(reconciliation.authority, this.tools.clock.now());
    return { result: view({ ...reconciliation, state: 'complete', removed }), facts: [] };
  }
}

function view({
  id,
  authority,
  state,
  parts,
  pointers,
  received,
  removed,
  begunAt: completeUpTo,
}: Reconciliation): ReconciliationView {
  return {
    id,
    authority,
    state,
    parts,
    pointers,
    received: [...received],
    ...(removed === undefined ? {} : { removed }),
    completeUpTo,
  };
}
