import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  AssessBreach,
  type AssessBreachPayload,
  type BreachView,
  type CorrectionPayload,
  DecideBreach,
  type DecideBreachPayload,
  TellOfBreach,
  type TellOfBreachPayload,
} from '@hub/contracts/protection';
import { authoriseCaller, type PoliciesInForce } from '@hub/policy';
import type { MessageContext } from '@hub/use-case';
import type { AssessedBreach, Breach, Authorship } from '../../domain/breaches/breach.js';
import {
  assessBreach,
  decideOnRegulator,
  noteFamily,
} from '../../domain/breaches/breach-decisions.js';
import { peopleOf } from '../../domain/relations.js';
import { isHidden } from '../../domain/shield-terms.js';
import type { EpisodeWork } from '../ports.js';
import { viewBreach } from './breach-view.js';
import { tell } from './open-breach.js';

/** Lets the authority that answers for a breach of personal data judge it, and say what it does. */
export class HandleBreach {
  constructor(
    private readonly work: EpisodeWork,
    private readonly policies: PoliciesInForce,
  ) {}

  read(
    { correctionId }: CorrectionPayload,
    { caller }: MessageContext,
  ): Promise<BreachView | Refusal> {
    return this.work.read(async ({ breaches, corrections, episodes }) => {
      const breach = await breaches.find(correctionId);
      const correction = breach && (await corrections.find(correctionId));
      const episode = breach && (await episodes.find(breach.episodeId));
      if (!correction || !episode || breach.authority !== caller.authority)
        return refuse('not_found');
      return isHidden(episode.shield, caller)
        ? refuse('not_found')
        : viewBreach(breach, correction, await corrections.notices(correctionId));
    });
  }

  assess(command: AssessBreachPayload, context: MessageContext): Promise<BreachView | Refusal> {
    return this.change(AssessBreach.type, command, context, (breach, by) =>
      assessBreach(breach, command.risk, by),
    );
  }

  decide(command: DecideBreachPayload, context: MessageContext): Promise<BreachView | Refusal> {
    return this.change(DecideBreach.type, command, context, (breach, by) =>
      decideOnRegulator(breach, command, by),
    );
  }

  tell(command: TellOfBreachPayload, context: MessageContext): Promise<BreachView | Refusal> {
    return this.change(TellOfBreach.type, command, context, (breach, by) =>
      noteFamily(breach, command, by),
    );
  }

  private change(
    action: string,
    command: CorrectionPayload,
    context: MessageContext,
    decide: (breach: Breach, by: Authorship) => AssessedBreach | Refusal,
  ): Promise<BreachView | Refusal> {
    const { caller } = context;
    const { authority, personId } = caller;
    const { correctionId } = command;
    return this.work.request<BreachView>(context, command, async (stores) => {
      const { breaches, corrections, episodes, timers } = stores;
      const seen = await breaches.find(correctionId);
      const episode = seen && (await episodes.lock(seen.episodeId));
      const breach = seen && (await breaches.lock(correctionId));
      const correction = await corrections.find(correctionId);
      if (!breach || !episode || !correction || personId === undefined) return refuse('not_found');
      if (breach.authority !== authority || isHidden(episode.shield, caller))
        return refuse('not_found');
      const people = peopleOf(episode);
      const permitted = authoriseCaller(this.policies, caller, { action, resource: {}, people });
      if (isRefusal(permitted)) return permitted;
      const next = decide(breach, { personId, at: await timers.now() });
      if (isRefusal(next)) return next;
      await breaches.save(next);
      return {
        result: viewBreach(next, correction, await corrections.notices(correctionId)),
        facts: [await tell(next, stores)],
        evidence: {
          ...{ episode: episode.id, subject: correctionId, rule: permitted.rule },
          because: action,
        },
      };
    });
  }
}
