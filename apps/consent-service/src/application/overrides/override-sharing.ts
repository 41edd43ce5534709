import {
  fact,
  isRefusal,
  type ListOverridesPayload,
  type MakeOverridePayload,
  type MessageContext,
  OverrideMade,
  type OverrideList,
  OverrideReviewed,
  type OverrideView,
  type Refusal,
  refuse,
  type ReviewOverridePayload,
} from '@hub/contracts';
import { makeOverride, OVERRIDE_RULE, suspensionOf } from '../../domain/override.js';
import { hasPart } from '../../domain/sharing-decision.js';
import type { ConsentTools, ConsentWork } from '../ports.js';
import { sharingRecord } from '../sharing-record-step.js';
import { viewOverride } from './override-view.js';

const USUAL_LIMIT = 50;
const LATEST = 100;

/** Sharing without consent in the public interest: for an hour, with its reasons on record, reviewed by another authority. */
export class OverrideSharing {
  constructor(
    private readonly work: ConsentWork,
    private readonly tools: Pick<ConsentTools, 'clock' | 'ids' | 'chance'>,
  ) {}

  make(command: MakeOverridePayload, context: MessageContext): Promise<OverrideView | Refusal> {
    const { authority, personId } = context.caller;
    return this.work.request(context, command, async (stores) => {
      const { counterparts, overrides } = stores;
      await counterparts.lock(command.episodeId);
      const record = await sharingRecord(stores, command.episodeId);
      if (!hasPart(record, authority)) return refuse('not_found');
      const at = this.tools.clock.now();
      const suspended = suspensionOf(await overrides.madeBy(authority, LATEST), at);
      if (suspended)
        return refuse(
          'override_suspended',
          suspended === 'overdue'
            ? 'The review of an earlier one is overdue.'
            : 'An earlier one was found unjustified.',
        );
      const override = makeOverride(
        command,
        { id: this.tools.ids.next(), authority, personId, at },
        { parts: record.counterparts, chance: this.tools.chance.next() },
      );
      if (isRefusal(override)) return override;
      await overrides.add(override);
      const { id: overrideId, episodeId, madeBy, recipient, reviewer, reviewBy } = override;
      const made = fact(
        OverrideMade,
        { overrideId, episodeId, madeBy, recipient, reviewer, reviewBy },
        [recipient, reviewer],
      );
      return {
        result: viewOverride(override, authority),
        facts: [made],
        evidence: { because: override.ground, rule: OVERRIDE_RULE, subject: overrideId },
      };
    });
  }

  list(
    { limit = USUAL_LIMIT }: ListOverridesPayload,
    { caller }: MessageContext,
  ): Promise<OverrideList> {
    return this.work.read(async ({ overrides }) => ({
      items: (await overrides.list(caller.authority, limit)).map((override) =>
        viewOverride(override, caller.authority),
      ),
    }));
  }

  review(command: ReviewOverridePayload, context: MessageContext): Promise<OverrideView | Refusal> {
    const { authority, personId } = context.caller;
    const { overrideId, justified, reason } = command;
    return this.work.request(context, command, async ({ overrides }) => {
      const override = await overrides.lock(overrideId);
      if (override?.reviewer !== authority) return refuse('not_found');
      if (override.review) return refuse('conflict', 'It was reviewed already.');
      const reviewed = {
        ...override,
        review: { justified, reason, personId, at: this.tools.clock.now() },
      };
      await overrides.save(reviewed);
      const told = fact(OverrideReviewed, { overrideId, justified }, [override.madeBy]);
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
