import type { CountedFrom } from '@hub/contracts/consent';
import type {
  EpisodeMovedPayload,
  EpisodeResumedPayload,
  EpisodeStartedPayload,
  EpisodeWithdrawnPayload,
  TransferCompletedPayload,
} from '@hub/contracts/episode';
import type { EpisodeFoldedPayload, EpisodeVoidedPayload } from '@hub/contracts/protection';
import type {
  CorrectionWithholdsPayload,
  EpisodeToldApartPayload,
  PeopleChangedPayload,
  ShieldChangedPayload,
} from '@hub/internal-messages';
import { tiesOf } from '@hub/policy';
import type { Fact, MessageContext } from '@hub/use-case';
import { isNo } from '../domain/change-of-mind.js';
import { endLooks } from '../domain/consent-look.js';
import { end } from '../domain/consent.js';
import type { ContentSchedule } from '../domain/retention/retention.js';
import { type Release, stop } from '../domain/release.js';
import { type SharingDecision, VOIDED } from '../domain/sharing-decision.js';
import { WITHHELD } from '../domain/release-decision.js';
import { askToLook, endLooksAt, passLooksOn } from './consents/pass-looks-on.js';
import { tellCounterparts } from './consents/tell-counterparts.js';
import type { ConsentStores, ConsentTools, ConsentWork } from './ports.js';
import {
  countFromClosing,
  keepAlone,
  keepWithNext,
  stopCounting,
} from './retention/keep-retention.js';

/**
 * Reacts to what episode-service tells: whoever becomes a counterpart is told of consents that
 * cover them, whoever is one no more has them recalled, and what is closed is kept for so long.
 */
export class OnEpisodeChanged {
  constructor(
    private readonly work: ConsentWork,
    private readonly tools: ConsentTools,
    private readonly schedule: ContentSchedule,
  ) {}

  counterparts(
    change: { readonly episodeId: string; readonly counterparts: readonly string[] },
    context: MessageContext,
  ): Promise<void> {
    return this.work.react(context, (stores) => this.tell(stores, change));
  }

  started(started: EpisodeStartedPayload, context: MessageContext): Promise<void> {
    return this.work.react(context, async (stores) => {
      const { episodeId, originatingAuthority, leadAuthority } = started;
      await stores.counterparts.lock(episodeId);
      await stores.counterparts.started(episodeId, originatingAuthority);
      if (leadAuthority !== undefined)
        await stores.counterparts.lead(episodeId, { term: 1, authority: leadAuthority });
      if (started.reopens !== undefined) await keepWithNext(stores, started.reopens, episodeId);
      return this.tell(stores, started);
    });
  }

  people(change: PeopleChangedPayload, context: MessageContext): Promise<void> {
    const { episodeId, people, closed, version, counterparts: parts } = change;
    return this.work.react(context, async (stores) => {
      const { counterparts } = stores;
      await counterparts.lock(episodeId);
      const noted = { people: tiesOf(people), closed };
      const isNewer = await counterparts.notePeople(episodeId, noted, version);
      const known = (await counterparts.people(episodeId)).people;
      // What is older than what is known changes nothing.
      const lead = people.find(
        ({ personId, relation }) =>
          relation === 'lead_professional' &&
          known.some((one) => one.relation === relation && one.personId === personId),
      );
      const passed = lead
        ? await passLooksOn(stores, episodeId, {
            authority: lead.authority,
            personId: lead.personId,
          })
        : [];
      if (!isNewer || !parts) return passed;
      await counterparts.replace(episodeId, parts);
      return [...passed, ...(await this.tellChanged(stores, episodeId))];
    });
  }

  shield(changed: ShieldChangedPayload, context: MessageContext): Promise<void> {
    return this.work.react(context, async (stores) => {
      await stores.counterparts.lock(changed.episodeId);
      await stores.counterparts.shield(changed);
      return passLooksOn(stores, changed.episodeId);
    });
  }

  /**
   * Who has a part from now on is told with the people of the episode: what a transfer tells may
   * come after a later change of it.
   */
  leadPassed(passed: TransferCompletedPayload, context: MessageContext): Promise<void> {
    return this.work.react(context, async (stores) => {
      await stores.counterparts.lock(passed.episodeId);
      await stores.counterparts.lead(passed.episodeId, {
        term: passed.term,
        authority: passed.toAuthority,
      });
      return this.tellChanged(stores, passed.episodeId);
    });
  }

  moved(moved: EpisodeMovedPayload, context: MessageContext): Promise<void> {
    return this.work.react(context, async (stores) => {
      if (moved.closingReason !== undefined)
        await this.close(stores, moved.episodeId, moved.closingReason);
      const told = await this.tell(stores, moved);
      // A review is when the family is asked whether it still agrees.
      const isReview = moved.step === 'begin_review' && moved.undone === undefined;
      return isReview ? [...told, ...(await askToLook(stores, moved.episodeId))] : told;
    });
  }

  /** What was shared of the wrong child is recalled, and nothing is fetched any more. */
  voided({ episodeId, voidedAt }: EpisodeVoidedPayload, context: MessageContext): Promise<void> {
    return this.work.react(context, async (stores) => {
      await stores.counterparts.lock(episodeId);
      await stores.counterparts.void(episodeId, voidedAt);
      await stopReleases(stores, episodeId, VOIDED);
      await this.close(stores, episodeId, 'wrong_child');
      const change = { episodeId, announce: [], at: this.tools.clock.now() };
      const recalled = await tellCounterparts(stores, change, this.tools.recall);
      return [...recalled, ...(await endLooksAt(stores, episodeId))];
    });
  }

  /**
   * Two episodes of one child are one: what was agreed to for either holds as far as both reach,
   * and whoever leads asks the family anew.
   */
  folded({ episodeId, into, at }: EpisodeFoldedPayload, context: MessageContext): Promise<void> {
    return this.work.react(context, async (stores) => {
      const { counterparts } = stores;
      for (const id of [episodeId, into].sort()) await counterparts.lock(id);
      await counterparts.fold(episodeId, into, at);
      await keepWithNext(stores, episodeId, into);
      const ended = await endLooksAt(stores, episodeId);
      const change = { episodeId: into, announce: [], at: this.tools.clock.now() };
      const recalled = await tellCounterparts(stores, change, this.tools.recall);
      return [...ended, ...recalled, ...(await askToLook(stores, into))];
    });
  }

  /**
   * Two children were in one episode: what was agreed to for the other ends there, what was said
   * against sharing counts for both, and who leaves the first holds no more of it.
   */
  toldApart(apart: EpisodeToldApartPayload, context: MessageContext): Promise<void> {
    const { episodeId, other, at } = apart;
    return this.work.react(context, async (stores) => {
      const { counterparts } = stores;
      for (const id of [episodeId, other].sort()) await counterparts.lock(id);
      if (apart.goesOnAlone) {
        await counterparts.unfold(other);
        await keepAlone(stores, { episodeId: other, earlier: apart.earlier }, this.schedule);
      }
      await counterparts.replace(episodeId, apart.counterparts);
      await counterparts.replace(other, apart.otherCounterparts);
      const facts = await endOfOtherChild(stores, apart);
      for (const [id, announce] of [
        [episodeId, apart.consents],
        [other, []],
      ] as const)
        facts.push(
          ...(await tellCounterparts(stores, { episodeId: id, announce, at }, this.tools.recall)),
          ...(await askToLook(stores, id)),
        );
      return facts;
    });
  }

  /** What was released already is taken back by the correction: who holds it was told by that. */
  withholds(correction: CorrectionWithholdsPayload, context: MessageContext): Promise<void> {
    const { episodeId, documentId, withheld } = correction;
    return this.work.react(context, async (stores) => {
      await stores.counterparts.lock(episodeId);
      await stores.documents.withhold(correction);
      if (withheld)
        await stopReleases(stores, episodeId, WITHHELD, (one) => one.documentId === documentId);
      return [];
    });
  }

  withdrawn({ episodeId }: EpisodeWithdrawnPayload, context: MessageContext): Promise<void> {
    return this.work.react(context, async (stores) => {
      await this.close(stores, episodeId, 'consent_withdrawn');
      return [];
    });
  }

  resumed(resumed: EpisodeResumedPayload, context: MessageContext): Promise<void> {
    return this.work.react(context, async (stores) => {
      await stopCounting(stores, resumed.episodeId);
      if (resumed.reopens !== undefined)
        await keepWithNext(stores, resumed.reopens, resumed.episodeId);
      const { takesIn = [] } = await stores.counterparts.parts(resumed.episodeId);
      for (const { id } of takesIn) await keepWithNext(stores, id, resumed.episodeId);
      return this.tell(stores, resumed);
    });
  }

  private async tell(
    stores: ConsentStores,
    {
      episodeId,
      counterparts,
    }: { readonly episodeId: string; readonly counterparts: readonly string[] },
  ) {
    await stores.counterparts.lock(episodeId);
    await stores.counterparts.add(episodeId, counterparts);
    return this.tellChanged(stores, episodeId);
  }

  /** Tells whom consents reach now, and recalls from whom they do no more. */
  private tellChanged(stores: ConsentStores, episodeId: string): Promise<Fact[]> {
    const change = { episodeId, announce: [], at: this.tools.clock.now() };
    return tellCounterparts(stores, change, this.tools.recall);
  }

  private close(stores: ConsentStores, episodeId: string, reason: CountedFrom): Promise<void> {
    return countFromClosing(stores, { episodeId, reason }, this.schedule);
  }
}

/** What was said of the other child: a yes ends, a no counts in both. */
async function endOfOtherChild(
  { consents, counterparts, looks }: ConsentStores,
  { episodeId, other, consents: named, at }: EpisodeToldApartPayload,
): Promise<Fact[]> {
  const said = (await consents.ofEpisode(episodeId)).filter(({ id }) => named.includes(id));
  const noes = said.filter(isNo).map(({ id }) => id);
  for (const id of [episodeId, other]) await counterparts.countIn(id, noes);
  const { hiddenFrom = [] } = await counterparts.parts(episodeId);
  const facts: Fact[] = [];
  for (const consent of said) {
    if (consent.state !== 'granted') continue;
    await consents.save(end(consent, { state: 'other_child', endedAt: at }));
    const known = await looks.lock(consent.id);
    if (!known) continue;
    const ended = endLooks(known, episodeId, hiddenFrom);
    await looks.save(ended.next);
    facts.push(...ended.facts);
  }
  return facts;
}

/** None of these is fetched any more. */
async function stopReleases(
  { releases }: ConsentStores,
  episodeId: string,
  because: SharingDecision,
  isMeant: (release: Release) => boolean = () => true,
): Promise<void> {
  for (const { id } of (await releases.ofEpisode(episodeId)).filter(isMeant)) {
    const release = await releases.lock(id);
    if (release) await releases.save(stop(release, because).next);
  }
}
