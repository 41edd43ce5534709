/** A date of birth in parts, each in digits. */
export interface DateOfBirth {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** `YYYYMMDD`. */
  readonly digits: string;
  /** 1 January and 1 July are written where the day is not known. */
  readonly guessed: boolean;
}

/**
 * Reads `YYYY-MM-DD` or `YYYYMMDD`; a date that no calendar has is still a clue and is read too.
 */
export function readDateOfBirth(text: string | undefined): DateOfBirth | undefined {
  const parts = /^\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})\s*$/.exec(text ?? '');
  if (!parts) return undefined;
  const [, year = '', month = '', day = ''] = parts;
  return {
    year,
    month,
    day,
    digits: year + month + day,
    guessed: day === '01' && (month === '01' || month === '07'),
  };
}
