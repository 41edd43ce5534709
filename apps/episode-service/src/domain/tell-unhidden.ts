import type { Fact } from '@hub/use-case';
import { isHidden, type Shield } from './shield-terms.js';

/** The same facts, told to nobody from whom the episode is hidden. */
export function tellUnhidden(facts: readonly Fact[], shield: Shield | undefined): Fact[] {
  return facts.map((one) => ({
    ...one,
    recipients: one.recipients.filter((authority) => !isHidden(shield, { authority })),
  }));
}
