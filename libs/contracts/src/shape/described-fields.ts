import { JSONSchema } from 'class-validator-jsonschema';
import { together as all } from './nested.js';

/** A field as its shape describes it. */
interface DescribedField {
  readonly key: string;
  readonly description: string;
  /** The shape of what stands in it. */
  readonly nested?: () => new () => object;
  /** It holds a whole number. */
  readonly whole?: true;
  /** It holds a number that may have a fraction. */
  readonly decimal?: true;
  /** It holds yes or no. */
  readonly flag?: true;
  /** It holds the id of a member of staff. */
  readonly person?: true;
  /** It holds the id of anything else. */
  readonly id?: true;
}

const described = new Map<object, DescribedField[]>();

export function about(
  description: string,
  schema: object = {},
  kind: Pick<DescribedField, 'nested' | 'whole' | 'decimal' | 'flag' | 'person' | 'id'> = {},
): PropertyDecorator {
  return all(JSONSchema({ description, ...schema }) as PropertyDecorator, (target, key) => {
    described.set(target, [
      ...(described.get(target) ?? []),
      { key: String(key), description, ...kind },
    ]);
  });
}

/**
 * The fields of a shape, those that it inherits first, each in the order in which they are written.
 */
export function describedFields(prototype: object): readonly DescribedField[] {
  const parent = Object.getPrototypeOf(prototype) as object | null;
  return [...(parent ? describedFields(parent) : []), ...(described.get(prototype) ?? [])];
}
