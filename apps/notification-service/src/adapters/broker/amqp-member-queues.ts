import { CLOUDEVENTS_JSON, type Envelope, memberVhost } from '@hub/contracts';
import {
  askManagement,
  BrokerConnection,
  ConfirmPublisher,
  MEMBER_OUT,
  type SupervisedChannel,
} from '@hub/messaging';
import type { Logger } from '@hub/observability';
import type { MemberQueues } from '../../application/ports.js';

interface MemberDoor {
  readonly connection: BrokerConnection;
  readonly publisher: ConfirmPublisher;
  /** Of its own, as asking after a queue that is not there closes a channel. */
  readonly asking: SupervisedChannel;
}

/** One connection to each member's vhost, opened with the first message for that member. */
export class AmqpMemberQueues implements MemberQueues {
  private readonly doors = new Map<string, MemberDoor>();

  constructor(
    private readonly brokerUrl: string,
    private readonly managementUrls: readonly string[],
    private readonly log: Logger,
  ) {}

  async put(authority: string, envelope: Envelope): Promise<void> {
    await this.door(authority).publisher.publish(
      MEMBER_OUT,
      envelope.type,
      Buffer.from(JSON.stringify(envelope)),
      {
        messageId: envelope.id,
        type: envelope.type,
        contentType: CLOUDEVENTS_JSON,
        ...(envelope.traceparent === undefined
          ? {}
          : { headers: { traceparent: envelope.traceparent } }),
      },
    );
  }

  /**
   * The broker itself knows at once what waits, its management some seconds later what is with a
   * reader.
   */
  async isEmpty(authority: string): Promise<boolean> {
    const channel = this.door(authority).asking.current();
    if (!channel) return false;
    if ((await channel.checkQueue(MEMBER_OUT)).messageCount > 0) return false;
    const path = `/api/queues/${encodeURIComponent(memberVhost(authority))}/${MEMBER_OUT}?columns=messages`;
    const { messages } = await Promise.any(
      this.managementUrls.map((url) => askManagement<{ messages?: number }>(url, path)),
    );
    return messages === 0;
  }

  async close(): Promise<void> {
    for (const { connection } of this.doors.values()) await connection.close();
  }

  private door(authority: string): MemberDoor {
    const open = this.doors.get(authority);
    if (open) return open;
    const vhost = memberVhost(authority);
    const connection = new BrokerConnection({
      url: `${this.brokerUrl}/${vhost}`,
      name: `notification-service ${vhost}`,
      log: this.log,
    });
    const door = {
      connection: connection.start(),
      publisher: new ConfirmPublisher(connection),
      asking: connection.openChannel(() => Promise.resolve()),
    };
    this.doors.set(authority, door);
    return door;
  }
}
