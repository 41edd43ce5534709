import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { EpisodeView } from '@hub/contracts/episode';
import {
  LiftShield,
  type LiftShieldPayload,
  SetShield,
  type SetShieldPayload,
} from '@hub/contracts/protection';
import type { MessageContext } from '@hub/use-case';
import type { Episode } from '../../domain/episode.js';
import { liftShield, setShield } from '../../domain/shield.js';
import { viewEpisode } from '../episodes/episode-view.js';
import { shieldFact } from '../episodes/shield-fact.js';
import type { EpisodeStores, EpisodeWork, People } from '../ports.js';
import { refuseOlder } from '../episodes/refuse-older.js';
import type { WhoMay } from '../who-may.js';

type Decide = (episode: Episode, stores: EpisodeStores) => Promise<Episode | Refusal>;

/** Hides an episode from authorities and people, and shows it to them again. No member is told. */
export class ShieldEpisode {
  constructor(
    private readonly work: EpisodeWork,
    private readonly whoMay: WhoMay,
    private readonly people: People,
  ) {}

  async set(command: SetShieldPayload, context: MessageContext): Promise<EpisodeView | Refusal> {
    const { hiddenFromPeople = [] } = command;
    const named = await Promise.all(hiddenFromPeople.map((id) => this.people.find(id)));
    const known = named.filter((one) => one !== undefined);
    return this.change(SetShield.type, command, context, async (episode, stores) => {
      if (known.length < named.length) return refuse('person_unknown');
      return setShield(episode, command, {
        by: context.caller,
        employers: known.map(({ authority }) => authority),
        at: await stores.timers.now(),
        transfers: await stores.transfers.unendedOf(episode.id),
      });
    });
  }

  lift(command: LiftShieldPayload, context: MessageContext): Promise<EpisodeView | Refusal> {
    return this.change(LiftShield.type, command, context, (episode) =>
      Promise.resolve(liftShield(episode)),
    );
  }

  private change(
    action: string,
    command: SetShieldPayload | LiftShieldPayload,
    context: MessageContext,
    decide: Decide,
  ): Promise<EpisodeView | Refusal> {
    const { expectedVersion } = context;
    return this.work.request(context, command, async (stores) => {
      const seen = await stores.episodes.lock(command.episodeId);
      const permitted = this.whoMay.decideOfAny(action, seen, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      if (expectedVersion === undefined) return refuse('precondition_required');
      if (expectedVersion !== episode.version) return refuseOlder(stores, episode, expectedVersion);
      const next = await decide(episode, stores);
      if (isRefusal(next)) return next;
      await stores.episodes.saveShield(next);
      return {
        result: viewEpisode(next, context.caller.personId),
        facts: [shieldFact(next)],
        evidence: { because: command.because, rule },
      };
    });
  }
}
