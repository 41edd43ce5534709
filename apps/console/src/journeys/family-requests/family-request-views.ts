import { authorityName } from '@hub/contracts';
import {
  type RecordItemPage,
  recordReference,
  type Redaction,
  type SubjectAccessPage,
  type SubjectAccessView,
} from '@hub/contracts/consent';
import type { WithNames } from '../../api/hub-api.js';
import { linksTo } from '../../pages/acts.js';
import { nextPageOf } from '../../pages/paging.js';
import { type Fact, known, type Link, type Row, type Tag } from '../../pages/parts.js';
import { type Form, textsOf } from '../../session/form.js';
import type { Person } from '../../session/session-state.js';
import { type Choice, type Option, choicesOf, chosenOf, optionsOf } from '../../words/choices.js';
import { counted } from '../../words/counts.js';
import { dateAndTimeOf, dateOf } from '../../words/dates.js';
import { peopleIn } from '../../words/people-words.js';
import { recordValue } from '../../words/record-words.js';
import { FAMILY_REQUEST_ACTS } from './family-request-acts.js';
import { ASKERS, GROUNDS, SECTIONS, STATES } from './family-request-words.js';

/** How a field says that an item is left out. */
const MARK = 'mark ';
/** And which of its lines, where it is not all of it. */
const LINES = 'lines ';

export interface FamilyRequestView {
  readonly title: string;
  readonly tag: Tag;
  readonly facts: readonly Fact[];
  readonly links: readonly Link[];
}

export function familyRequestView(
  access: WithNames<SubjectAccessView>,
  viewer: Person,
): FamilyRequestView {
  const { id, state } = access;
  const path = `/family-requests/${id}`;
  const reading = {
    to_redact: [{ text: 'Look it through, and mark what must be left out', href: `${path}/items` }],
    to_approve: [{ text: 'Look it through', href: `${path}/items` }],
    ready: [{ text: 'The record, to be printed', href: `${path}/record` }],
  }[state];
  return {
    title: 'A family asks to see the record',
    tag: STATES[state],
    facts: familyRequestFacts(access),
    links: [...reading, ...linksTo(FAMILY_REQUEST_ACTS, access, viewer, path)],
  };
}

export function familyRequestFacts(access: WithNames<SubjectAccessView>): Fact[] {
  const { id, askedBy, askedOn, dueOn, gatheredAt, items, redactions, people, authority } = access;
  const { redactedBy, approvedBy, sentBackBecause, readyAt } = access;
  const person = peopleIn(people);
  return [
    { key: 'Reference', value: recordReference(id) },
    { key: 'Asked by', value: `${ASKERS[askedBy]}, ${dateOf(askedOn)}` },
    { key: 'They must have it by', value: dateOf(dueOn) },
    {
      key: 'Gathered',
      value: `${counted(items, 'entry', 'entries')}, ${dateAndTimeOf(gatheredAt)}`,
    },
    ...known('Looked through by', redactedBy && person(redactedBy, authority).name),
    ...known('Agreed to by', approvedBy && person(approvedBy, authority).name),
    ...known('Sent back because', sentBackBecause),
    { key: 'Left out', value: leftOut(redactions) },
    ...known('Ready since', readyAt && dateAndTimeOf(readyAt)),
  ];
}

function leftOut(redactions: readonly Redaction[]): string {
  if (redactions.length === 0) return 'Nothing';
  const grounds = new Set(redactions.map(({ ground }) => GROUNDS[ground].toLowerCase()));
  const whole = redactions.filter(({ fields }) => fields === undefined).length;
  const some = redactions.length - whole;
  const parts = [
    ...(whole === 0 ? [] : [counted(whole, 'entry', 'entries')]),
    ...(some === 0 ? [] : [`single lines of ${counted(some, 'entry', 'entries')}`]),
  ];
  return `${parts.join(' and ')}: ${[...grounds].join(', ')}`;
}

export interface FamilyRequestListView {
  readonly title: string;
  readonly sentence: string;
  readonly rows: readonly Row[];
  readonly nextPage?: string;
}

export function familyRequestListView({
  items,
  nextCursor,
}: SubjectAccessPage): FamilyRequestListView {
  return {
    title: 'Families that ask to see the record',
    sentence:
      items.length === 0
        ? 'No family has asked your borough. When one does, open the case of the child.'
        : `${nextCursor === undefined ? '' : 'The newest '}${counted(items.length, 'request')}.`,
    rows: items.map(({ id, askedBy, askedOn, dueOn, state }) => ({
      text: `Asked on ${dateOf(askedOn)}`,
      href: `/family-requests/${id}`,
      about: `${ASKERS[askedBy]}. They must have it by ${dateOf(dueOn)}.`,
      tag: STATES[state],
    })),
    ...nextPageOf('/family-requests', nextCursor),
  };
}

export interface RecordItemsView {
  readonly title: string;
  readonly path: string;
  readonly back: string;
  /** Whether something can be marked, or only read. */
  readonly canMark: boolean;
  readonly items: readonly {
    readonly place: string;
    readonly section: string;
    readonly title: string;
    readonly beside: string;
    readonly fields: readonly { readonly name: string; readonly value: string }[];
    readonly name: string;
    readonly grounds: readonly Option[];
    /** Its lines, to be left out alone; nothing where it has one. */
    readonly lines: { readonly name: string; readonly items: readonly Choice[] } | undefined;
    readonly hasLines: boolean;
    /** Why it is left out; nothing where it is shown. */
    readonly leftOut: string | undefined;
  }[];
  readonly next: string | undefined;
  readonly nextPage?: string;
}

/**
 * Some of what was gathered, in full, each with what may leave it out.
 *
 * @param marks what was marked so far
 */
export function recordItemsView(
  access: SubjectAccessView,
  { items, nextCursor }: RecordItemPage,
  marks: Form,
): RecordItemsView {
  const path = `/family-requests/${access.id}`;
  return {
    title: 'What is on record',
    path: `${path}/items`,
    back: path,
    canMark: access.state === 'to_redact',
    items: items.map(({ id, section, title, at, authority, fields }, place) => {
      const redaction = access.redactions.find(({ itemId }) => itemId === id);
      return {
        place: String(place + 1),
        section: SECTIONS[section],
        title,
        beside: [at && dateAndTimeOf(at), authority && authorityName(authority)]
          .filter((one) => one !== undefined)
          .join(', '),
        fields: fields.map(({ name, value }) => ({ name, value: recordValue(value) })),
        name: `${MARK}${id}`,
        grounds: optionsOf(GROUNDS, marks, `${MARK}${id}`, 'Show it'),
        ...linesOf(id, fields, marks),
        leftOut: redaction && whyLeftOut(redaction),
      };
    }),
    next: nextCursor,
    ...nextPageOf(`${path}/items`, nextCursor),
  };
}

function linesOf(
  id: string,
  fields: RecordItemPage['items'][number]['fields'],
  marks: Form,
): Pick<RecordItemsView['items'][number], 'lines' | 'hasLines'> {
  const names = Object.fromEntries(fields.map(({ name }) => [name, name]));
  if (Object.keys(names).length < 2) return { lines: undefined, hasLines: false };
  const name = `${LINES}${id}`;
  const items = choicesOf(names, marks, name);
  return { lines: { name, items }, hasLines: items.some(({ checked }) => checked) };
}

function whyLeftOut({ ground, fields }: Redaction): string {
  const why = GROUNDS[ground];
  return fields === undefined ? why : `${why}. These lines alone: ${fields.join(', ')}`;
}

/** A box that is not ticked is not sent: what stood there before goes. */
export function markedOn(form: Form): Form {
  const entries = Object.keys(form).filter((name) => name.startsWith(MARK));
  const unticked: readonly (readonly [string, readonly string[]])[] = entries.map((name) => [
    `${LINES}${name.slice(MARK.length)}`,
    [],
  ]);
  return { ...Object.fromEntries<readonly string[]>(unticked), ...form };
}

/** All that was marked, as the hub takes it. */
export function redactionsFrom(marks: Form): Redaction[] {
  return Object.keys(marks).flatMap((name) => {
    const [ground] = name.startsWith(MARK) ? chosenOf(GROUNDS, marks, name) : [];
    if (ground === undefined) return [];
    const itemId = name.slice(MARK.length);
    const fields = textsOf(marks, `${LINES}${itemId}`);
    return [{ itemId, ground, ...(fields.length === 0 ? {} : { fields: [...fields] }) }];
  });
}

/** What was marked before it was sent back, to be begun with. */
export function marksOf({ redactions }: SubjectAccessView): Form {
  return Object.fromEntries<string | readonly string[]>(
    redactions.flatMap(({ itemId, ground, fields }) => [
      [`${MARK}${itemId}`, ground] as const,
      ...(fields === undefined ? [] : [[`${LINES}${itemId}`, fields] as const]),
    ]),
  );
}
