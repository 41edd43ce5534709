import type { Envelope } from '@hub/contracts';
import { findUnfit, readShape } from '@hub/contracts/shape';
import { findMessage } from '@hub/internal-messages';
import { internalCaller, type MessageContext } from '@hub/use-case';

/** A message that has a place in a stream, with its payload in the shape of the catalogue. */
export interface StreamMessage {
  readonly envelope: Envelope;
  readonly payload: object;
  readonly source: string;
  readonly key: string;
  readonly sequence: number;
  /** Source and key in one. */
  readonly stream: string;
  /** As it was published. */
  readonly body: string;
}

/** Why a message cannot be handled as it stands. */
export type Unreadable =
  | 'not_json'
  | 'no_envelope'
  | 'unknown_type'
  | 'wrong_version'
  | 'wrong_shape'
  | 'too_large'
  | 'sequence_reused';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SEQUENCE = /^\d{1,15}$/;
const MOST_BYTES = 256 * 1024;

/** Reads a message as published by a relay of the hub; the reason where it is none. */
export function readStreamMessage(content: Buffer): StreamMessage | Unreadable {
  if (content.length > MOST_BYTES) return 'too_large';
  const body = content.toString('utf8');
  const envelope = parse(body);
  if (envelope === undefined) return 'not_json';
  if (!isStreamEnvelope(envelope)) return 'no_envelope';
  if (!isVersionOne(envelope)) return 'wrong_version';
  // Stream, causes and names end up in rows; what stands in the data is looked at with its shape.
  if (findUnfit({ ...envelope, data: null })) return 'no_envelope';
  const definition = findMessage(envelope.type);
  if (definition?.kind !== 'event')
    return knownInAnotherVersion(envelope.type) ? 'wrong_version' : 'unknown_type';
  const reading = readShape(definition.payload, envelope.data, 'drop');
  if (!reading.ok) return 'wrong_shape';
  const { source, partitionkey: key, sequence } = envelope;
  return {
    envelope,
    payload: reading.value,
    source,
    key,
    sequence: Number(sequence),
    stream: `${source} ${key}`,
    body,
  };
}

/** As it comes from the wire: the version is not known yet. */
type StreamEnvelope = Omit<Envelope, 'specversion'> & {
  readonly specversion: string;
  readonly partitionkey: string;
  readonly sequence: string;
};

function isStreamEnvelope(value: unknown): value is StreamEnvelope {
  if (typeof value !== 'object' || value === null) return false;
  const { id, type, source, partitionkey, sequence, specversion } = value as Record<
    string,
    unknown
  >;
  const texts = [type, source, partitionkey, specversion].every(
    (text) => typeof text === 'string' && text.length > 0 && text.length <= 200,
  );
  return (
    texts &&
    typeof id === 'string' &&
    UUID.test(id) &&
    typeof sequence === 'string' &&
    SEQUENCE.test(sequence) &&
    Number(sequence) > 0
  );
}

function isVersionOne(envelope: StreamEnvelope): envelope is StreamEnvelope & Envelope {
  return envelope.specversion === '1.0';
}

function knownInAnotherVersion(type: string): boolean {
  const name = type.replace(/\.v\d+$/, '');
  return Array.from({ length: 9 }, (_, version) => `${name}.v${String(version + 1)}`).some(
    (other) => findMessage(other) !== undefined,
  );
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** What an event handler gets beside the payload. */
export interface EventContext extends MessageContext {
  readonly envelope: Envelope;
}

export function contextOf({ envelope }: StreamMessage): EventContext {
  const { id, type, source, correlationid } = envelope;
  return {
    messageId: id,
    type,
    caller: internalCaller(source),
    correlationId: correlationid ?? id,
    envelope,
  };
}
