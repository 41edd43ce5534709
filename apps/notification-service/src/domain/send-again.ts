import { findMessage } from '@hub/internal-messages';

/** How long a member has to confirm what was sent, and how long at the most until the next time. */
export interface Pace {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** Whether a member confirms messages of this type; answers to its own commands it does not. */
export function awaitsReceipt(type: string): boolean {
  const definition = findMessage(type);
  return definition?.kind === 'event' && definition.owner !== 'notification-service';
}

/**
 * When a delivery is due again that was sent just now; each pause is twice the one before.
 *
 * @param timesAgain how often it was sent again, now included
 * @returns undefined where no receipt is due
 */
export function againAt(
  type: string,
  sentAt: string,
  timesAgain: number,
  { firstMs, mostMs }: Pace,
): string | undefined {
  if (!awaitsReceipt(type)) return undefined;
  return new Date(Date.parse(sentAt) + Math.min(firstMs * 2 ** timesAgain, mostMs)).toISOString();
}
