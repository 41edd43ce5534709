import type { Refusal } from '@hub/contracts';
import { CommandAccepted, CommandRefused } from '@hub/contracts/notification';
import type { Done } from '@hub/contracts/shape';
import type { TellSenderPayload } from '@hub/internal-messages';
import type { Clock, Ids, MessageContext } from '@hub/use-case';
import type { DeliveryBell, NotificationWork } from './ports.js';

/** Tells a member what became of a command it sent over AMQP. */
export class TellSender {
  constructor(
    private readonly work: NotificationWork,
    private readonly bell: DeliveryBell,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(command: TellSenderPayload, context: MessageContext): Promise<Done | Refusal> {
    const { authority, outcome, ...payload } = command;
    const event = outcome === 'accepted' ? CommandAccepted : CommandRefused;
    const done = await this.work.request(context, command, async ({ deliveries }) => {
      const id = this.ids.next();
      const envelope = {
        specversion: '1.0' as const,
        id,
        type: event.type,
        source: 'urn:pan-london-caf-hub:notification-service',
        time: this.clock.now(),
        datacontenttype: 'application/json' as const,
        data: payload,
        subject: command.regarding,
        correlationid: context.correlationId,
      };
      await deliveries.add([
        { messageId: id, authority, type: event.type, about: command.regarding, envelope },
      ]);
      return { result: {}, facts: [] };
    });
    this.bell.ring([authority]);
    return done;
  }
}
