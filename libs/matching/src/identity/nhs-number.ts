/**
 * Checks an NHS number: ten digits whose last is the modulus 11 check digit of the first nine.
 * Source: NHS Data Dictionary, "NHS Number", attribute definition (weights 10 to 2, 11 becomes 0,
 * 10 is never issued).
 *
 * @param value ten digits without spaces
 */
export function isNhsNumber(value: string): boolean {
  if (!/^\d{10}$/.test(value)) return false;
  const expected = nhsCheckDigit(value.slice(0, 9));
  return expected !== undefined && expected === Number(value[9]);
}

/**
 * The check digit for the first nine digits of an NHS number, or undefined where that number is
 * never issued.
 *
 * @param firstNine nine digits
 */
export function nhsCheckDigit(firstNine: string): number | undefined {
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += Number(firstNine[place]) * (10 - place);
  const check = 11 - (sum % 11);
  if (check === 10) return undefined;
  return check === 11 ? 0 : check;
}

/** Digits only, or undefined where they are not a checked NHS number. */
export function normaliseNhsNumber(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '');
  return isNhsNumber(digits) ? digits : undefined;
}
