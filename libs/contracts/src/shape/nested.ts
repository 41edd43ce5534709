import { Type } from 'class-transformer';
import { IsArray, ValidateBy, ValidateNested, type ValidationOptions } from 'class-validator';

type ShapeOf = () => new () => object;

/** One object of a shape. `ValidateNested` alone lets a list pass for it, and nothing at all. */
export const ObjectOf = (shape: ShapeOf): PropertyDecorator =>
  together(IsObjectAlone(), ValidateNested(), Type(shape));

/** A list of objects of a shape. `ValidateNested` alone lets a list pass for each of them. */
export const ListOf = (shape: ShapeOf): PropertyDecorator =>
  together(IsArray(), IsObjectAlone({ each: true }), ValidateNested({ each: true }), Type(shape));

/** Decorators of one field, in the order in which they are checked. */
export function together(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, key) => {
    for (const decorate of decorators) decorate(target, key);
  };
}

function IsObjectAlone(options?: ValidationOptions): PropertyDecorator {
  const validator = {
    validate: isObject,
    defaultMessage: () =>
      options?.each ? 'each of $property must be an object' : '$property must be an object',
  };
  return ValidateBy({ name: 'isObjectAlone', validator }, options);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
