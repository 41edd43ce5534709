import { compactDecrypt, importJWK, type JWK } from 'jose';
import { isRefusal, type Refusal, refuse, type RequestDefinition } from '@hub/contracts';
import { findMemberMessage } from '@hub/contracts/catalogue';
import { readShape, storableText } from '@hub/contracts/shape';
import { parseStrictJson } from '../../domain/strict-json.js';

const MAX_BYTES = 100_000;

/** A member's message that passed every check of form. */
export interface MemberCommand {
  readonly id: string;
  readonly definition: RequestDefinition;
  readonly payload: object;
  readonly actingPerson?: string;
  readonly expectedVersion?: number;
  readonly traceparent?: string;
}

/** What could be read of a message, for telling its sender; storable whatever stood there. */
export interface Label {
  readonly id: string;
  readonly type: string;
}

export interface RawMemberMessage {
  readonly body: Buffer;
  /** Established by the broker: the connection's user, where the sender set it. */
  readonly userId: string | undefined;
  readonly messageId: string | undefined;
}

/** Where nothing can be said of a message. */
export const UNREADABLE: Label = { id: 'unreadable', type: 'unreadable' };

/**
 * Reads members' messages with the same checks as HTTP; who sent them follows from vhost and broker
 * user alone.
 */
export class MemberMessageReader {
  /** @param decryptionKeys private keys that belong to the published encryption keys */
  constructor(private readonly decryptionKeys: readonly JWK[]) {}

  async read(
    raw: RawMemberMessage,
    member: { authority: string; user: string },
  ): Promise<{ label: Label; command: MemberCommand | Refusal }> {
    if (raw.body.length > MAX_BYTES)
      return { label: labelFrom(raw, {}), command: refuse('body_too_large') };
    const parsed = parseStrictJson(raw.body);
    if (!parsed.ok)
      return {
        label: labelFrom(raw, parseLoosely(raw.body)),
        command: refuse('malformed_json', `The body ${parsed.because}.`),
      };
    const envelope = asRecord(parsed.value);
    if (!envelope)
      return {
        label: labelFrom(raw, {}),
        command: refuse('invalid_request', 'The body is no CloudEvents object.'),
      };
    const label = labelFrom(raw, envelope);
    if (raw.userId !== member.user)
      return {
        label,
        command: refuse('forged_sender', 'The user-id property is not your AMQP user.'),
      };
    const source = envelope['source'];
    if (source !== `urn:authority:${member.authority}`)
      return { label, command: refuse('forged_sender', 'The source is not your authority.') };
    return { label, command: await this.readCommand(envelope) };
  }

  private async readCommand(envelope: Record<string, unknown>): Promise<MemberCommand | Refusal> {
    const id = text(envelope['id'], 100);
    if (id === undefined || envelope['specversion'] !== '1.0') {
      return refuse(
        'invalid_request',
        'The envelope needs specversion 1.0 and an id of at most 100 characters.',
      );
    }
    const definition = findMemberMessage(String(envelope['type']));
    if (!definition || definition.kind === 'event' || !definition.amqp)
      return refuse('unknown_message');
    const data =
      definition.personalData === 'none' ? envelope['data'] : await this.decrypt(envelope['data']);
    if (isRefusal(data)) return data;
    const reading = readShape(definition.payload, data, 'refuse');
    if (!reading.ok) return refuse('invalid_request', undefined, reading.faults);
    const actingPerson = text(envelope['actingperson'], 100);
    const traceparent = text(envelope['traceparent'], 60);
    const version = /^"?(\d{1,9})"?$/.exec(text(envelope['ifmatch'], 20) ?? '')?.[1];
    return {
      id,
      definition,
      payload: reading.value,
      ...(actingPerson === undefined ? {} : { actingPerson }),
      ...(version === undefined ? {} : { expectedVersion: Number(version) }),
      ...(traceparent === undefined ? {} : { traceparent }),
    };
  }

  private async decrypt(data: unknown): Promise<unknown> {
    const jwe = asRecord(data)?.['jwe'];
    if (typeof jwe !== 'string') return refuse('encryption_required');
    try {
      const { plaintext } = await compactDecrypt(
        jwe,
        async ({ kid }) => {
          const key = this.decryptionKeys.find((candidate) => candidate.kid === kid);
          if (!key) throw new Error('Unknown key');
          return importJWK(key, 'ECDH-ES+A256KW');
        },
        { keyManagementAlgorithms: ['ECDH-ES+A256KW'], contentEncryptionAlgorithms: ['A256GCM'] },
      );
      const parsed = parseStrictJson(Buffer.from(plaintext));
      return parsed.ok
        ? parsed.value
        : refuse('malformed_json', `The encrypted data ${parsed.because}.`);
    } catch {
      return refuse('not_decryptable');
    }
  }
}

function labelFrom({ messageId }: RawMemberMessage, { id, type }: Record<string, unknown>): Label {
  const named = [text(id, 100), text(messageId, 300)].find((name) => name !== undefined);
  return {
    id: storableText(named ?? UNREADABLE.id, 100),
    type: storableText(text(type, 100) ?? UNREADABLE.type, 100),
  };
}

/** For telling the sender of a message that is refused anyway. */
function parseLoosely(body: Buffer): Record<string, unknown> {
  try {
    return asRecord(JSON.parse(body.toString('utf8'))) ?? {};
  } catch {
    return {};
  }
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function text(value: unknown, max: number): string | undefined {
  return typeof value === 'string' && value.length > 0 && value.length <= max ? value : undefined;
}
