import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { AnswerTeamInvitationPayload, TeamInvitationView } from '@hub/contracts/team';
import { type Ids, internalCaller, type MessageContext } from '@hub/use-case';
import { endOf, type Episode, isLived, isRunning } from '../../domain/episode.js';
import { hindranceOf } from '../../domain/joining.js';
import { answerInvitation, mayKnowOf, type TeamInvitation } from '../../domain/team/invitation.js';
import { memberFacts, withMember } from '../episodes/team-facts.js';
import { noteDevelopment } from '../planning/note-development.js';
import type { ConsentRegister, EpisodeStores, EpisodeWork, People } from '../ports.js';
import { invitationFact } from './invitation-fact.js';
import { viewInvitation } from './invitation-view.js';

/** Lets whoever is invited join the team, by the rules that hold when they accept; or decline. */
export class AnswerInvitation {
  constructor(
    private readonly work: EpisodeWork,
    private readonly known: {
      readonly register: Pick<ConsentRegister, 'mayJoin'>;
      readonly people: People;
    },
    private readonly ids: Ids,
  ) {}

  async execute(
    command: AnswerTeamInvitationPayload,
    context: MessageContext,
  ): Promise<TeamInvitationView | Refusal> {
    const { episodeId } = command;
    const { caller } = context;
    const { authority, personId } = caller;
    const [person, agreed] = await Promise.all([
      personId === undefined ? undefined : this.known.people.find(personId),
      this.known.register.mayJoin(episodeId, authority, internalCaller('episode-service')),
    ]);
    return this.work.request(context, command, async (stores) => {
      const { episodes, invitations, timers } = stores;
      const episode = await episodes.lock(episodeId);
      const stands = episode ? await invitations.find(command) : undefined;
      if (!episode || !stands || !mayKnowOf(stands, episode, caller)) return refuse('not_found');
      if (!isLived(episode)) return endOf(episode);
      const at = await timers.now();
      const answered = answerInvitation(stands, command, { personId, at });
      if (isRefusal(answered)) return answered;
      const joiner = {
        authority,
        personId: answered.personId,
        employer: person?.authority,
        agreed,
      };
      const seated =
        answered.state === 'accepted'
          ? await this.seat(episode, answered, joiner, stores)
          : undefined;
      if (isRefusal(seated)) return seated;
      await invitations.save(answered);
      const now = seated?.episode ?? episode;
      await noteDevelopment(stores, now, 'team', { personId, at });
      return {
        result: viewInvitation(answered, now, personId),
        facts: [...invitationFact(answered, now), ...(seated?.facts ?? [])],
        evidence: {
          subject: answered.id,
          because: command.answer,
          concerning: [answered.fromAuthority],
        },
      };
    });
  }

  private async seat(
    episode: Episode,
    { role, confirmed, endedAt }: TeamInvitation,
    joiner: Parameters<typeof hindranceOf>[1],
    { episodes }: EpisodeStores,
  ) {
    if (!isRunning(episode)) return refuse('conflict', `The episode is ${episode.state}.`);
    const hindrance = hindranceOf(episode, joiner);
    if (hindrance === 'not_running') return refuse('conflict');
    if (hindrance) return refuse(hindrance);
    const { authority, personId } = joiner;
    const member = {
      ...{ id: this.ids.next(), authority, personId, role, confirmed },
      ...(endedAt === undefined ? {} : { joinedAt: endedAt }),
    };
    const joined = withMember(episode, member);
    await episodes.addTeamMember(joined, member);
    return { episode: joined, facts: memberFacts(joined, member) };
  }
}
