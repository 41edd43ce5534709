import { type Refusal, refuse } from '@hub/contracts';
import type { MessageContext } from '@hub/use-case';
import { mayCall } from '@hub/security';

/** The person of operations who acts, or why nobody may: a case system acts for nobody here. */
export function operatorOf({ caller }: MessageContext): string | Refusal {
  const { personId } = caller;
  if (mayCall(['hub_operations'], caller).allowed && personId !== undefined) return personId;
  return refuse('forbidden', 'This needs a person with the role hub_operations.');
}
