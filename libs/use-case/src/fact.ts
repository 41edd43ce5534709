import type { EventDefinition } from '@hub/contracts';
import { readShape } from '@hub/contracts/shape';

/** A fact that a use case causes, published with the state it belongs to or not at all. */
export interface Fact {
  readonly event: EventDefinition;
  readonly payload: object;
  /** GSS codes of the authorities to tell; empty for internal facts. */
  readonly recipients: readonly string[];
}

export function fact<P extends object>(
  event: EventDefinition<P>,
  payload: P,
  recipients: Iterable<string> = [],
): Fact {
  return { event, payload, recipients: [...new Set(recipients)].sort() };
}

/**
 * What is published of a fact: its payload as its definition reads it, no field more.
 *
 * @throws Error that names the fields, never their values: a fact that its own definition refuses
 * is a defect
 */
export function published({ event, payload, recipients }: Fact): Fact {
  const reading = readShape(event.payload, payload, 'refuse');
  if (reading.ok) return { event, payload: reading.value, recipients };
  const faults = reading.faults.map(({ field, message }) => `${field} ${message}`).join('; ');
  throw new Error(`${event.type} does not hold to its definition: ${faults}`);
}
