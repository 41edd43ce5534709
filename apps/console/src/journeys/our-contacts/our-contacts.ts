import {
  type AuthorityView,
  ConfirmAuthority,
  type NamedContact,
  SetAbsence,
} from '@hub/contracts/identity';
import { type Acts, linksTo, mayAsk } from '../../pages/acts.js';
import { dayIn, type Field } from '../../pages/fields.js';
import type { Fact, Link } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { textOf } from '../../session/form.js';
import { dateOf, startOf } from '../../words/dates.js';
import { cardOf, type ContactCard } from '../../words/people-words.js';
import { type ContactBook, WHO_ANSWERS } from './who-answers.js';

function namesOf({ lead, deputies }: AuthorityView): Record<string, string> {
  return Object.fromEntries(
    [lead, ...deputies].map(({ personId, contact }) => [personId, contact.name]),
  );
}

const day = (name: string, label: string, missing: string): Field => ({
  kind: 'day',
  name,
  label,
  hint: 'For example, 27 3 2027.',
  missing,
});

export const CONTACT_ACTS: Acts<ContactBook> = {
  confirm: {
    title: 'Confirm that this is right',
    lead: 'Ring each number once before you confirm it. Other boroughs rely on it.',
    button: 'It is all right',
    notice: 'You confirmed that your borough’s contacts are right.',
    isOpenTo: () => true,
    fields: () => [],
    definition: ConfirmAuthority,
    order: (_form, { code: gss }) => ({ gss }),
  },
  away: {
    title: 'Say when somebody is away',
    lead: 'A deputy stands in from the first day on, and is shown to everybody who looks a child up. Said again, the last word counts.',
    button: 'Write it down',
    notice: 'It was written down. Who stands in is shown from the first day on.',
    // Others say so of themselves alone; this asks of whom.
    isOpenTo: (_authority, person) => mayAsk(ConfirmAuthority, person),
    fields: (authority) => [
      {
        kind: 'one',
        name: 'personId',
        label: 'Who is away?',
        words: namesOf(authority),
        missing: 'Select who is away',
      },
      day('from', 'The first day away', 'Enter the first day away'),
      day('until', 'The first day back', 'Enter the first day back'),
    ],
    definition: SetAbsence,
    order: (form, { code: gss }) => ({
      gss,
      personId: textOf(form, 'personId'),
      from: startOf(dayIn(form, 'from')),
      until: startOf(dayIn(form, 'until')),
    }),
  },
  'who-answers': WHO_ANSWERS,
};

export interface OurContactsView {
  readonly title: string;
  /** Who is reached now, and that nobody is. */
  readonly sentence: string;
  readonly onDuty: ContactCard;
  readonly people: readonly {
    readonly what: string;
    readonly card: ContactCard;
    readonly away: readonly string[];
  }[];
  readonly fresh: { readonly text: string; readonly tag: string | undefined };
  readonly links: readonly Link[];
}

const DUTY: Readonly<Record<AuthorityView['onDuty'], string>> = {
  lead: 'Your lead CAF contact is on duty.',
  deputy: 'Your lead CAF contact is away. A deputy stands in.',
  nobody: 'Your lead CAF contact and every deputy are away. Nobody answers other boroughs.',
};
const FRESHNESS = {
  fresh: undefined,
  due: 'To be confirmed',
  stale: 'Out of date',
} as const;

/** Whom other boroughs reach at one's own, who stands in, and how sure that is. */
export function ourContactsView(authority: AuthorityView, viewer: Person): OurContactsView {
  const { code, leadCafContact, onDuty, lead, deputies, confirmedOn, freshness } = authority;
  const people = [
    { what: 'Lead CAF contact', contact: lead },
    ...deputies.map((contact) => ({ what: 'Deputy', contact })),
  ];
  return {
    title: 'Your borough’s contacts',
    sentence: DUTY[onDuty],
    onDuty: cardOf(leadCafContact, code),
    people: people.map(({ what, contact }) => ({
      what,
      card: cardOf(contact.contact, code),
      away: awayOf(contact),
    })),
    fresh: { text: `Last confirmed on ${dateOf(confirmedOn)}.`, tag: FRESHNESS[freshness] },
    links: linksTo(CONTACT_ACTS, authority, viewer, '/our-contacts'),
  };
}

/** Who is named now, for whoever names somebody else. */
export function contactFacts({ lead, deputies }: AuthorityView): Fact[] {
  const names = deputies.map(({ contact }) => contact.name);
  return [
    { key: 'Lead CAF contact', value: lead.contact.name },
    { key: 'Deputies', value: names.length === 0 ? 'Nobody' : names.join(', ') },
  ];
}

function awayOf({ absences = [] }: NamedContact): string[] {
  return absences.map(({ from, until }) => `Away from ${dateOf(from)}, back on ${dateOf(until)}.`);
}
