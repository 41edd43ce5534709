import type { BrokerConnection } from './broker-connection.js';

export interface QueueConsumption {
  readonly queue: string;
  readonly prefetch: number;
  /** Whether the broker may forget the message; where not, it is delivered again. */
  readonly handle: (body: Buffer) => Promise<boolean>;
}

export interface QueueConsumer {
  readonly ready: boolean;
  /** Takes no more; what is in hand is finished. */
  stop(): Promise<void>;
}

/**
 * Reads a queue of messages that belong to no stream, with manual acknowledgement, whatever happens
 * to the connection.
 */
export function consumeQueue(
  connection: BrokerConnection,
  { queue, prefetch, handle }: QueueConsumption,
): QueueConsumer {
  const inHand = new Set<Promise<void>>();
  const slot = connection.openChannel(async (channel) => {
    await channel.prefetch(prefetch);
    await channel.consume(
      queue,
      (message) => {
        if (message === null) {
          void channel.close().catch(() => undefined);
          return;
        }
        const work = handle(message.content)
          .then((done) => {
            if (done) channel.ack(message);
          })
          // The channel closed meanwhile: the broker delivers the message again.
          .catch(() => undefined);
        inHand.add(work);
        void work.finally(() => inHand.delete(work));
      },
      { consumerTag: queue },
    );
  });
  return {
    get ready() {
      return slot.current() !== undefined;
    },
    stop: async () => {
      await slot
        .current()
        ?.cancel(queue)
        .catch(() => undefined);
      await Promise.allSettled([...inHand]);
    },
  };
}
