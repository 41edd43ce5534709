import { isRefusal, type Refusal } from '@hub/contracts';
import type { EpisodeView } from '@hub/contracts/episode';
import {
  EndTeamMember as EndingMembership,
  type EndTeamMemberPayload,
  TeamMemberLeft,
} from '@hub/contracts/team';
import { type Clock, fact, type MessageContext } from '@hub/use-case';
import { counterpartsOf } from '../../domain/episode.js';
import { leaveTeam } from '../../domain/team/leaving.js';
import { viewEpisode } from '../episodes/episode-view.js';
import { peopleFact } from '../episodes/people-fact.js';
import { noteDevelopment } from '../planning/note-development.js';
import type { EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';

/** Lets somebody leave a team, on a day; that they were in it stays on record. */
export class EndTeamMember {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
    private readonly whoMay: WhoMay,
  ) {}

  execute(command: EndTeamMemberPayload, context: MessageContext): Promise<EpisodeView | Refusal> {
    const { authority, personId, roles } = context.caller;
    return this.work.request(context, command, async (stores) => {
      const found = await stores.episodes.lock(command.episodeId);
      const permitted = this.whoMay.decide(EndingMembership.type, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode: before, rule } = permitted;
      const at = this.clock.now();
      const ended = leaveTeam(before, command, { authority, personId, roles, at });
      if (isRefusal(ended)) return ended;
      const { episode, left } = ended;
      await stores.episodes.endTeamMember(episode, left);
      await noteDevelopment(stores, episode, 'team', { personId, at });
      const told = {
        ...{ episodeId: episode.id, teamMemberId: left.id, authority: left.authority },
        counterparts: counterpartsOf(episode),
      };
      return {
        result: viewEpisode(episode, personId),
        facts: [fact(TeamMemberLeft, told, counterpartsOf(before)), peopleFact(episode)],
        evidence: { subject: left.id, because: command.because, rule },
      };
    });
  }
}
