import type { AccessNeed, FamilyNeeds } from '@hub/contracts/team';

/** What languages are called; one that is not here is called other. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  ar: 'Arabic',
  bfi: 'British Sign Language',
  bn: 'Bengali',
  es: 'Spanish',
  fa: 'Farsi',
  fr: 'French',
  gu: 'Gujarati',
  it: 'Italian',
  ku: 'Kurdish',
  lt: 'Lithuanian',
  pa: 'Punjabi',
  pl: 'Polish',
  pt: 'Portuguese',
  ro: 'Romanian',
  ru: 'Russian',
  so: 'Somali',
  sq: 'Albanian',
  ta: 'Tamil',
  ti: 'Tigrinya',
  tr: 'Turkish',
  uk: 'Ukrainian',
  ur: 'Urdu',
  vi: 'Vietnamese',
  yo: 'Yoruba',
  zh: 'Chinese',
  other: 'another language',
};

export const ACCESS: Readonly<Record<AccessNeed, string>> = {
  step_free: 'a place without steps',
  hearing: 'does not hear well',
  sight: 'does not see well',
  speech: 'finds it hard to speak',
  longer_time: 'more time than usual',
  quiet_place: 'a quiet place',
  written_not_called: 'write, do not ring',
  visit_at_home: 'meet at home',
};

/** What whoever rings must know before, each by itself. */
export function needsInWords({ interpreter, easyRead, access = [] }: FamilyNeeds): string[] {
  return [
    ...(interpreter === undefined ? [] : [`Interpreter: ${LANGUAGES[interpreter] ?? interpreter}`]),
    ...(easyRead ? ['Easy to read: whatever is written'] : []),
    ...access.map((one) => `Access: ${ACCESS[one]}`),
  ];
}
