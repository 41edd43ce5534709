import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { LookupView, ReadLookupPayload, StartLookupPayload } from '@hub/contracts/lookup';
import type { Chance, Clock, Ids, MessageContext } from '@hub/use-case';
import { isSufficient, readIdentity } from '@hub/matching';
import { londonDate, WorkingTime } from '@hub/working-time';
import { endJoin } from '../../domain/joining/join-decisions.js';
import { isOpen } from '../../domain/joining/join-request.js';
import { childFaults } from '../../domain/lookups/child-faults.js';
import type { LookupAsked } from '../../domain/lookups/lookup.js';
import { holdBack, mustBeConfirmed, withdraw } from '../../domain/lookups/lookup-decisions.js';
import { isWatched, type LimitReached, limitReached } from '../../domain/lookups/lookup-limits.js';
import type { LookupPolicy } from '../../domain/lookups/lookup-policy.js';
import type { AuthorityRegister, LookupWork, Pause } from '../ports.js';
import type { EnquirySealer, GatherBell } from './lookup-ports.js';
import type { IdentityTokens } from '../pointers/pointer-ports.js';
import { answerLookup, keepAnswer } from './answer-lookup.js';
import { GatherAnswers, seenLookup } from './gather-answers.js';
import { lookupView } from './lookup-view.js';

/** Longer than this no request between services may take. */
const MOST_WAIT_MS = 4_000;

const LIMITS: Readonly<Record<LimitReached['limit'], string>> = {
  personAndHour: 'You have made as many lookups as one person may in an hour',
  personAndDay: 'You have made as many lookups as one person may in a day',
  authorityAndDay: 'Your authority has made as many lookups as one authority may in a day',
};

export interface LookUpTools {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly chance: Chance;
  readonly pause: Pause;
  readonly bell: GatherBell;
  readonly sealer: EnquirySealer;
  readonly policy: LookupPolicy;
}

/**
 * Asks every authority's index, records the question, and lets the holders hear of it. Some lookups
 * wait for the asker's lead CAF contact: by somebody who is not verified, or whose right is
 * suspended, or after a child after whom many ask. Nothing is looked through before, so that the
 * answer cannot tell anything.
 */
export class LookUp {
  private readonly gathering: GatherAnswers;

  constructor(
    private readonly work: LookupWork,
    private readonly tokens: IdentityTokens,
    private readonly register: AuthorityRegister,
    private readonly tools: LookUpTools,
  ) {
    this.gathering = new GatherAnswers(work, tools);
  }

  async start(
    question: StartLookupPayload,
    context: MessageContext,
  ): Promise<LookupView | Refusal> {
    const { caller } = context;
    const { child, purpose, caseReference, reason, socialCare } = question;
    const { clock, ids, policy } = this.tools;
    const began = clock.now();
    const waitMs = Math.min(
      context.waitMs ?? MOST_WAIT_MS,
      policy.federation.deadlineMs,
      MOST_WAIT_MS,
    );
    const faults = childFaults(child, londonDate(began));
    if (faults.length > 0) return refuse('invalid_request', undefined, faults);
    if (!isSufficient(child)) return refuse('details_insufficient');
    const authorities = await this.register.all();
    const asker = {
      authority: caller.authority,
      personId: caller.personId,
      detailsHash: this.tokens.hashOf(readIdentity(child)),
    };

    const done = await this.work.request(context, question, async (stores) => {
      const at = clock.now();
      const use = await stores.lookups.use(asker, at, policy.limits);
      const reached = limitReached(use);
      if (reached)
        return {
          ...refuse(
            'lookup_limit_reached',
            `${LIMITS[reached.limit]}: the next one from ${reached.until}.`,
          ),
          retryAt: reached.until,
        };
      const asked: LookupAsked = {
        ...asker,
        id: ids.next(),
        purpose,
        caseReference,
        askedAt: at,
        ...(reason === undefined ? {} : { reason }),
        ...(socialCare === undefined ? {} : { socialCare }),
      };
      const evidence = { subject: asked.id, purpose };
      const isSuspended = await stores.lookupReviews.suspend(caller.personId, at, policy.review);
      const isDoubted = isWatched(use, policy.limits) || isSuspended;
      if (mustBeConfirmed(purpose, { isVerified: caller.verified, isDoubted })) {
        const { next: lookup, facts } = holdBack(asked, child, this.confirmBy(at));
        await stores.lookups.add(lookup);
        return { result: lookupView(lookup, [], at), facts, evidence };
      }
      const answer = await answerLookup(asked, child, { at, waitMs }, stores, {
        ...this.tools,
        tokens: this.tokens,
        authorities,
      });
      await stores.lookups.add(answer.lookup);
      await keepAnswer(answer, stores, { child, messageId: context.messageId });
      return {
        result: lookupView(answer.lookup, answer.enquiries, at, answer.socialCare),
        facts: answer.facts,
        evidence,
      };
    });
    if (isRefusal(done)) {
      if (done.refused === 'lookup_limit_reached')
        await this.work.repeatable(({ lookups }) =>
          lookups.addRefused({ ...asker, id: ids.next(), askedAt: began }),
        );
      return done;
    }
    const seen =
      done.status === 'gathering'
        ? await this.gathering.execute(done, question, context, waitMs)
        : done;
    if (seen.conclusion === 'person_will_answer') await this.takeItsTime(began);
    return seen;
  }

  read({ lookupId }: ReadLookupPayload, { caller }: MessageContext): Promise<LookupView | Refusal> {
    return this.work.read(async (stores) => {
      const lookup = await stores.lookups.find(lookupId);
      return lookup?.authority === caller.authority
        ? seenLookup(lookup, stores, this.tools.clock.now())
        : refuse('not_found');
    });
  }

  /** Takes a lookup back, also while it waits or gathers; again, it answers the same. */
  withdraw(payload: ReadLookupPayload, context: MessageContext): Promise<LookupView | Refusal> {
    return this.work.request(context, payload, async (stores) => {
      const { lookups, details, joinRequests } = stores;
      const lookup = await lookups.lock(payload.lookupId);
      if (lookup?.authority !== context.caller.authority) return refuse('not_found');
      const withdrawn = withdraw(lookup);
      await lookups.save(withdrawn);
      await details.destroy(withdrawn.id);
      await stores.socialCare.forget(withdrawn.id);
      const at = this.tools.clock.now();
      const open = (await joinRequests.ofLookup(withdrawn.id)).filter(isOpen);
      const ended = open.map((request) => endJoin(request, at));
      for (const { next } of ended) await joinRequests.save(next);
      return {
        result: lookupView(withdrawn, [], at),
        facts: ended.flatMap(({ facts }) => facts),
        evidence: { subject: withdrawn.id, purpose: withdrawn.purpose },
      };
    });
  }

  private confirmBy(at: string): string {
    return new WorkingTime().addHours(at, this.tools.policy.confirmationHours);
  }

  /**
   * Whether something was found that must not show, or nothing at all: the answer takes as long.
   */
  private async takeItsTime(began: string): Promise<void> {
    const { clock, pause, policy } = this.tools;
    const left = Date.parse(began) + policy.cover.milliseconds - Date.parse(clock.now());
    if (left > 0) await pause(left);
  }
}
