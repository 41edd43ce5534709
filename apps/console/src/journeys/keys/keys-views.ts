import {
  type IssuedProvisioningKey,
  type IssueProvisioningKeyPayload,
  PROVISIONER_RANKS,
  type ProvisioningKeyList,
  type ProvisioningKeyView,
  WithdrawProvisioningKey,
} from '@hub/contracts/identity';
import type { WithNames } from '../../api/hub-api.js';
import { type Acts, linksTo } from '../../pages/acts.js';
import { chosenIn, type Field } from '../../pages/fields.js';
import type { Fact, Link, Tag } from '../../pages/parts.js';
import type { Question } from '../../pages/question.js';
import { type Form, textOf } from '../../session/form.js';
import type { Person } from '../../session/session-state.js';
import { dateAndTimeOf, dateOf } from '../../words/dates.js';
import { keysOf } from '../../words/choices.js';
import { peopleIn } from '../../words/people-words.js';
import { RANKS, TERMS } from './keys-words.js';

export const PATH = '/our-keys';

/** A key as it stands at some instant. */
export interface KeyNow {
  readonly key: ProvisioningKeyView;
  /** Milliseconds. */
  readonly now: number;
}

const isLive = ({ key: { withdrawnAt, expiresAt }, now }: KeyNow): boolean =>
  withdrawnAt === undefined && Date.parse(expiresAt) > now;

export const KEY_ACTS: Acts<KeyNow> = {
  end: {
    title: 'End this key',
    lead: 'Within half a minute your directory reaches the hub with it no more. Staff stay as they are. Issue the next key first: both are taken meanwhile.',
    warning: 'This cannot be undone.',
    button: 'End it now',
    notice: 'The key has ended. It is taken no more.',
    isOpenTo: isLive,
    fields: () => [],
    definition: WithdrawProvisioningKey,
    order: (_form, { key: { id: keyId } }) => ({ keyId }),
    then: () => PATH,
  },
};

export interface KeysView {
  readonly title: string;
  readonly back: Link;
  readonly keys: readonly {
    readonly what: string;
    readonly tag: Tag;
    readonly lines: readonly string[];
    readonly links: readonly Link[];
  }[];
}

/** The keys under which a borough’s own directory keeps its staff. */
export function keysView(
  { items, people }: WithNames<ProvisioningKeyList>,
  viewer: Person,
  now: number,
): KeysView {
  const person = peopleIn(people);
  const issuerOf = ({ issuedBy, withdrawnAt }: ProvisioningKeyView): string => {
    const said = `Issued by ${person(issuedBy, viewer.authority).name}.`;
    const hasLeft = people?.some(({ id, left }) => id === issuedBy && left) === true;
    return hasLeft && withdrawnAt === undefined
      ? `${said} They have left, and it works still: end it unless you need it.`
      : said;
  };
  return {
    title: 'Keys of your directory',
    back: { text: 'Records', href: '/records' },
    keys: items.map((key) => ({
      what: `Issued on ${dateOf(key.issuedAt)}`,
      tag: tagOf({ key, now }),
      lines: [`${RANKS[key.actsAs]}.`, issuerOf(key), usedOf(key), endOf({ key, now })],
      links: linksTo(KEY_ACTS, { key, now }, viewer, `${PATH}/${key.id}`),
    })),
  };
}

export function keyFacts(key: ProvisioningKeyView): Fact[] {
  const { actsAs, issuedAt, expiresAt } = key;
  return [
    { key: 'Issued', value: dateAndTimeOf(issuedAt) },
    { key: 'What it may do', value: RANKS[actsAs] },
    { key: 'Ends by itself', value: dateOf(expiresAt) },
  ];
}

function tagOf(key: KeyNow): Tag {
  return isLive(key) ? { text: 'In use', colour: 'green' } : { text: 'Ended', colour: 'grey' };
}

const usedOf = ({ lastUsedOn }: ProvisioningKeyView): string =>
  lastUsedOn === undefined ? 'Not used yet.' : `Last used on ${dateOf(lastUsedOn)}.`;

function endOf({ key: { withdrawnAt, expiresAt }, now }: KeyNow): string {
  if (withdrawnAt !== undefined) return `Ended by hand on ${dateAndTimeOf(withdrawnAt)}.`;
  const ended = Date.parse(expiresAt) <= now;
  return `${ended ? 'Ended by itself' : 'Ends by itself'} on ${dateOf(expiresAt)}.`;
}

/** Ranks up to one’s own. */
function ranksOf({ roles }: Person): Record<string, string> {
  const highest = Math.max(
    0,
    ...PROVISIONER_RANKS.map((rank, place) => (roles.includes(rank) ? place : 0)),
  );
  const own = PROVISIONER_RANKS.slice(0, highest + 1);
  return Object.fromEntries(own.map((rank) => [rank, RANKS[rank]]));
}

export const issueFields = (by: Person): Field[] => [
  {
    kind: 'one',
    name: 'actsAs',
    label: 'What may the directory do with it?',
    words: ranksOf(by),
    missing: 'Select what the directory may do',
  },
  {
    kind: 'one',
    name: 'days',
    label: 'For how long?',
    words: TERMS,
    missing: 'Select for how long',
  },
];

export const issueQuestion = (by: Person): Question => ({
  title: 'Issue a key',
  action: `${PATH}/new`,
  back: { text: 'Keys of your directory', href: PATH },
  lead: [
    'The next page shows the key once. Whoever keeps your directory enters it there. You verify nobody whom it registers: another does.',
  ],
  fields: issueFields(by),
  button: 'Issue the key',
});

/** @throws Error where `faultsIn` was not asked first */
export function issueFrom(form: Form): IssueProvisioningKeyPayload {
  const [days] = keysOf(TERMS).filter((term) => term === textOf(form, 'days'));
  return { actsAs: chosenIn(RANKS, form, 'actsAs'), days: Number(days) };
}

export interface IssuedView {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly then: Link;
}

/** Shown once: the hub keeps a digest alone. */
export function issuedView(issued: IssuedProvisioningKey): IssuedView {
  return {
    title: 'Enter this key now',
    facts: [
      { key: 'Key (secret token)', value: issued.key },
      { key: 'Address', value: 'The address of this hub, then /scim/v2' },
      ...keyFacts(issued),
    ],
    then: { text: 'It is entered', href: PATH },
  };
}
