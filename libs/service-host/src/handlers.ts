import { Controller, type Type } from '@nestjs/common';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import type {
  EventDefinition,
  MessageDefinition,
  Refusal,
  RequestDefinition,
} from '@hub/contracts';
import type { MessageContext } from '@hub/use-case';
import type { EventContext } from '@hub/messaging';

/** One row of a service's table: the messages it takes, and what it does with one. */
export interface Handler {
  readonly messages: readonly MessageDefinition[];
  readonly handle: (payload: never, context: never) => unknown;
}

type PayloadOf<D> = D extends EventDefinition<infer P> ? P : never;

/**
 * Answers a request.
 *
 * @param handle gets the payload as its definition reads it; gives its reply, or a refusal
 */
export function answer<P extends object, R extends object>(
  request: RequestDefinition<P, R>,
  handle: (
    payload: P,
    context: MessageContext,
  ) => NoInfer<R> | Refusal | Promise<NoInfer<R> | Refusal>,
): Handler {
  return { messages: [request], handle };
}

/** Reacts to a fact, or to each of several that say the same. */
export function react<D extends EventDefinition>(
  facts: D | readonly D[],
  handle: (payload: PayloadOf<D>, context: EventContext) => Promise<void>,
): Handler {
  return { messages: [facts].flat(), handle };
}

/** One Nest controller for each row, so that a new message needs no class. */
export function controllersOf(handlers: readonly Handler[]): Type[] {
  return handlers.map(({ messages, handle }) => {
    const [first] = messages;
    const types = messages.map(({ type }) => type);
    const Pattern = first?.kind === 'event' ? EventPattern<string[]>(types) : MessagePattern(types);

    @Controller()
    class HandlerController {
      @Pattern
      take(@Payload() payload: never, @Ctx() context: never): unknown {
        return handle(payload, context);
      }
    }
    return HandlerController;
  });
}
