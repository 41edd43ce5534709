import { isRefusal, type Refusal } from '@hub/contracts';
import type { EpisodeView } from '@hub/contracts/episode';
import {
  CoordinatorNamed,
  NameCoordinator as NamingCoordinator,
  type NameCoordinatorPayload,
} from '@hub/contracts/team';
import { fact, type MessageContext } from '@hub/use-case';
import { counterpartsOf } from '../../domain/episode.js';
import { nameCoordinator } from '../../domain/team/coordinator.js';
import { viewEpisode } from '../episodes/episode-view.js';
import { peopleFact } from '../episodes/people-fact.js';
import { noteDevelopment } from '../planning/note-development.js';
import type { ConsentRegister, EpisodeWork, People } from '../ports.js';
import type { WhoMay } from '../who-may.js';

/** Says who keeps a case together beside whoever leads it. */
export class NameCoordinator {
  constructor(
    private readonly work: EpisodeWork,
    private readonly known: {
      readonly register: Pick<ConsentRegister, 'mayJoin'>;
      readonly people: People;
    },
    private readonly whoMay: WhoMay,
  ) {}

  async execute(
    command: NameCoordinatorPayload,
    context: MessageContext,
  ): Promise<EpisodeView | Refusal> {
    const { episodeId, authority } = command;
    const { caller } = context;
    const [person, agreed] = await Promise.all([
      this.known.people.find(command.personId),
      this.known.register.mayJoin(episodeId, authority, caller),
    ]);
    return this.work.request(context, command, async (stores) => {
      const { episodes, timers } = stores;
      const found = await episodes.lock(episodeId);
      const permitted = this.whoMay.decide(NamingCoordinator.type, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode: before, rule } = permitted;
      const at = await timers.now();
      const named = nameCoordinator(before, command, {
        ...{ employer: person?.authority, agreed, at },
        confirmed: caller.authority === authority && caller.roles.includes('lead_caf_contact'),
      });
      if (isRefusal(named)) return named;
      await episodes.saveCoordinator(named);
      const { personId } = caller;
      await noteDevelopment(stores, named, 'team', { personId, at });
      const counterparts = counterpartsOf(named);
      // Whoever coordinated it until now hears that they do no more.
      const told = [...new Set([...counterpartsOf(before), ...counterparts])].sort();
      return {
        result: viewEpisode(named, personId),
        facts: [
          fact(CoordinatorNamed, { episodeId, authority, counterparts }, told),
          peopleFact(named),
        ],
        evidence: { rule },
      };
    });
  }
}
