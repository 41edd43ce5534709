import type { RequestDefinition } from '@hub/contracts';

/** What of a member's command says in which order it is handled. */
interface OrderedCommand {
  readonly id: string;
  readonly definition: Pick<RequestDefinition, 'on'>;
  readonly payload: object;
}

/**
 * Commands with the same key are handled in the order in which they came. Each about nothing that
 * is there stands alone.
 */
export function orderKey({ id, definition: { on }, payload }: OrderedCommand): string {
  if (on === undefined) return id;
  return `${on.object} ${String((payload as Readonly<Record<string, unknown>>)[on.id])}`;
}
