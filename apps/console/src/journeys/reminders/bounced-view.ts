import { authorityName } from '@hub/contracts';
import type { NamedPerson } from '@hub/contracts/identity';
import type { BouncePage } from '@hub/contracts/notification';
import type { Link, Row } from '../../pages/parts.js';
import { dateAndTimeOf } from '../../words/dates.js';
import { peopleIn } from '../../words/people-words.js';

export interface BouncedView {
  readonly title: string;
  readonly back: Link;
  readonly links: readonly Link[];
  readonly rows: readonly Row[];
  readonly empty: string;
}

/** Whose emails are turned away: their addresses are to be put right. */
export function bouncedView(
  { items, people }: BouncePage & { readonly people?: readonly NamedPerson[] },
  authority: string,
): BouncedView {
  const named = peopleIn(people);
  return {
    title: 'Whose reminders are turned away',
    back: { text: 'Your borough’s staff', href: '/our-staff' },
    links: [],
    rows: items.map(({ personId, at }) => {
      const { name, email } = named(personId, authority);
      return {
        text: name,
        href: `/our-staff/${personId}`,
        about: `${email === undefined ? '' : `${email}, `}${dateAndTimeOf(at)}`,
      };
    }),
    empty: `Every email to staff of ${authorityName(authority)} was taken.`,
  };
}
