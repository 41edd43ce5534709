import type { ChildView } from '@hub/contracts/shape';

export interface ChildWords {
  /** As the child is called, with the age; nothing where no name is to be known. */
  readonly child?: string;
  /** What tells it from another case that is alike. */
  readonly alike?: string;
}

/** What a child is called, in words. */
export function childWords({ name, age, sameName, sameHousehold }: ChildView = {}): ChildWords {
  if (name === undefined) return {};
  const alike = [
    ...(sameName === true ? ['another case has the same name'] : []),
    ...(sameHousehold === true ? ['another case is of the same household'] : []),
  ].join(', and ');
  return {
    child: age === undefined ? name : `${name}, ${String(age)}`,
    ...(alike === '' ? {} : { alike: `${alike.charAt(0).toUpperCase()}${alike.slice(1)}.` }),
  };
}
