import { authorityName, isRefusal, type Refusal, refuse } from '@hub/contracts';
import { EpisodeStarted, type EpisodeView, type StartEpisodePayload } from '@hub/contracts/episode';
import type { StartClaim } from '@hub/internal-messages';
import { type Caller, type Clock, fact, type Ids, type MessageContext } from '@hub/use-case';
import { counterpartsOf, type Episode } from '../../domain/episode.js';
import { refuseHidden } from '../../domain/shield.js';
import { isHidden } from '../../domain/shield-terms.js';
import { givenFact, keepAnswers } from '../../domain/found-answers.js';
import { refuseLabel } from '../../domain/labels/child-label.js';
import { foundBy } from './found-answer-view.js';
import { viewEpisode } from './episode-view.js';
import { peopleFact } from './people-fact.js';
import { shieldFact } from './shield-fact.js';
import type { EpisodeWork } from '../ports.js';
import type { StartEnquiry, StartGrounds } from './start-enquiry.js';

/** No consent, no record: an episode starts only under a consent in force, and after a lookup. */
export class StartEpisode {
  constructor(
    private readonly work: EpisodeWork,
    private readonly enquiry: StartEnquiry,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
  ) {}

  async execute(
    command: StartEpisodePayload,
    context: MessageContext,
  ): Promise<EpisodeView | Refusal> {
    const { caller } = context;
    const unfit = refuseLabel(command.label, caller, this.tools.clock.now());
    if (unfit) return unfit;
    const grounds = await this.enquiry.ask(command, caller);
    if (isRefusal(grounds)) return grounds;
    const { consent, lead, earlier, lookup, agreed } = grounds;
    const { homeAuthority: home, found = [] } = command;
    return this.work.request(context, command, async (stores) => {
      const { episodes, foundAnswers, consents, labels } = stores;
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
      const hidden = refuseHidden({ ...(shield ? { shield } : {}) }, { authority: home }, lead);
      if (hidden) return hidden;
      const episode = startedEpisode(command, grounds, {
        caller,
        claim: lookup,
        at: this.tools.clock.now(),
      });
      await episodes.add(episode);
      if (command.label) await labels.keep(episode.id, caller.authority, command.label);
      const answers = keepAnswers(found, episode, { agreed, nextId: () => this.tools.ids.next() });
      await foundAnswers.add(answers);
      const counterparts = counterpartsOf(episode);
      const { id: episodeId, consentId, originatingAuthority, homeAuthority } = episode;
      return {
        result: { ...viewEpisode(episode, caller.personId), ...foundBy(answers, caller.authority) },
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
          ...answers.filter(({ authority }) => !isHidden(shield, { authority })).map(givenFact),
        ],
      };
    });
  }
}

function startedEpisode(
  command: StartEpisodePayload,
  { consent, lead, earlier, agreed }: StartGrounds,
  {
    caller,
    claim,
    at,
  }: { readonly caller: Caller; readonly claim: StartClaim; readonly at: string },
): Episode {
  const { homeAuthority: home, urgent } = command;
  const shield = earlier?.shield;
  return {
    id: consent.episodeId,
    state: 'registered',
    originatingAuthority: caller.authority,
    homeAuthority: home,
    ...(agreed.has(home) ? {} : { homeUntold: true }),
    consentId: consent.id,
    lookupId: command.lookupId,
    ownReference: command.ownReference,
    levelOfNeed: command.levelOfNeed,
    lead: {
      term: 1,
      authority: lead.authority,
      personId: lead.id,
      since: at,
      confirmed: caller.roles.includes('lead_caf_contact') && caller.authority === lead.authority,
    },
    team: [],
    disputes: [],
    startedAt: at,
    ...(caller.personId === undefined
      ? {}
      : { initiator: { authority: caller.authority, personId: caller.personId } }),
    ...(command.agency === undefined ? {} : { agency: command.agency }),
    ...(command.reopens === undefined ? {} : { reopens: command.reopens }),
    // What was hidden stays hidden when it is taken up again.
    ...(shield ? { shield } : {}),
    ...(urgent === undefined ? {} : { urgent }),
    ...(claim.unanswered.length === 0 ? {} : { unanswered: claim.unanswered }),
    version: 1,
  };
}

function beganAs({ authority, reference, at }: NonNullable<StartClaim['taken']>): string {
  return `${authorityName(authority)} began ${reference} at ${at}.`;
}
