import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import type { Fault } from './fault.js';
import { describedFields } from './described-fields.js';
import { rememberRules } from './remember-rules.js';
import { findUnfit } from './unfit.js';

export type Shape<T extends object = object> = new () => T;

export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: Fault[] };

rememberRules();

/** As many as a person can mend at a time; the rest shows when these are. */
const MOST_FAULTS = 20;
const DECIMAL = /^-?(0|[1-9]\d{0,14})(\.\d{1,9})?$/;
const WHOLE = /^-?(0|[1-9]\d{0,14})$/;
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/**
 * Reads outside data into a shape.
 *
 * @param shape class-validator class
 * @param data parsed JSON
 * @param unknownFields `refuse` at the door; `drop` when consuming what another process published
 */
export function readShape<T extends object>(
  shape: Shape<T>,
  data: unknown,
  unknownFields: 'refuse' | 'drop',
): Reading<T> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return { ok: false, faults: [{ field: '', message: 'must be a JSON object' }] };
  }
  const unfit = findUnfit(data);
  if (unfit) return { ok: false, faults: [unfit] };
  const value = plainToInstance(shape, data);
  const errors = validateSync(value, {
    whitelist: true,
    forbidNonWhitelisted: unknownFields === 'refuse',
    // An instance is always passed; the option would refuse shapes without fields.
    forbidUnknownValues: false,
    // The first rule of a field that is broken; what is in a list that is too long is not looked
    // at.
    stopAtFirstError: true,
    validationError: { target: false, value: false },
  });
  if (errors.length === 0) return { ok: true, value };
  return {
    ok: false,
    faults: errors.flatMap((error) => faultsOf(error, '')).slice(0, MOST_FAULTS),
  };
}

/**
 * Reads what an address says, path and query, for a shape: numbers stand there as digits, yes and
 * no as `true` and `false`. In JSON a number is a number, and a text is none.
 */
export function fromAddress(
  shape: Shape,
  texts: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const fields = describedFields(shape.prototype as object);
  const numbers = new Map(
    fields.flatMap((field): [string, RegExp][] => {
      if (field.whole) return [[field.key, WHOLE]];
      return field.decimal ? [[field.key, DECIMAL]] : [];
    }),
  );
  const flags = new Set(fields.flatMap(({ key, flag }) => (flag ? [key] : [])));
  const read = (name: string, text: unknown): unknown => {
    if (typeof text !== 'string') return text;
    if (flags.has(name)) return FLAGS.get(text) ?? text;
    return numbers.get(name)?.test(text) ? Number(text) : text;
  };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, read(name, text)]));
}

function faultsOf(error: ValidationError, prefix: string): Fault[] {
  const field = prefix === '' ? error.property : `${prefix}.${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    field,
    message:
      rule === 'whitelistValidation'
        ? 'is not a field of this message'
        : message.replace(/^each value in /, ''),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, field))];
}
