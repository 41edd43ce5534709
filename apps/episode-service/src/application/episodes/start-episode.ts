import { authorityName, isRefusal, type Refusal, refuse } from '@hub/contracts';
import { EpisodeStarted, type EpisodeView, type StartEpisodePayload } from '@hub/contracts/episode';
import type { StartClaim } from '@hub/internal-messages';
import { type Caller, type Clock, fact, type Ids, type MessageContext } from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import { fitsAge } from '../../domain/age-at-start.js';
import { counterpartsOf, type Episode, hasPart } from '../../domain/episode.js';
import { isHidden, refuseHidden } from '../../domain/shield.js';
import { checkAnswers, givenFact, keepAnswers } from '../../domain/found-answers.js';
import { foundBy } from './found-answer-view.js';
import { viewEpisode } from './episode-view.js';
import { peopleFact } from './people-fact.js';
import { shieldFact } from './shield-fact.js';
import type { ConsentRegister, EpisodeWork, LookupRegister, People } from '../ports.js';

/** No consent, no record: an episode starts only under a consent in force, and after a lookup. */
export class StartEpisode {
  constructor(
    private readonly work: EpisodeWork,
    private readonly register: ConsentRegister,
    private readonly people: People,
    private readonly lookups: LookupRegister,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
  ) {}

  async execute(
    command: StartEpisodePayload,
    context: MessageContext,
  ): Promise<EpisodeView | Refusal> {
    const { caller } = context;
    // Asked at its source, which knows who may name the episode; what is known here of a withdrawal
    // counts beside it.
    const recorded = await this.register.find(command.consentId, caller);
    if (recorded?.authority !== caller.authority) return refuse('consent_missing');
    const { lookupId: sameChildAs, givenBy, givenAt, ...consent } = recorded;
    const leadId = command.leadProfessionalId ?? caller.personId;
    const lead = leadId === undefined ? undefined : await this.people.find(leadId);
    if (!lead)
      return refuse('person_unknown', undefined, [
        { field: 'leadProfessionalId', message: 'is nobody the directory knows' },
      ]);

    const { homeAuthority: home } = command;
    const mayLearn = await this.whoMayLearn([lead.authority, home], consent.episodeId, caller);
    if (!mayLearn.has(lead.authority))
      return refuse(
        'consent_missing',
        'The family has not agreed that its authority learns of it.',
        [{ field: 'leadProfessionalId', message: 'works for an authority that may learn nothing' }],
      );
    const homeUntold = !mayLearn.has(home);

    // Asked before anything is written: while lookup-service is away, nothing begins.
    const { urgent, silenceAccepted = false, ownReference, found = [] } = command;
    const unanswered = checkAnswers(found);
    if (unanswered) return unanswered;
    const age = await this.lookups.ageOn(londonDate(givenAt), command.lookupId, caller);
    const misfit = age && fitsAge(givenBy, age);
    if (misfit) return misfit;
    const earlier = await this.takenUp(command, caller.authority);
    const lookup = await this.lookups.claim(
      {
        lookupId: command.lookupId,
        episodeId: consent.episodeId,
        ...(sameChildAs === undefined ? {} : { sameChildAs }),
        urgent: urgent !== undefined,
        silenceAccepted,
        ownReference,
        ...(earlier ? { takesUp: heldOf(earlier) } : {}),
        answered: found.map(({ authority, reference }) => ({ authority, reference })),
      },
      caller,
    );

    const holders = isRefusal(lookup) ? [] : found.map(({ authority }) => authority);
    const agreed = await this.whoMayLearn(holders, consent.episodeId, caller);

    return this.work.request(context, command, async ({ episodes, foundAnswers, consents }) => {
      await consents.remember(consent);
      const inForce = await consents.lock(consent.id);
      if (inForce?.state !== 'granted') return refuse('consent_missing');
      if (isRefusal(lookup)) return lookup;
      const { claimId, taken } = lookup;
      if (claimId === undefined) return refuse('child_being_opened', taken && beganAs(taken));
      if (await episodes.find(consent.episodeId))
        return refuse('conflict', 'The episode was already started.');
      await episodes.lockLookup(command.lookupId);
      if ((await episodes.lookupsInUse([command.lookupId])).length > 0)
        return refuse('lookup_used');
      if (await episodes.hasLapsed(claimId))
        return refuse('conflict', 'It took too long, and nothing was started: start again.');
      if (command.reopens !== undefined && !earlier)
        return refuse('not_found', 'There is no such episode to take up again.');
      if (earlier && earlier.state !== 'closed')
        return refuse('conflict', 'Only an episode that was closed can be taken up again.');
      const shield = earlier?.shield;
      const hidden = refuseHidden({ ...(shield ? { shield } : {}) }, home, lead.authority);
      if (hidden) return hidden;
      const at = this.tools.clock.now();
      const episode: Episode = {
        id: consent.episodeId,
        state: 'registered',
        originatingAuthority: caller.authority,
        homeAuthority: home,
        ...(homeUntold ? { homeUntold } : {}),
        consentId: consent.id,
        lookupId: command.lookupId,
        ownReference: command.ownReference,
        levelOfNeed: command.levelOfNeed,
        lead: {
          term: 1,
          authority: lead.authority,
          personId: lead.id,
          since: at,
          confirmed:
            caller.roles.includes('lead_caf_contact') && caller.authority === lead.authority,
        },
        team: [],
        disputes: [],
        startedAt: at,
        ...(command.agency === undefined ? {} : { agency: command.agency }),
        ...(command.reopens === undefined ? {} : { reopens: command.reopens }),
        // What was hidden stays hidden when it is taken up again.
        ...(shield ? { shield } : {}),
        ...(urgent === undefined ? {} : { urgent }),
        ...(lookup.unanswered.length === 0 ? {} : { unanswered: lookup.unanswered }),
        version: 1,
      };
      await episodes.add(episode);
      const answers = keepAnswers(found, episode, { agreed, nextId: () => this.tools.ids.next() });
      await foundAnswers.add(answers);
      const counterparts = counterpartsOf(episode);
      const { id: episodeId, consentId, originatingAuthority, homeAuthority } = episode;
      return {
        result: { ...viewEpisode(episode), ...foundBy(answers, caller.authority) },
        facts: [
          fact(
            EpisodeStarted,
            {
              episodeId,
              consentId,
              originatingAuthority,
              homeAuthority,
              leadAuthority: lead.authority,
              counterparts,
              ...(earlier ? { reopens: earlier.id } : {}),
            },
            counterparts,
          ),
          ...(episode.shield ? [shieldFact(episode)] : []),
          peopleFact(episode),
          // Whom it is hidden from does not learn who found what they hold.
          ...answers.filter(({ authority }) => !isHidden(shield, authority)).map(givenFact),
        ],
      };
    });
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
  private takenUp(
    { reopens }: StartEpisodePayload,
    authority: string,
  ): Promise<Episode | undefined> {
    return this.work.read(async ({ episodes }) => {
      const earlier = reopens === undefined ? undefined : await episodes.find(reopens);
      return earlier && hasPart(earlier, authority) ? earlier : undefined;
    });
  }
}

function heldOf({ originatingAuthority: authority, ownReference: reference }: Episode): {
  authority: string;
  reference: string;
} {
  return { authority, reference };
}

function beganAs({ authority, reference, at }: NonNullable<StartClaim['taken']>): string {
  return `${authorityName(authority)} began ${reference} at ${at}.`;
}
