import * as messages from '@hub/contracts/episode';
import { CoordinatorNamed } from '@hub/contracts/team';
import { EpisodeFolded, EpisodeVoided } from '@hub/contracts/protection';
import {
  CorrectionWithholds,
  DeliveryConfirmed,
  DeliverySent,
  EpisodeToldApart,
  PeopleChanged,
  ShieldChanged,
} from '@hub/internal-messages';
import { type Handler, react } from '@hub/service-host';
import type { OnDeliveryProgress } from '../../application/consents/on-delivery-progress.js';
import type { OnEpisodeChanged } from '../../application/on-episode-changed.js';

/** What other services make known. */
export function progressHandlers({
  onEpisodeChanged,
  onDeliveryProgress,
}: {
  readonly onEpisodeChanged: OnEpisodeChanged;
  readonly onDeliveryProgress: OnDeliveryProgress;
}): Handler[] {
  return [
    react(CoordinatorNamed, (change, context) => onEpisodeChanged.counterparts(change, context)),
    react(messages.TeamMemberAdded, (change, context) =>
      onEpisodeChanged.counterparts(change, context),
    ),
    react(messages.EpisodeStarted, (started, context) =>
      onEpisodeChanged.started(started, context),
    ),
    react(messages.TransferCompleted, (passed, context) =>
      onEpisodeChanged.leadPassed(passed, context),
    ),
    react(ShieldChanged, (changed, context) => onEpisodeChanged.shield(changed, context)),
    react(PeopleChanged, (changed, context) => onEpisodeChanged.people(changed, context)),
    react(messages.EpisodeMoved, (moved, context) => onEpisodeChanged.moved(moved, context)),
    react(messages.EpisodeWithdrawn, (withdrawn, context) =>
      onEpisodeChanged.withdrawn(withdrawn, context),
    ),
    react(EpisodeVoided, (voided, context) => onEpisodeChanged.voided(voided, context)),
    react(EpisodeFolded, (folded, context) => onEpisodeChanged.folded(folded, context)),
    react(EpisodeToldApart, (apart, context) => onEpisodeChanged.toldApart(apart, context)),
    react(CorrectionWithholds, (correction, context) =>
      onEpisodeChanged.withholds(correction, context),
    ),
    react(messages.EpisodeResumed, (resumed, context) =>
      onEpisodeChanged.resumed(resumed, context),
    ),
    react(DeliverySent, (delivery, context) =>
      onDeliveryProgress.execute(delivery, { toldAt: delivery.at }, context),
    ),
    react(DeliveryConfirmed, (delivery, context) =>
      onDeliveryProgress.execute(
        delivery,
        { toldAt: delivery.sentAt, receivedAt: delivery.at },
        context,
      ),
    ),
  ];
}
