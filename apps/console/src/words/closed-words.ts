import type { ClosedDays, NamedPerson } from '@hub/contracts/identity';
import { type Fact } from '../pages/parts.js';
import { dateOf } from './dates.js';

/** Why an answer is wanted later than one would count: days on which who answers is closed. */
export function notCountedFacts(
  notCounted: readonly ClosedDays[] | undefined,
  people: readonly NamedPerson[] = [],
): Fact[] {
  return (notCounted ?? []).map(({ from, to, name, coveredBy }) => {
    const days = from === to ? dateOf(from) : `${dateOf(from)} to ${dateOf(to)}`;
    const cover = people.find(({ id }) => id === coveredBy)?.contact;
    const ring =
      cover === undefined
        ? ''
        : `. Until then ring ${[cover.name, cover.phone].filter(Boolean).join(', ')}`;
    return { key: 'Days not counted', value: `${name}, ${days}: they are closed${ring}` };
  });
}
