import type { Envelope } from '@hub/contracts';
import { findMessage } from '@hub/internal-messages';

/** A message for one authority. Its place in that authority's stream is given when it is stored. */
export interface Delivery {
  readonly messageId: string;
  readonly authority: string;
  readonly type: string;
  /** Id of the aggregate it speaks of. */
  readonly about: string;
  readonly envelope: Envelope;
}

/**
 * One delivery for each authority that a fact names; none where the fact is internal to the hub.
 */
export function deliveriesFor(envelope: Envelope): Delivery[] {
  const definition = findMessage(envelope.type);
  if (definition?.kind !== 'event' || definition.audience !== 'member') return [];
  const recipients = envelope.recipients === undefined ? [] : envelope.recipients.split(',');
  const { recipients: _internal, ...outward } = envelope;
  return recipients.map((authority) => ({
    messageId: envelope.id,
    authority,
    type: envelope.type,
    about: envelope.subject ?? envelope.id,
    envelope: outward,
  }));
}

/** Whether the owner of a message hears how far its deliveries got. */
export function isTracked(type: string): boolean {
  const definition = findMessage(type);
  return definition?.kind === 'event' && definition.tracked === true;
}

/** The message as the authority gets it: numbered in the authority's own stream. */
export function outwardEnvelope(envelope: Envelope, authority: string, sequence: number): Envelope {
  return { ...envelope, partitionkey: authority, sequence: String(sequence).padStart(10, '0') };
}
