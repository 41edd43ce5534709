import { findRoute } from '@hub/contracts/access';
import { findMessage } from './catalogue.js';
import { findClockStep } from './clock-steps.js';

/**
 * What was done, in words for a family.
 *
 * @param action what the evidence names: a request, a route or a clock step
 */
export function recordWords(action: string): string | undefined {
  const message = findMessage(action);
  if (message !== undefined) return message.kind === 'event' ? undefined : message.words;
  return (findRoute(action) ?? findClockStep(action))?.words;
}
