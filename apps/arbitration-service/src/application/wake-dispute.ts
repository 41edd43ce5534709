import { DisputeClock } from '@hub/internal-messages';
import {
  type Chance,
  choreContext,
  type Consequence,
  type Fact,
  type Ids,
  type Outcome,
} from '@hub/use-case';
import { needsArbitrator } from '../domain/dispute-clock.js';
import { decideAppointment, decideWaking } from '../domain/dispute-decisions.js';
import type { DisputeEvent } from '../domain/dispute-machine.js';
import type { ArbitratedDispute, Dispute } from '../domain/dispute-state.js';
import { drawArbitrator } from '../domain/draw-arbitrator.js';
import { type Ladder, LONDON_TIME } from '../domain/ladder.js';
import { DISPUTE_TIMER, evidenceOf, ladderOf, saveDispute } from './dispute-step.js';
import type { ArbitrationStores, ArbitrationWork, Arbitrators } from './ports.js';

const ASK_AGAIN_HOURS = 1;

/**
 * Does what is due on a dispute: reminds, climbs, appoints or replaces an arbitrator. Looks at it
 * anew under lock, so that being woken twice does nothing.
 */
export class WakeDispute {
  constructor(
    private readonly work: ArbitrationWork,
    private readonly arbitrators: Arbitrators,
    private readonly tools: { readonly ids: Ids; readonly chance: Chance },
  ) {}

  async execute(disputeId: string): Promise<void> {
    const context = choreContext(DisputeClock.owner, DisputeClock.action, this.tools.ids);
    // Only who is to be appointed needs the directory; reminders and rungs go on without it.
    const seen = await this.work.read(({ disputes }) => disputes.find(disputeId));
    const everybody = seen && needsArbitrator(seen) ? await this.arbitrators.all() : undefined;
    await this.work.request(context, { disputeId }, async (stores) => {
      const found = await stores.disputes.lock(disputeId);
      if (!found) {
        await stores.timers.set(DISPUTE_TIMER, disputeId, undefined);
        return { result: {}, facts: [] };
      }
      const at = await stores.timers.now();
      const ladder = await ladderOf(stores, found);
      const woken = decideWaking(found, at, ladder);
      const dispute = woken?.next ?? found;
      if (everybody === undefined || dispute.state !== 'arbitration' || !needsArbitrator(dispute))
        return settle(stores, dispute, woken?.facts ?? [], woken?.event);
      const appointed = await this.appoint(stores, dispute, { at, ladder, everybody });
      if (appointed)
        return settle(
          stores,
          appointed.next,
          [...(woken?.facts ?? []), ...appointed.facts],
          'appoint',
        );
      const asked = { ...dispute, dueAt: LONDON_TIME.addHours(at, ASK_AGAIN_HOURS) };
      return settle(stores, asked, woken?.facts ?? [], woken?.event);
    });
  }

  private async appoint(
    stores: ArbitrationStores,
    dispute: ArbitratedDispute,
    {
      at,
      ladder,
      everybody,
    }: { at: string; ladder: Ladder; everybody: Awaited<ReturnType<Arbitrators['all']>> },
  ): Promise<Consequence<Dispute> | undefined> {
    const drawn = drawArbitrator(
      dispute,
      await stores.rota.count(everybody),
      this.tools.chance.next(),
      await stores.counterparts.hiddenFrom(dispute.episodeId),
    );
    if (!drawn) return undefined;
    await stores.rota.note(dispute.id, drawn, at);
    return decideAppointment(dispute, drawn, at, ladder);
  }
}

/** Saves the dispute, which sets its alarm anew even where nothing was due. */
async function settle(
  stores: ArbitrationStores,
  dispute: Dispute,
  facts: readonly Fact[],
  event: DisputeEvent | undefined,
): Promise<Outcome<object>> {
  const told = facts.at(-1);
  const deed = told && { at: await stores.timers.now(), did: told.event.type };
  await saveDispute(stores, dispute, deed);
  if (event === undefined) return { result: {}, facts };
  return { result: {}, facts, evidence: evidenceOf(dispute, event) };
}
