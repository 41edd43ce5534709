import type { SignIns } from '@hub/internal-messages';
import type { MessageContext } from '@hub/use-case';
import type { NotificationWork } from '../ports.js';

/**
 * Somebody whose means to sign in were renewed is told of it: it may not have been they who asked.
 */
export class OnSignInRenewed {
  constructor(private readonly work: NotificationWork) {}

  execute(
    { personId, authority, renewedAt: at }: SignIns.SignInRenewedPayload,
    context: MessageContext,
  ): Promise<void> {
    return this.work.react(context, async ({ reminders }) => {
      await reminders.note({ kind: 'renewed', personId, authority, at });
      return [];
    });
  }
}
