import { type Refusal, refuse } from '@hub/contracts';
import type { ChildLabel } from '@hub/contracts/labels';
import type { ChildView } from '@hub/contracts/shape';
import type { Caller } from '@hub/use-case';
import { londonMonth } from '@hub/working-time';

/** What is known of how a child is called, to one authority. */
export interface KnownChild {
  readonly episodeId: string;
  readonly label?: Readonly<ChildLabel>;
  /** That authority's own case reference, where it did not start the case. */
  readonly reference?: string;
}

/** Another case whose label, or whose household, is the same. */
export interface AlikeCase {
  readonly episodeId: string;
  readonly other: string;
  readonly sameName: boolean;
  readonly sameHousehold: boolean;
}

/** Nobody is born in a month that has not begun; a child not born yet has no month. */
export function refuseUnborn({ bornIn }: ChildLabel, at: string): Refusal | undefined {
  return bornIn !== undefined && bornIn > londonMonth(at).name
    ? refuse('date_in_future', 'Leave bornIn out of a child who is not born yet.')
    : undefined;
}

/** Over AMQP what starts a case goes unsealed. */
export function refuseLabel(
  label: ChildLabel | undefined,
  { door }: Pick<Caller, 'door'>,
  at: string,
): Refusal | undefined {
  if (!label) return undefined;
  return door === 'amqp' ? refuse('label_unsealed') : refuseUnborn(label, at);
}

/** In whole years, from the first of the month of birth on, by the calendar in London. */
export function ageIn(bornIn: string, at: string): number {
  const [years, months] = monthsOf(londonMonth(at).name);
  const [bornYears, bornMonths] = monthsOf(bornIn);
  return years - bornYears - (months < bornMonths ? 1 : 0);
}

function monthsOf(month: string): [number, number] {
  return [Number(month.slice(0, 4)), Number(month.slice(5))];
}

/** By which two names are the same to somebody who reads a list. */
export function sameName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

export function viewChild({ label, reference }: KnownChild, at: string): ChildView {
  return {
    ...(label === undefined ? {} : { name: label.name }),
    ...(label?.bornIn === undefined ? {} : { age: ageIn(label.bornIn, at) }),
    ...(reference === undefined ? {} : { reference }),
  };
}

/** The same with what tells it from others: that they are alike. */
export function markAlike(
  child: ChildView,
  alike: readonly Pick<AlikeCase, 'sameName' | 'sameHousehold'>[],
): ChildView {
  return {
    ...child,
    ...(alike.some((one) => one.sameName) ? { sameName: true } : {}),
    ...(alike.some((one) => one.sameHousehold) ? { sameHousehold: true } : {}),
  };
}
