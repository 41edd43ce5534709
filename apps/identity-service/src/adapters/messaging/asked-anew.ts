import type { MessageContext } from '@hub/use-case';
import type { Handler } from '@hub/service-host';
import type { CallersNow } from '../../application/people/callers-now.js';

/** The same, each command of a person decided by what they may at this moment. */
export function askedAnew(handlers: readonly Handler[], callers: CallersNow): Handler[] {
  return handlers.map((handler) => {
    const [definition] = handler.messages;
    if (definition?.kind !== 'command' || definition.roles.length === 0) return handler;
    const handle = (command: object, context: MessageContext) =>
      callers.act(definition, command, context, (now) =>
        handler.handle(command as never, now as never),
      );
    return { ...handler, handle };
  });
}
