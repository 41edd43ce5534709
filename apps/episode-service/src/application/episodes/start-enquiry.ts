import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import { AGE_BANDS } from '@hub/contracts/consent';
import type { StartEpisodePayload } from '@hub/contracts/episode';
import type { ClaimStartPayload, StartClaim } from '@hub/internal-messages';
import type { Caller } from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import { fitsAge } from '../../domain/age-at-start.js';
import { type Episode, hasPart } from '../../domain/episode.js';
import { checkAnswers } from '../../domain/found-answers.js';
import type {
  ConsentRegister,
  EpisodeWork,
  LookupRegister,
  People,
  RecordedConsent,
} from '../ports.js';

/** What stands elsewhere of a start, before anything is written. */
export interface StartGrounds {
  readonly consent: Omit<RecordedConsent, 'lookupId' | 'givenBy' | 'givenAt'>;
  readonly lead: { readonly id: string; readonly authority: string };
  /** The closed episode that it takes up again. */
  readonly earlier?: Episode;
  readonly lookup: StartClaim | Refusal;
  /**
   * Of the home, of the authority that leads and of the holders of what was found: those of which
   * the family agreed that they learn of the episode.
   */
  readonly agreed: ReadonlySet<string>;
}

/** Asks the other services about a start; at once whatever does not follow from one another. */
export class StartEnquiry {
  constructor(
    private readonly work: EpisodeWork,
    private readonly register: ConsentRegister,
    private readonly people: People,
    private readonly lookups: LookupRegister,
  ) {}

  async ask(command: StartEpisodePayload, caller: Caller): Promise<StartGrounds | Refusal> {
    const { homeAuthority: home, found = [] } = command;
    const leadId = command.leadProfessionalId ?? caller.personId;
    // Asked at its source, which knows who may name the episode; what is known here of a withdrawal
    // counts beside it.
    const [recorded, lead, earlier] = await Promise.all([
      this.register.find(command.consentId, caller),
      leadId === undefined ? undefined : this.people.find(leadId),
      this.takenUp(command, caller),
    ]);
    if (recorded?.authority !== caller.authority) return refuse('consent_missing');
    if (!lead)
      return refuse('person_unknown', undefined, [
        { field: 'leadProfessionalId', message: 'is nobody the directory knows' },
      ]);

    // While lookup-service is away, nothing begins.
    const { lookupId: sameChildAs, givenBy, givenAt, ...consent } = recorded;
    const holders = found.map(({ authority }) => authority);
    const learners = [lead.authority, home, ...holders];
    const agreed = await this.whoMayLearn(learners, consent.episodeId, caller);
    if (!agreed.has(lead.authority))
      return refuse(
        'consent_missing',
        'The family has not agreed that its authority learns of it.',
        [{ field: 'leadProfessionalId', message: 'works for an authority that may learn nothing' }],
      );
    const unanswered = checkAnswers(found);
    if (unanswered) return unanswered;

    const ages = AGE_BANDS.filter((age) => fitsAge(givenBy, age) === undefined);
    const about = { ...consent, sameChildAs, earlier, agreed: { on: londonDate(givenAt), ages } };
    const lookup = await this.claim(command, about, caller);
    const unfit = !isRefusal(lookup) && lookup.unfitAge && fitsAge(givenBy, lookup.unfitAge);
    if (unfit) return unfit;
    return { consent, lead, ...(earlier ? { earlier } : {}), lookup, agreed };
  }

  private claim(
    command: StartEpisodePayload,
    {
      episodeId,
      sameChildAs,
      earlier,
      agreed,
    }: Pick<ClaimStartPayload, 'episodeId' | 'agreed'> & {
      readonly sameChildAs: string | undefined;
      readonly earlier: Episode | undefined;
    },
    caller: Caller,
  ): Promise<StartClaim | Refusal> {
    const { lookupId, ownReference, urgent, silenceAccepted = false, found = [] } = command;
    return this.lookups.claim(
      {
        lookupId,
        episodeId,
        ...(sameChildAs === undefined ? {} : { sameChildAs }),
        agreed,
        urgent: urgent !== undefined,
        silenceAccepted,
        ownReference,
        ...(earlier ? { takesUp: heldOf(earlier) } : {}),
        answered: found.map(({ authority, reference }) => ({ authority, reference })),
      },
      caller,
    );
  }

  /** Of which the family agreed that they learn of the episode; each is asked about once. */
  private async whoMayLearn(
    authorities: readonly string[],
    episodeId: string,
    caller: Caller,
  ): Promise<Set<string>> {
    const may = await Promise.all(
      [...new Set(authorities)].map(async (authority) =>
        authority === caller.authority ||
        (await this.register.mayJoin(episodeId, authority, caller))
          ? [authority]
          : [],
      ),
    );
    return new Set(may.flat());
  }

  /** The closed episode that it takes up again, where it names one that the caller may know of. */
  private takenUp({ reopens }: StartEpisodePayload, caller: Caller): Promise<Episode | undefined> {
    return this.work.read(async ({ episodes }) => {
      const earlier = reopens === undefined ? undefined : await episodes.find(reopens);
      return earlier && hasPart(earlier, caller) ? earlier : undefined;
    });
  }
}

function heldOf({ originatingAuthority: authority, ownReference: reference }: Episode): {
  authority: string;
  reference: string;
} {
  return { authority, reference };
}
