import type { UnitOfWork } from '@hub/use-case';
import { type Wake, WakeDue } from '@hub/timers';
import type { Timers } from '@hub/workflow';
import { HOST_LOG } from './log-messages.js';
import { repeat } from './repeat.js';
import type { ServiceParts } from './run-service.js';

/** Alarms are due by the hour or the day, and each kind of them is looked for by itself. */
const PAUSE_MS = 1_000;

/**
 * Wakes the workflows whose alarm is due, round after round; one that fails is logged and put off.
 */
export function wakeDue(
  parts: Pick<ServiceParts, 'log' | 'onStop'>,
  work: UnitOfWork<{ readonly timers: Timers }>,
  kind: string,
  wake: Wake,
): void {
  const round = new WakeDue(
    kind,
    (use) => work.read(({ timers }) => use(timers)),
    wake,
    (subject, error) => {
      parts.log.warn(HOST_LOG.wakePutOff, { type: kind, messageId: subject, error });
    },
  );
  const chore = {
    // A full round is followed by the next at once.
    execute: async () => {
      while ((await round.execute()) === round.atOnce);
    },
  };
  parts.onStop(repeat(chore, PAUSE_MS, parts.log));
}
