/**
 * What a family reads where the description of a field speaks to whoever calls the hub; nothing
 * where the field tells a family nothing.
 */
export const FAMILY_WORDS = new Map<string, string | undefined>([
  ['Raised with every change', undefined],
  ['Version of the episode after it', undefined],
  ['Version of the ladder it began with', undefined],
  ['Which term of office on this episode, from 1', undefined],
  ['The term of office that it ends', undefined],
  ['Its place in the list', undefined],
  ['Its state', 'How it stands'],
  ['Its state now', 'How it stands now'],
  ['The person', 'Who'],
  ['The person; left out where withheld, as their post would tell what they do', 'Who'],
  ['The authority they work for', 'For whom they work'],
  ['The authority they worked for', 'For whom they worked'],
  ['The originating authority’s own case reference', 'Reference of the case'],
  ['Which fact of the episode, where it is about one', 'Which fact'],
  ['The state after it', 'How it stood then'],
  ['Open, enforced by its answer, or overdue', 'How it stands'],
  ['All counterpart authorities of the episode, or those listed', 'All of them, or some'],
  ['GSS codes of the authorities listed', 'Which'],
  ['When the hub recorded it', 'When it was written down'],
  ['When the hub handed it to the authority’s queue', 'When it was sent'],
  ['When the authority’s system confirmed that it had it', 'When it had come'],
  [
    'When its lead CAF contact, and that of who recorded the consent, were told of its silence',
    'When those in charge were told that it had not answered',
  ],
  ['Until when its content may be fetched', 'Until when it may be opened'],
  ['When the key was first given', 'When it was first opened'],
  ['Continuum of need: 1 universal, 2 early help, 3 complex, 4 acute', 'Level, from 1 to 4'],
  ['What described that level, by the codes of the continuum of need', 'What described that level'],
  [
    'Section 47: significant harm; section 17: a child in need',
    'Under which section of the Children Act',
  ],
  [
    'Language of an interpreter: BCP 47, bfi for British Sign Language, or other',
    'Language of an interpreter',
  ],
  ['Unique reference number of a school or nursery, or ODS code of a practice', 'Its number'],
  ['Why your authority should lead', 'Why it should lead'],
  ['Where that is on record, in your authority’s own terms', 'Where that is on record'],
  [
    'Your authority’s own reference of the household: cases that share it say so in lists',
    'Reference of the household',
  ],
  ['Rung of the escalation ladder', 'How far up it had gone'],
]);

/** What a family reads beside a value; of a description, what comes before its help. */
export function familyLabel(description: string): string | undefined {
  return FAMILY_WORDS.has(description)
    ? FAMILY_WORDS.get(description)
    : description.replace(/;.*$/s, '');
}
