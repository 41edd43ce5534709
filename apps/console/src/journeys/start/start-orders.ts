import type { FoundAnswer, StartEpisodePayload } from '@hub/contracts/episode';
import type { LookupView } from '@hub/contracts/lookup';
import { type Form, textOf } from '../../session/form.js';
import { chosenOf } from '../../words/choices.js';
import { silentIn } from '../look-up/lookup-rows.js';
import { labelFrom } from '../labels/label-acts.js';
import { foundBy, isUnsettled } from './case-question.js';
import { FOUND, LEVELS, URGENT } from './start-words.js';

const UNLESS_DIFFERENT = ['sibling', 'another_child'];

/** How the episode starts, under that consent. */
export function startFrom(
  form: Form,
  consentId: string,
  lookup: LookupView,
): StartEpisodePayload | undefined {
  const [level] = chosenOf(LEVELS, form, 'level');
  if (level === undefined) return undefined;
  const [urgent] = isUnsettled(lookup) ? chosenOf(URGENT, form, 'urgent') : [];
  const found = foundBy(lookup).flatMap(({ field, authority, reference }): FoundAnswer[] => {
    const [answer] = chosenOf(FOUND, form, field);
    if (answer === undefined) return [];
    const because = UNLESS_DIFFERENT.includes(answer) ? 'details_differ' : 'family_was_asked';
    return [{ authority, reference, answer, ...(answer === 'sibling' ? {} : { because }) }];
  });
  const called = labelFrom(form);
  return {
    consentId,
    lookupId: lookup.id,
    homeAuthority: textOf(form, 'home'),
    ownReference: textOf(form, 'reference'),
    levelOfNeed: { level: Number(level), label: textOf(form, 'label') },
    ...(called === undefined ? {} : { label: called }),
    ...(urgent === undefined ? {} : { urgent }),
    ...(silentIn(lookup).length > 0 ? { silenceAccepted: true } : {}),
    ...(found.length === 0 ? {} : { found }),
  };
}
