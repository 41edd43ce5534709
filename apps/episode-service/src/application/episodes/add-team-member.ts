import {
  type AddTeamMemberPayload,
  type EpisodeView,
  fact,
  type Ids,
  type MessageContext,
  type Refusal,
  refuse,
  TeamMemberAdded,
} from '@hub/contracts';
import { counterpartsOf, hasPart } from '../../domain/episode.js';
import { coversNewcomer } from '../../domain/known-consent.js';
import { viewEpisode } from './episode-view.js';
import type { EpisodeWork, People } from '../ports.js';

export class AddTeamMember {
  constructor(
    private readonly work: EpisodeWork,
    private readonly people: People,
    private readonly ids: Ids,
  ) {}

  async execute(command: AddTeamMemberPayload, context: MessageContext): Promise<EpisodeView | Refusal> {
    const person = await this.people.find(command.personId);
    return this.work.request(context, command, async ({ episodes, consents }) => {
      const episode = await episodes.lock(command.episodeId);
      if (!episode || !hasPart(episode, context.caller.authority)) return refuse('not_found');
      if (person?.authority !== command.authority) return refuse('person_unknown');
      if (episode.state === 'withdrawn') return refuse('conflict', 'Consent to this episode was withdrawn.');
      const known = await consents.ofEpisode(episode.id);
      if (!known.some((consent) => coversNewcomer(consent, command.authority))) return refuse('consent_missing');
      const { authority, personId, role } = command;
      const member = { id: this.ids.next(), authority, personId, role };
      const joined = { ...episode, team: [...episode.team, member], version: episode.version + 1 };
      await episodes.addTeamMember(joined, member);
      const counterparts = counterpartsOf(joined);
      return {
        result: viewEpisode(joined),
        facts: [fact(TeamMemberAdded, { episodeId: episode.id, teamMemberId: member.id, authority, counterparts }, counterparts)],
      };
    });
  }
}
