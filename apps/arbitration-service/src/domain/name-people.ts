import type { Consequence } from '@hub/use-case';
import { askedPeople, type PersonAtWork } from './asked-people.js';
import { tell } from './dispute-facts.js';
import { type Dispute, stay } from './dispute-state.js';
import { partiesOf } from './dispute.js';
import { type Ladder, rolesOn } from './ladder.js';

/** Others work with the child now: where practitioners speak with each other, they are asked. */
export function decideNaming(
  dispute: Dispute,
  people: readonly PersonAtWork[],
  { ladder, hiddenFrom }: { readonly ladder: Ladder; readonly hiddenFrom: readonly string[] },
): Consequence<Dispute> | undefined {
  if (dispute.state !== 'open' || !rolesOn(ladder, dispute.rung).includes('practitioner'))
    return undefined;
  const asked = askedPeople(partiesOf(dispute), people);
  if (JSON.stringify(asked) === JSON.stringify(dispute.asked)) return undefined;
  const next = { ...dispute, asked, ...stay(dispute, 'name_people') };
  return { next, facts: [tell('name_people', next, ladder, hiddenFrom)] };
}
