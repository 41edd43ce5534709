import type { UnitOfWork } from '@hub/use-case';
import type { Logger } from '@hub/observability';
import { type Wake, WakeDue } from '@hub/timers';
import type { Timers } from '@hub/workflow';
import { HOST_LOG } from './log-messages.js';

/** A chore that wakes the workflows whose alarm is due; one that fails is logged and put off. */
export function wakeDue(
  work: UnitOfWork<{ readonly timers: Timers }>,
  kind: string,
  wake: Wake,
  log: Logger,
): { execute(): Promise<void> } {
  const round = new WakeDue(
    kind,
    (use) => work.read(({ timers }) => use(timers)),
    wake,
    (subject, error) => {
      log.warn(HOST_LOG.wakePutOff, { type: kind, messageId: subject, error });
    },
  );
  return {
    // A full round is followed by the next at once.
    execute: async () => {
      while ((await round.execute()) === round.atOnce);
    },
  };
}
