import { RecallEscalated, RecallReminded } from '@hub/contracts/consent';
import { ConsentExpiry } from '@hub/internal-messages';
import { choreContext, type Fact, fact } from '@hub/use-case';
import { noteSilence, stepOnSilence } from '@hub/working-time';
import { end, hasExpired } from '../../domain/consent.js';
import { insteadOf } from '../../domain/episode-parts.js';
import type { ConsentStores, ConsentTools, ConsentWork } from '../ports.js';
import { tellCounterparts } from '../consents/tell-counterparts.js';

const AT_ONCE = 100;

/**
 * Lets consents that have reached their expiry be recalled, and reminds and escalates where a
 * recall is not answered.
 */
export class WatchClocks {
  constructor(
    private readonly work: ConsentWork,
    private readonly tools: ConsentTools,
  ) {}

  async execute(): Promise<void> {
    for (const episodeId of await this.work.read(({ consents }) =>
      consents.expired(this.tools.clock.now(), AT_ONCE),
    )) {
      await this.inTransaction(ConsentExpiry.action, (stores) => this.expire(stores, episodeId));
    }
    await this.inTransaction('recall.watch', (stores) => this.watchRecalls(stores));
  }

  private async expire(stores: ConsentStores, episodeId: string): Promise<Fact[]> {
    await stores.counterparts.lock(episodeId);
    const at = this.tools.clock.now();
    const announce: string[] = [];
    for (const consent of await stores.consents.ofEpisode(episodeId)) {
      if (
        consent.state !== 'granted' ||
        consent.expiresAt === undefined ||
        !hasExpired(consent, at)
      )
        continue;
      await stores.consents.save(end(consent, { state: 'expired', endedAt: consent.expiresAt }));
      announce.push(consent.id);
    }
    return announce.length === 0
      ? []
      : tellCounterparts(stores, { episodeId, announce, at }, this.tools.recall);
  }

  private async watchRecalls({ recalls, consents, counterparts }: ConsentStores): Promise<Fact[]> {
    const at = this.tools.clock.now();
    const facts: Fact[] = [];
    for (const recall of await recalls.takeDue(at, AT_ONCE)) {
      const { consentId, authority: holder, dueAt } = recall;
      const step = stepOnSilence(recall, at);
      const consent = await consents.find(consentId);
      if (step === undefined || !consent) continue;
      await recalls.save(noteSilence(recall, step, at));
      if (step === 'remind')
        facts.push(fact(RecallReminded, { consentId, holder, dueAt }, [holder]));
      else {
        const told = insteadOf(consent.authority, await counterparts.parts(consent.episodeId));
        facts.push(fact(RecallEscalated, { consentId, holder, dueAt }, [holder, ...told]));
      }
    }
    return facts;
  }

  private async inTransaction(
    type: string,
    work: (stores: ConsentStores) => Promise<Fact[]>,
  ): Promise<void> {
    const context = choreContext('consent-service', type, this.tools.ids);
    await this.work.request(context, {}, async (stores) => ({
      result: {},
      facts: await work(stores),
    }));
  }
}
