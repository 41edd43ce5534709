import { definitionsIn, type MessageDefinition } from '@hub/contracts';
import { memberMessages } from '@hub/contracts/catalogue';
import * as internal from './messages.js';

const definitions = definitionsIn([
  memberMessages(),
  internal,
  internal.WAITS_STAND,
  internal.Provisioning,
  internal.SignIns,
]);

/** Every message of the hub, sorted by type. */
export function allMessages(): MessageDefinition[] {
  return [...definitions.values()];
}

export function findMessage(type: string): MessageDefinition | undefined {
  return definitions.get(type);
}
