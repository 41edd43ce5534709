import type { ClosedDays, NamedPerson } from '@hub/contracts/identity';
import { type Fact } from '../pages/parts.js';
import { dateOf } from './dates.js';

/** Why an answer is wanted later than one would count: days on which who answers is closed. */
export function notCountedFacts(
  notCounted: readonly ClosedDays[] | undefined,
  people: readonly NamedPerson[] = [],
): Fact[] {
  return (notCounted ?? []).map((span) => {
    const { from, to, name } = span;
    const days = from === to ? dateOf(from) : `${dateOf(from)} to ${dateOf(to)}`;
    const value = [`${name}, ${days}: they are closed`, ...coverText(span, people)];
    return { key: 'Days not counted', value: value.join('. ') };
  });
}

/** Whom to ring while somebody is closed, where that is known. */
export function coverText(
  { coveredBy }: Pick<ClosedDays, 'coveredBy'>,
  people: readonly NamedPerson[] = [],
): string[] {
  const cover = people.find(({ id }) => id === coveredBy)?.contact;
  return cover ? [`Until then ring ${[cover.name, cover.phone].filter(Boolean).join(', ')}`] : [];
}
