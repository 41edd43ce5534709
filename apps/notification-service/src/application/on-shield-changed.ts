import type { ShieldChangedPayload } from '@hub/internal-messages';
import type { MessageContext } from '@hub/use-case';
import type { NotificationWork } from './ports.js';

/** Keeps from whom an episode is hidden by name: nothing of it waits in their inbox. */
export class OnShieldChanged {
  constructor(private readonly work: NotificationWork) {}

  execute(shield: ShieldChangedPayload, context: MessageContext): Promise<void> {
    return this.work.react(context, async ({ shields }) => {
      await shields.note(shield);
      return [];
    });
  }
}
