import * as messages from '@hub/contracts/monitor';
import { answer, type Handler } from '@hub/service-host';
import type { DiscardDeadLetter } from '../../application/discard-dead-letter.js';
import type { ReadDeadLetters } from '../../application/read-dead-letters.js';
import type { ReadReplays } from '../../application/read-replays.js';
import type { RequestReplay } from '../../application/request-replay.js';
import type { SteerReplay } from '../../application/steer-replay.js';

/** What operations do about messages given up. */
export function deadLetterHandlers({
  deadLetters,
  discardDeadLetter,
  requestReplay,
  steerReplay,
  replays,
}: {
  readonly deadLetters: ReadDeadLetters;
  readonly discardDeadLetter: DiscardDeadLetter;
  readonly requestReplay: RequestReplay;
  readonly steerReplay: SteerReplay;
  readonly replays: ReadReplays;
}): Handler[] {
  return [
    answer(messages.ListDeadLetters, (payload) => deadLetters.list(payload)),
    answer(messages.ReadDeadLetter, (payload) => deadLetters.one(payload.deadLetterId)),
    answer(messages.DiscardDeadLetter, (payload, context) =>
      discardDeadLetter.execute(payload, context),
    ),
    answer(messages.RequestReplay, (payload, context) => requestReplay.execute(payload, context)),
    answer(messages.ApproveReplay, (payload, context) =>
      steerReplay.approve(payload.replayId, context),
    ),
    answer(messages.StopReplay, (payload, context) => steerReplay.stop(payload.replayId, context)),
    answer(messages.ContinueReplay, (payload, context) =>
      steerReplay.continue(payload.replayId, context),
    ),
    answer(messages.ReadReplay, (payload) => replays.one(payload.replayId)),
    answer(messages.ListReplays, (payload) => replays.list(payload)),
  ];
}
