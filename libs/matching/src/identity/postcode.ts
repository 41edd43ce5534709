import { fold } from './fold.js';

/**
 * A postcode in its parts; one that is not of the UK's form has no outward code and is its own
 * sector.
 */
export interface Postcode {
  /** Without the blank, lower case: `se136lg`. */
  readonly whole: string;
  /** `se136`. */
  readonly sector: string;
  /** `se13`; undefined where the form is not the UK's. */
  readonly outward: string | undefined;
}

/**
 * Source: Royal Mail, Programmers' guide to PAF, "Postcode"; ZZ99 stands for no fixed abode in NHS
 * data.
 */
const UK = /^([a-z]{1,2}\d[a-z\d]?)(\d)[a-z]{2}$/;

/**
 * Letters that Royal Mail gives out: no Q, V, X first, no I, J, Z second, none of C, I, K, M, O, V
 * at the end.
 */
const GIVEN_OUT = /^[a-pr-uwyz][a-hk-y]?\d[a-z\d]?\d[abd-hjlnp-uw-z]{2}$/;

/** Whether there can be such a postcode in the UK; ZZ99, for no fixed abode, is one. */
export function isPostcode(text: string): boolean {
  const whole = fold(text).replaceAll(' ', '');
  return whole.startsWith('zz99') || GIVEN_OUT.test(whole);
}

/** @returns undefined where there is none, as for no fixed abode */
export function readPostcode(text: string | undefined): Postcode | undefined {
  const whole = fold(text).replaceAll(' ', '');
  if (whole === '' || whole.startsWith('zz99')) return undefined;
  const parts = UK.exec(whole);
  if (!parts) return { whole, sector: whole, outward: undefined };
  const [, outward = '', digit = ''] = parts;
  return { whole, sector: outward + digit, outward };
}
