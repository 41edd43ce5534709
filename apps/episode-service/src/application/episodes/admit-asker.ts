import { isRefusal } from '@hub/contracts';
import { AddTeamMember as AddingToTeam } from '@hub/contracts/episode';
import { type JoinAgreedPayload, JoinSettled, type PersonView } from '@hub/internal-messages';
import { asPerson, fact, type Ids, internalCaller, type MessageContext } from '@hub/use-case';
import type { Episode } from '../../domain/episode.js';
import { hindranceOf, type JoinHindrance } from '../../domain/joining.js';
import { roleOfPost } from '../../domain/team/team-role.js';
import type { ConsentRegister, EpisodeWork, People } from '../ports.js';
import { noteDevelopment } from '../planning/note-development.js';
import type { WhoMay } from '../who-may.js';
import { memberFacts, withMember } from './team-facts.js';

/** What is known elsewhere of who is to join, of who lets them, and of what the family agreed. */
interface Background {
  readonly asker: PersonView | undefined;
  readonly answerer: PersonView | undefined;
  readonly agreed: boolean;
}

/**
 * Takes who asked after a lookup into the team, once who leads lets them join: by the same rules as
 * if who answered had added them.
 */
export class AdmitAsker {
  constructor(
    private readonly work: EpisodeWork,
    private readonly register: Pick<ConsentRegister, 'mayJoin'>,
    private readonly people: People,
    private readonly ids: Ids,
    private readonly whoMay: WhoMay,
  ) {}

  async execute(joining: JoinAgreedPayload, context: MessageContext): Promise<void> {
    const { joinRequestId, episodeId, authority, personId } = joining;
    const known = await this.ask(joining);
    await this.work.react(context, async (stores) => {
      const { episodes, timers } = stores;
      const episode = await episodes.lock(episodeId);
      const hindrance = this.hindrance(episode, joining, known, context);
      if (hindrance === 'already_in_team') return [fact(JoinSettled, { joinRequestId })];
      if (!episode || !known.asker || hindrance)
        return [fact(JoinSettled, { joinRequestId, hindrance: hindrance ?? 'person_unknown' })];
      const role = roleOfPost(known.asker.contact.role);
      const joinedAt = await timers.now();
      // Who answers is their own lead CAF contact where both work for one authority.
      const confirmed = joining.answers === authority;
      const member = { id: this.ids.next(), authority, personId, role, confirmed, joinedAt };
      const joined = withMember(episode, member);
      await episodes.addTeamMember(joined, member);
      const by = { personId: joining.answeredBy, at: joinedAt };
      await noteDevelopment(stores, joined, 'team', by);
      return [...memberFacts(joined, member), fact(JoinSettled, { joinRequestId })];
    });
  }

  private async ask({
    episodeId,
    authority,
    personId,
    answeredBy,
  }: JoinAgreedPayload): Promise<Background> {
    const [asker, answerer, agreed] = await Promise.all([
      this.people.find(personId),
      this.people.find(answeredBy),
      this.register.mayJoin(episodeId, authority, internalCaller('episode-service')),
    ]);
    return { asker, answerer, agreed };
  }

  private hindrance(
    episode: Episode | undefined,
    { authority, personId, answers }: JoinAgreedPayload,
    { asker, answerer, agreed }: Background,
    { caller: { clientId, door }, ...context }: MessageContext,
  ): JoinHindrance | 'not_permitted' | undefined {
    if (!episode || answerer?.authority !== answers) return 'not_permitted';
    const joiner = { authority, personId, employer: asker?.authority, agreed };
    const hindrance = hindranceOf(episode, joiner);
    if (hindrance === 'already_in_team') return hindrance;
    const caller = { ...asPerson(answerer), clientId, door };
    return isRefusal(this.whoMay.decide(AddingToTeam.type, episode, { ...context, caller }))
      ? 'not_permitted'
      : hindrance;
  }
}
