import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';

export type Shape<T extends object = object> = new () => T;

/** One thing that is wrong with an input: where (dotted path) and what, never the value itself. */
export interface Fault {
  readonly field: string;
  readonly message: string;
}

export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: Fault[] };

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
  const unreadable = Object.entries(data).filter(
    ([, value]) => typeof value === 'string' && value.includes('\0'),
  );
  if (unreadable.length > 0)
    return {
      ok: false,
      faults: unreadable.map(([field]) => ({ field, message: 'must hold no NUL character' })),
    };
  const value = plainToInstance(shape, data);
  const errors = validateSync(value, {
    whitelist: true,
    forbidNonWhitelisted: unknownFields === 'refuse',
    // An instance is always passed; the option would refuse shapes without fields.
    forbidUnknownValues: false,
    validationError: { target: false, value: false },
  });
  if (errors.length === 0) return { ok: true, value };
  return { ok: false, faults: errors.flatMap((error) => faultsOf(error, '')) };
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
