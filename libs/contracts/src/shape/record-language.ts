/**
 * The ten languages that most pupils in London speak beside English (Institute of Education and
 * CILT, School Census 2008), as BCP 47 says them.
 */
export const RECORD_LANGUAGES = [
  'bn',
  'ur',
  'so',
  'pa',
  'gu',
  'ar',
  'tr',
  'ta',
  'yo',
  'fr',
] as const;
export type RecordLanguage = (typeof RECORD_LANGUAGES)[number];
