import { getMetadataStorage } from 'class-validator';

type Storage = Pick<ReturnType<typeof getMetadataStorage>, 'getTargetValidationMetadatas'>;
type Search = Storage['getTargetValidationMetadatas'];

/**
 * Has class-validator find the rules of each class once. By itself it looks through all classes
 * that have rules, for every object that it checks, to see from which of them the class inherits:
 * the more kinds of messages there are, the longer each takes. Rules that a class is given after
 * its first object was checked count no more.
 *
 * @param storage where class-validator keeps the rules of all classes
 */
export function rememberRules(storage: Storage = getMetadataStorage()): void {
  const search = storage.getTargetValidationMetadatas.bind(storage);
  const known = new WeakMap<object, ReturnType<Search>>();
  storage.getTargetValidationMetadatas = (shape, schema, always, strict, groups) => {
    const isUsual = !schema && !always && !strict && !groups?.length;
    if (!isUsual) return search(shape, schema, always, strict, groups);
    const found = known.get(shape) ?? search(shape, schema, always, strict, groups);
    known.set(shape, found);
    return found;
  };
}
