import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type ListOverridesPayload,
  MakeOverride,
  type MakeOverridePayload,
  type OpenedOverride,
  type OverrideList,
  OverrideMade,
  OverrideReviewed,
  type OverrideView,
  type ReadOverridePayload,
  type ReviewOverridePayload,
} from '@hub/contracts/consent';
import type { PoliciesInForce } from '@hub/policy';
import { fact, type MessageContext, refuseOwnDeed } from '@hub/use-case';
import { isHolding, isParty, makeOverride, OVERRIDE_RULE, waitsOf } from '../../domain/override.js';
import { asSeenBy, hasPart, isHidden, isNamed, unshielded } from '../../domain/episode-parts.js';
import type { ConsentTools, ConsentWork } from '../ports.js';
import { whoMay } from '../who-may.js';
import { viewOverride } from './override-view.js';

const USUAL_LIMIT = 50;
const LATEST = 100;

/**
 * Sharing without consent in the public interest: for an hour, with its reasons on record, reviewed
 * by another authority.
 */
export class OverrideSharing {
  constructor(
    private readonly work: ConsentWork,
    private readonly tools: Pick<ConsentTools, 'clock' | 'ids' | 'chance'>,
    private readonly policies: PoliciesInForce,
  ) {}

  make(command: MakeOverridePayload, context: MessageContext): Promise<OverrideView | Refusal> {
    const { authority, personId } = context.caller;
    return this.work.request(context, command, async (stores) => {
      const { counterparts, overrides } = stores;
      await counterparts.lock(command.episodeId);
      const parts = await counterparts.parts(command.episodeId);
      if (!hasPart(asSeenBy(parts, context.caller), authority)) return refuse('not_found');
      const { episodeId, ground } = command;
      if (command.recipient !== undefined && isHidden(parts, command.recipient))
        return refuse('shielded_from');
      const asked = { action: MakeOverride.type, episodeId, ground };
      const may = await whoMay(stores, this.policies, asked, context);
      if (isRefusal(may)) return may;
      if (parts.voided) return refuse('episode_voided');
      const at = this.tools.clock.now();
      const override = makeOverride(
        command,
        { id: this.tools.ids.next(), authority, personId, at },
        {
          // Nobody from whom it is hidden is asked to judge it.
          parts: unshielded(parts).counterparts,
          own: await overrides.madeBy(authority, LATEST),
          chance: this.tools.chance.next(),
        },
      );
      if (isRefusal(override)) return override;
      await overrides.add(override);
      const { id: overrideId, madeBy, recipient, reviewer, reviewBy } = override;
      const made = fact(
        OverrideMade,
        {
          ...{ overrideId, episodeId, madeBy, reviewer, reviewBy, waits: waitsOf(override) },
          ...(recipient === undefined ? {} : { recipient }),
        },
        recipient === undefined ? [reviewer] : [recipient, reviewer],
      );
      return {
        result: viewOverride(override, authority),
        facts: [made],
        evidence: {
          because: ground,
          rule: `${OVERRIDE_RULE}; ${may.rule}`,
          subject: overrideId,
        },
      };
    });
  }

  /** Shown to its parties; with what it opens, while it holds. */
  read(
    { overrideId }: ReadOverridePayload,
    { caller }: MessageContext,
  ): Promise<OpenedOverride | Refusal> {
    return this.work.read(async ({ overrides, documents, counterparts }) => {
      const override = await overrides.find(overrideId);
      if (!override || !isParty(override, caller.authority)) return refuse('not_found');
      if (isNamed(await counterparts.parts(override.episodeId), caller)) return refuse('not_found');
      const { episodeId, madeBy, categories } = override;
      const opened = isHolding(override, this.tools.clock.now())
        ? await documents.ofEpisode(episodeId, { authority: madeBy, categories })
        : [];
      return {
        ...viewOverride(override, caller.authority),
        documents: opened.map(({ id, category, version }) => ({ id, category, version })),
      };
    });
  }

  list(
    { limit = USUAL_LIMIT }: ListOverridesPayload,
    { caller }: MessageContext,
  ): Promise<OverrideList> {
    return this.work.read(async ({ overrides }) => ({
      items: (await overrides.list(caller, limit)).map((override) =>
        viewOverride(override, caller.authority),
      ),
    }));
  }

  review(command: ReviewOverridePayload, context: MessageContext): Promise<OverrideView | Refusal> {
    const { authority, personId } = context.caller;
    const { overrideId, justified, reason } = command;
    return this.work.request(context, command, async ({ overrides, counterparts }) => {
      const override = await overrides.lock(overrideId);
      if (override?.reviewer !== authority) return refuse('not_found');
      if (isNamed(await counterparts.parts(override.episodeId), context.caller))
        return refuse('not_found');
      if (override.review) return refuse('conflict', 'It was reviewed already.');
      const own = refuseOwnDeed(context.caller, override.personId);
      if (own) return own;
      const reviewed = {
        ...override,
        review: { justified, reason, personId, at: this.tools.clock.now() },
      };
      await overrides.save(reviewed);
      const told = fact(OverrideReviewed, { overrideId, justified, waits: waitsOf(reviewed) }, [
        override.madeBy,
      ]);
      return {
        result: viewOverride(reviewed, authority),
        facts: [told],
        evidence: {
          because: justified ? 'justified' : 'unjustified',
          episode: override.episodeId,
          subject: overrideId,
        },
      };
    });
  }
}
