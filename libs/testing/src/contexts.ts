import type { Role } from '@hub/contracts';
import type { Agency } from '@hub/contracts/episode';
import { internalCaller, type MessageContext } from '@hub/use-case';
import { testId } from './counting-ids.js';

let messages = 1_000_000;

/** The context of a request by somebody at an authority. */
export function asked(
  authority: string,
  change: {
    personId?: string;
    roles?: Role[];
    verified?: boolean;
    sector?: Agency;
    checked?: boolean;
    expectedVersion?: number;
    idempotencyKey?: string;
  } = {},
): MessageContext {
  const {
    personId,
    roles = ['practitioner'],
    verified = true,
    sector,
    checked,
    expectedVersion,
    idempotencyKey,
  } = change;
  messages += 1;
  return {
    messageId: testId(messages),
    type: 'test.request.v1',
    correlationId: testId(messages),
    caller: {
      authority,
      roles,
      verified,
      clientId: `client-${authority}`,
      door: 'http',
      ...(personId === undefined ? {} : { personId }),
      ...(sector === undefined ? {} : { sector }),
      ...(checked === undefined ? {} : { checked }),
    },
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  };
}

/**
 * The context of a fact from inside the hub; the same number is the same message delivered again.
 */
export function delivered(message: number): MessageContext {
  return {
    messageId: testId(message),
    type: 'test.fact.v1',
    caller: internalCaller('urn:test'),
    correlationId: testId(message),
  };
}

/** The same, asked by a human being who also holds the post of another. */
export function inOtherPost(context: MessageContext, other: MessageContext): MessageContext {
  const { personId } = other.caller;
  return personId === undefined
    ? context
    : { ...context, caller: { ...context.caller, otherPosts: [personId] } };
}
