import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type AgeBand,
  type ConsentView,
  RecordConsent as RecordingConsent,
  type RecordConsentPayload,
} from '@hub/contracts/consent';
import { ConsentRefused } from '@hub/internal-messages';
import type { Permission, PoliciesInForce, TiedPerson } from '@hub/policy';
import { type Fact, fact, type MessageContext, type Outcome } from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import {
  type Consent,
  end,
  type GrantedConsent,
  isOfChild,
  mayOverruleChild,
  type RefusedConsent,
} from '../../domain/consent.js';
import { asSeenBy, hasPart, isUnnamed } from '../../domain/episode-parts.js';
import { recordConsent } from '../../domain/record-consent.js';
import { viewConsent } from './consent-view.js';
import type { AskedLookups, ConsentStores, ConsentTools, ConsentWork } from '../ports.js';
import { whoMay } from '../who-may.js';
import { tellWhoAnswers } from './tell-who-answers.js';
import { tellCounterparts } from './tell-counterparts.js';

export class RecordConsent {
  constructor(
    private readonly work: ConsentWork,
    private readonly tools: ConsentTools,
    private readonly policies: PoliciesInForce,
    private readonly lookups: AskedLookups,
  ) {}

  execute(
    statement: RecordConsentPayload,
    context: MessageContext,
  ): Promise<ConsentView | Refusal> {
    return this.prepared(statement, context, (step) => this.work.request(context, statement, step));
  }

  /** What comes of a statement, once it is known who says it and how old the child was. */
  async prepared<R>(
    statement: RecordConsentPayload,
    context: MessageContext,
    handle: (
      step: (stores: ConsentStores) => Promise<Outcome<ConsentView> | Refusal>,
    ) => Promise<R>,
  ): Promise<R> {
    const [asker, age] = await Promise.all([
      this.askerOf(statement, context),
      this.ageOf(statement, context),
    ]);
    return handle((stores) => this.record(stores, statement, context, { asker, age }));
  }

  private async record(
    stores: ConsentStores,
    statement: RecordConsentPayload,
    context: MessageContext,
    { asker, age }: { readonly asker: readonly TiedPerson[]; readonly age: AgeBand | undefined },
  ): Promise<Outcome<ConsentView> | Refusal> {
    const { authority } = context.caller;
    await stores.counterparts.lock(statement.episodeId);
    const may = await this.whoMayRecord(stores, statement, context, asker);
    if (isRefusal(may)) return may;
    const { ids, clock, recall } = this.tools;
    const consent = recordConsent(statement, { id: ids.next(), authority, at: clock.now(), age });
    if (isRefusal(consent)) return consent;
    const earlier = await this.supersede(stores, consent);
    if (isRefusal(earlier)) return earlier;
    await stores.consents.add(consent);
    const { id: consentId, episodeId, recordedAt: at, state: said } = consent;
    const change = { episodeId, at, announce: [consentId, ...earlier] };
    const facts = await tellCounterparts(stores, change, recall);
    const answering = await tellWhoAnswers(stores, { consentId, episodeId, said, at }, context);
    const refused: Fact[] =
      said === 'refused' ? [fact(ConsentRefused, { consentId, episodeId, authority })] : [];
    return {
      result: viewConsent(consent, await stores.consents.receipts(consentId), authority),
      facts: [...refused, ...facts, ...answering],
      evidence: { rule: may.rule },
    };
  }

  /**
   * Who is not verified may speak for a family before there is an episode: after a lookup of
   * theirs, which their lead CAF contact confirmed.
   */
  private async askerOf(
    { lookupId }: RecordConsentPayload,
    { caller }: MessageContext,
  ): Promise<TiedPerson[]> {
    const { personId, verified } = caller;
    if (verified || personId === undefined || lookupId === undefined) return [];
    return (await this.lookups.isOf(lookupId, caller))
      ? [{ personId, relation: 'looked_up', confirmed: true }]
      : [];
  }

  /** A family’s no waits for nobody: its age is asked of those who agree. */
  private async ageOf(
    { lookupId, decision, givenAt }: RecordConsentPayload,
    { caller }: MessageContext,
  ): Promise<AgeBand | undefined> {
    if (lookupId === undefined || decision === 'refused') return undefined;
    return this.lookups.ageOn(londonDate(givenAt), lookupId, caller);
  }

  /**
   * A statement is taken from those with a part in the episode. The id of one to come belongs to
   * the authority that names it first.
   */
  private async whoMayRecord(
    stores: ConsentStores,
    { episodeId, decision }: RecordConsentPayload,
    context: MessageContext,
    asker: readonly TiedPerson[],
  ): Promise<Permission | Refusal> {
    const { counterparts } = stores;
    const { authority } = context.caller;
    const parts = await counterparts.parts(episodeId);
    // A no is taken from whomever it is hidden from, too.
    const seen = decision === 'refused' ? parts : asSeenBy(parts, context.caller);
    if (
      !hasPart(seen, authority) &&
      !(isUnnamed(parts) && (await counterparts.claim(episodeId, authority)) === authority)
    )
      return refuse('not_found');
    const started = parts.counterparts.length > 0;
    const { type: action } = RecordingConsent;
    const asked = { action, episodeId, started, decision, besides: started ? [] : asker };
    const may = await whoMay(stores, this.policies, asked, context);
    // A family’s no is never turned away.
    if (isRefusal(may) || decision === 'refused') return may;
    if (parts.goesOnIn !== undefined) return refuse('episode_folded');
    return parts.voided ? refuse('episode_voided') : may;
  }

  /** @returns the grant that ended by it, if one did */
  private async supersede(
    { consents }: ConsentStores,
    consent: GrantedConsent | RefusedConsent,
  ): Promise<string[] | Refusal> {
    if (consent.supersedes === undefined) return [];
    const earlier = (await consents.ofEpisode(consent.episodeId)).find(
      ({ id }) => id === consent.supersedes,
    );
    if (earlier?.authority !== consent.authority)
      return refuse(
        'not_found',
        'There is no such statement of yours on this episode to take the place of.',
      );
    if (isOfChild(earlier) && !mayOverruleChild(consent)) return refuse('child_decided');
    if (!isStanding(earlier))
      return refuse('conflict', `The statement to take the place of is ${earlier.state}.`);
    await consents.save(
      end(earlier, {
        state: 'superseded',
        endedAt: consent.recordedAt,
        ...(consent.state === 'granted' ? { supersededBy: consent.id } : {}),
      }),
    );
    return earlier.state === 'granted' ? [earlier.id] : [];
  }
}

function isStanding(consent: Consent): consent is GrantedConsent | RefusedConsent {
  return consent.state === 'granted' || consent.state === 'refused';
}
