import { DisputeClock } from '@hub/internal-messages';
import { type Chance, choreContext, type Fact, type Ids } from '@hub/use-case';
import type { Dispute } from '../domain/dispute.js';
import { needsArbitrator, onClock } from '../domain/dispute-clock.js';
import { appoint } from '../domain/dispute-steps.js';
import { drawArbitrator } from '../domain/draw-arbitrator.js';
import { type Ladder, LONDON_TIME } from '../domain/ladder.js';
import { DISPUTE_TIMER, evidenceOf, factOf, ladderOf, saveDispute } from './dispute-step.js';
import type { ArbitrationStores, ArbitrationWork, Arbitrators } from './ports.js';

const ASK_AGAIN_HOURS = 1;

/** Does what is due on a dispute: reminds, climbs, appoints or replaces an arbitrator. Looks at it anew under lock, so that being woken twice does nothing. */
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
      const facts: Fact[] = [];
      const woken = onClock(found, at, ladder);
      if (woken) facts.push(factOf(woken.event, woken.dispute, ladder));
      const dispute = woken?.dispute ?? found;
      const drawing = everybody !== undefined && needsArbitrator(dispute);
      const appointed = drawing
        ? await this.appoint(stores, dispute, { at, ladder, everybody })
        : undefined;
      if (appointed) facts.push(factOf('appoint', appointed, ladder));
      await saveDispute(
        stores,
        appointed ??
          (drawing ? { ...dispute, dueAt: LONDON_TIME.addHours(at, ASK_AGAIN_HOURS) } : dispute),
      );
      if (facts.length === 0) return { result: {}, facts };
      return {
        result: {},
        facts,
        evidence: evidenceOf(
          appointed ?? dispute,
          appointed ? 'appoint' : (woken?.event ?? 'remind'),
        ),
      };
    });
  }

  private async appoint(
    stores: ArbitrationStores,
    dispute: Dispute,
    {
      at,
      ladder,
      everybody,
    }: { at: string; ladder: Ladder; everybody: Awaited<ReturnType<Arbitrators['all']>> },
  ): Promise<Dispute | undefined> {
    const drawn = drawArbitrator(
      dispute,
      await stores.rota.count(everybody),
      this.tools.chance.next(),
    );
    if (!drawn) return undefined;
    await stores.rota.note(dispute.id, drawn, at);
    return appoint(dispute, drawn, at, ladder);
  }
}
