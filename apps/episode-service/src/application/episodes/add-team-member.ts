import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  AddTeamMember as AddingToTeam,
  type AddTeamMemberPayload,
  type EpisodeView,
} from '@hub/contracts/episode';
import type { Ids, MessageContext } from '@hub/use-case';
import { noteDevelopment } from '../planning/note-development.js';
import type { WhoMay } from '../who-may.js';
import { hindranceOf, seatToConfirm } from '../../domain/joining.js';
import { viewEpisode } from './episode-view.js';
import { peopleFact } from './people-fact.js';
import { memberFacts, withConfirmed, withMember } from './team-facts.js';
import type { ConsentRegister, EpisodeWork, People } from '../ports.js';

export class AddTeamMember {
  constructor(
    private readonly work: EpisodeWork,
    private readonly register: ConsentRegister,
    private readonly people: People,
    private readonly ids: Ids,
    private readonly whoMay: WhoMay,
  ) {}

  async execute(
    command: AddTeamMemberPayload,
    context: MessageContext,
  ): Promise<EpisodeView | Refusal> {
    const person = await this.people.find(command.personId);
    const agreed = await this.register.mayJoin(
      command.episodeId,
      command.authority,
      context.caller,
    );
    return this.work.request(context, command, async (stores) => {
      const { episodes, timers } = stores;
      const permitted = this.whoMay.decide(
        AddingToTeam.type,
        await episodes.lock(command.episodeId),
        context,
      );
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      const { authority, personId, role } = command;
      const joiner = { authority, personId, employer: person?.authority, agreed };
      const confirmed =
        context.caller.authority === authority && context.caller.roles.includes('lead_caf_contact');
      const hindrance = hindranceOf(episode, joiner);
      const seat =
        hindrance === 'already_in_team' && confirmed ? seatToConfirm(episode, personId) : undefined;
      if (seat) {
        const seated = withConfirmed(episode, seat);
        await episodes.confirmTeamMember(seated, seat.id);
        return {
          result: viewEpisode(seated, context.caller.personId),
          facts: [peopleFact(seated)],
          evidence: { rule },
        };
      }
      if (hindrance === 'not_running')
        return refuse('conflict', `The episode is ${episode.state}.`);
      if (hindrance) return refuse(hindrance);
      const joinedAt = await timers.now();
      const member = { id: this.ids.next(), authority, personId, role, confirmed, joinedAt };
      const joined = withMember(episode, member);
      await episodes.addTeamMember(joined, member);
      const { personId: by } = context.caller;
      await noteDevelopment(stores, joined, 'team', { personId: by, at: joinedAt });
      return {
        result: viewEpisode(joined, by),
        facts: memberFacts(joined, member),
        evidence: { rule },
      };
    });
  }
}
