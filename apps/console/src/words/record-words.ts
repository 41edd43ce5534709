import { authorityName } from '@hub/contracts';
import { withDatesInWords } from './dates.js';

const CODE = /^[a-z]+(_[a-z]+)+$/;
const STAMP = /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/;

/** What stands in a record, as the family reads it: authorities, codes and days in words. */
export function recordValue(value: string): string {
  return value.split(', ').map(readable).join(', ');
}

function readable(one: string): string {
  if (STAMP.test(one)) return withDatesInWords(one);
  return CODE.test(one) ? one.replaceAll('_', ' ') : authorityName(one);
}
