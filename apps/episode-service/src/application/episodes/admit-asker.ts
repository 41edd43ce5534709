import { isRefusal } from '@hub/contracts';
import { AddTeamMember as AddingToTeam } from '@hub/contracts/episode';
import {
  type JoinAgreedPayload,
  JoinSettled,
  type JoinSettledPayload,
  type PersonView,
} from '@hub/internal-messages';
import { type Caller, fact, type Ids, internalCaller, type MessageContext } from '@hub/use-case';
import { type Episode, isRunning } from '../../domain/episode.js';
import { refuseHidden } from '../../domain/shield.js';
import type { ConsentRegister, EpisodeWork, People } from '../ports.js';
import type { WhoMay } from '../who-may.js';
import { memberFacts, withMember } from './team-facts.js';

type Hindrance = NonNullable<JoinSettledPayload['hindrance']>;

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
    await this.work.react(context, async ({ episodes }) => {
      const episode = await episodes.lock(episodeId);
      if (episode && isIn(episode, personId)) return [fact(JoinSettled, { joinRequestId })];
      const hindrance = this.hindrance(episode, joining, known, context);
      if (!episode || !known.asker || hindrance)
        return [
          fact(JoinSettled, { joinRequestId, hindrance: hindrance ?? ('person_unknown' as const) }),
        ];
      const { role } = known.asker.contact;
      // Who answers is their own lead CAF contact where both work for one authority.
      const confirmed = joining.answers === authority;
      const member = { id: this.ids.next(), authority, personId, role, confirmed };
      const joined = withMember(episode, member);
      await episodes.addTeamMember(joined, member);
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
    { authority, answers, answeredBy }: JoinAgreedPayload,
    { asker, answerer, agreed }: Background,
    context: MessageContext,
  ): Hindrance | undefined {
    if (!episode || answerer?.authority !== answers) return 'not_permitted';
    const { roles, verified } = answerer;
    const caller: Caller = {
      ...context.caller,
      authority: answers,
      personId: answeredBy,
      roles,
      verified,
    };
    if (isRefusal(this.whoMay.decide(AddingToTeam.type, episode, { ...context, caller })))
      return 'not_permitted';
    if (asker?.authority !== authority) return 'person_unknown';
    if (!isRunning(episode)) return 'not_running';
    if (refuseHidden(episode, authority)) return 'shielded_from';
    return agreed ? undefined : 'consent_missing';
  }
}

function isIn({ lead, team }: Episode, personId: string): boolean {
  return lead.personId === personId || team.some((member) => member.personId === personId);
}
