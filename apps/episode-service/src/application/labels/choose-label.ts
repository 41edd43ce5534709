import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type ChildLabelView,
  SetChildLabel,
  type SetChildLabelPayload,
  SetOwnReference,
  type SetOwnReferencePayload,
} from '@hub/contracts/labels';
import type { Clock, MessageContext } from '@hub/use-case';
import type { Episode } from '../../domain/episode.js';
import { refuseUnborn, viewChild } from '../../domain/labels/child-label.js';
import type { EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';
import type { LabelStore } from './label-ports.js';

/**
 * What a child is called is chosen where the case was started; each other authority has its own
 * reference.
 */
export class ChooseLabel {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
    private readonly whoMay: WhoMay,
  ) {}

  label(command: SetChildLabelPayload, context: MessageContext): Promise<ChildLabelView | Refusal> {
    const { authority } = context.caller;
    const { episodeId, label } = command;
    return this.choose(SetChildLabel.type, command, context, async (episode, labels) => {
      if (episode.originatingAuthority !== authority) return refuse('label_elsewhere');
      const unborn = refuseUnborn(label, this.clock.now());
      if (unborn) return unborn;
      await labels.keep(episodeId, authority, label);
      return undefined;
    });
  }

  reference(
    command: SetOwnReferencePayload,
    context: MessageContext,
  ): Promise<ChildLabelView | Refusal> {
    const { authority } = context.caller;
    const { episodeId, ownReference } = command;
    return this.choose(SetOwnReference.type, command, context, async (episode, labels) => {
      if (episode.originatingAuthority === authority) return refuse('reference_on_record');
      await labels.keepReference(episodeId, authority, ownReference);
      return undefined;
    });
  }

  private choose(
    action: string,
    command: { readonly episodeId: string },
    context: MessageContext,
    keep: (episode: Episode, labels: LabelStore) => Promise<Refusal | undefined>,
  ): Promise<ChildLabelView | Refusal> {
    const { episodeId } = command;
    const { authority, personId } = context.caller;
    return this.work.request(context, command, async ({ episodes, labels }) => {
      const permitted = this.whoMay.decide(action, await episodes.lock(episodeId), context);
      if (isRefusal(permitted)) return permitted;
      const refused = await keep(permitted.episode, labels);
      if (refused) return refused;
      const [known = { episodeId }] = await labels.known([episodeId], authority);
      // A case system is answered what it said itself alone.
      const shown = personId === undefined ? {} : viewChild(known, this.clock.now());
      return {
        result: { episodeId, child: shown },
        facts: [],
        evidence: { rule: permitted.rule },
      };
    });
  }
}
