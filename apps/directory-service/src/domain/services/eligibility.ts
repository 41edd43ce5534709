import { AUTHORITY_CODES, authorityName } from '@hub/contracts';
import type { EligibilityRule, ServiceReason } from '@hub/contracts/directory';

/**
 * Between authorities: children of its members, by where they live, learn or see a doctor, may use
 * what is under it.
 */
export interface Protocol {
  readonly code: string;
  readonly name: string;
  readonly basis: Basis;
  readonly authorities: readonly string[];
}

export const BASES = ['home', 'school', 'gp'] as const;
export type Basis = (typeof BASES)[number];

/** Where a child lives, learns and sees a doctor, as GSS codes; what is absent is not known. */
export type Child = Readonly<Partial<Record<Basis, string>>>;

export interface Judgement {
  readonly access: 'open' | 'unknown' | 'closed';
  /** For `open` why; for `unknown` what is not known; for `closed` none. */
  readonly reasons: readonly ServiceReason[];
}

const BASIS_OF: Readonly<Partial<Record<EligibilityRule, Basis>>> = {
  residents: 'home',
  pupils: 'school',
  gp_patients: 'gp',
};
const WHOM: Readonly<Record<Basis, string>> = {
  home: 'children who live in',
  school: 'pupils of schools in',
  gp: 'patients of GPs in',
};
const THIS_CHILD: Readonly<Record<Basis, string>> = {
  home: 'where the child lives',
  school: 'where the child goes to school',
  gp: 'which authority the child’s GP is in',
};

/**
 * A rule as it is kept and compared: `universal`, `residents:E09000023`, `pupils:…`,
 * `gp_patients:…`, `protocol:<code>`.
 *
 * @returns undefined where a text is none, such as one about an authority outside London
 */
export function readRule(text: string, protocols: readonly Protocol[]): string | undefined {
  const [rule = '', of = ''] = text.split(':');
  if (text === 'universal') return text;
  if (rule === 'protocol') return protocols.some(({ code }) => code === of) ? text : undefined;
  return Object.hasOwn(BASIS_OF, rule) && AUTHORITY_CODES.includes(of) ? text : undefined;
}

/** Every rule under which the child may use a service, or may if more were known of the child. */
export function rulesFor(child: Child, protocols: readonly Protocol[]): string[] {
  const own = Object.entries(BASIS_OF).flatMap(([rule, basis]) =>
    child[basis] === undefined
      ? AUTHORITY_CODES.map((code) => `${rule}:${code}`)
      : [`${rule}:${child[basis]}`],
  );
  const shared = protocols
    .filter(
      ({ basis, authorities }) => child[basis] === undefined || authorities.includes(child[basis]),
    )
    .map(({ code }) => `protocol:${code}`);
  return ['universal', ...own, ...shared];
}

/**
 * Whether a child may use a service under any of its rules, and why.
 *
 * @param unread what it says of that and the hub cannot read: with that, it may be open to whom no
 * rule names
 */
export function judge(
  rules: readonly string[],
  child: Child,
  protocols: readonly Protocol[],
  unread: readonly string[] = [],
): Judgement {
  if (rules.length === 0 && unread.length === 0)
    return {
      access: 'unknown',
      reasons: [
        { rule: 'not_said', sentence: 'The service does not say who may use it: ask it first.' },
      ],
    };
  const grounds = rules.flatMap((rule) => groundOf(rule, protocols));
  const met = grounds.filter(
    ({ basis, authorities }) =>
      basis === undefined || authorities.some((authority) => authority === child[basis]),
  );
  if (met.length > 0) return { access: 'open', reasons: met.map(({ reason }) => reason) };
  const open = grounds.filter(({ basis }) => basis !== undefined && child[basis] === undefined);
  if (open.length === 0 && unread.length === 0) return { access: 'closed', reasons: [] };
  return {
    access: 'unknown',
    reasons: [
      ...unread.map((words) => ({
        rule: 'not_understood' as const,
        sentence: `It says “${words}”, which the hub cannot read: ask it first.`,
      })),
      ...open.map(({ reason, basis }) => ({
        ...reason,
        sentence: `${reason.sentence} The question does not say ${THIS_CHILD[basis ?? 'home']}.`,
      })),
    ],
  };
}

interface Ground {
  readonly reason: ServiceReason;
  /** Nothing where everybody may. */
  readonly basis?: Basis;
  readonly authorities: readonly string[];
}

function groundOf(text: string, protocols: readonly Protocol[]): Ground[] {
  const [rule, of = ''] = text.split(':') as [EligibilityRule, string?];
  if (rule === 'universal')
    return [{ reason: { rule, sentence: 'Open to every child.' }, authorities: [] }];
  const basis = BASIS_OF[rule];
  if (basis)
    return [
      {
        reason: { rule, authority: of, sentence: `Open to ${WHOM[basis]} ${authorityName(of)}.` },
        basis,
        authorities: [of],
      },
    ];
  return protocols
    .filter(({ code }) => code === of)
    .map(({ name, basis: shared, authorities }) => ({
      reason: {
        rule,
        protocol: name,
        sentence: `Open under the ${name} to ${WHOM[shared]} ${authorities.map(authorityName).join(', ')}.`,
      },
      basis: shared,
      authorities,
    }));
}

/** For whom a service is that is not open to a child. */
export function whyClosed(
  rules: readonly string[],
  protocols: readonly Protocol[],
): ServiceReason[] {
  return rules
    .flatMap((rule) => groundOf(rule, protocols))
    .map(({ reason }) => ({
      ...reason,
      sentence: `Not open to this child: only ${reason.sentence.replace(/^O/, 'o')}`,
    }));
}
