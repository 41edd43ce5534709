import { ConsentExpiryNear, ConsentExpiryOver } from '@hub/contracts/episode';
import { ExpiryWarning } from '@hub/internal-messages';
import { choreContext, type Clock, type Fact, fact, type Ids } from '@hub/use-case';
import type { EndingConsent, EpisodeWork } from '../ports.js';

const DAY_MS = 86_400_000;
/** How many days ahead the Lead Professional is told, each once. */
const AHEAD_DAYS = [7, 30] as const;
const AT_ONCE = 100;

/**
 * Tells the Lead Professional that the consent of an episode ends soon, so that nobody is surprised
 * by its end; a new one in office is told anew. Takes it back once nobody has to do anything any
 * more.
 */
export class WarnOfExpiries {
  constructor(
    private readonly work: EpisodeWork,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
  ) {}

  async execute(): Promise<void> {
    const context = choreContext(ExpiryWarning.owner, ExpiryWarning.action, this.tools.ids);
    await this.work.request(context, {}, async ({ consents, timers }) => {
      const now = Date.parse(await timers.now());
      const facts: Fact[] = [];
      let from = now;
      for (const days of AHEAD_DAYS) {
        const until = now + days * DAY_MS;
        const span = { from: toInstant(from), until: toInstant(until) };
        for (const ending of await consents.takeEnding(span, `${String(days)} days`, AT_ONCE))
          facts.push(nearFact(ending));
        from = until;
      }
      for (const { id: consentId, episodeId, authority, lead } of await consents.takeSettled(
        AT_ONCE,
      ))
        facts.push(
          fact(ConsentExpiryOver, { consentId, episodeId, waits: [] }, [authority, lead.authority]),
        );
      return { result: {}, facts };
    });
  }
}

const toInstant = (at: number): string => new Date(at).toISOString();

function nearFact({ id: consentId, episodeId, authority, expiresAt, lead }: EndingConsent): Fact {
  const waits = [{ step: 'renew_consent' as const, ...lead, dueAt: expiresAt }];
  return fact(ConsentExpiryNear, { consentId, episodeId, expiresAt, waits }, [
    authority,
    lead.authority,
  ]);
}
