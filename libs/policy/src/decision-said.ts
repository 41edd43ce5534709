import type { Decision, Facts } from './policies.js';
import type { Question } from './facts.js';

/** A decision as evidence keeps it, read again. */
export interface DecisionSaid {
  readonly permitted: boolean;
  /** Names of the files and their versions. */
  readonly version: string;
  /** Policies that decided; none where nothing permitted it. */
  readonly policies: readonly string[];
  readonly basis?: string;
  /** What was looked at, as `name=value`. */
  readonly facts: string;
}

const NOTHING = 'nothing permits it';
/** What the law is called may hold any character; the day behind it ends it. */
const SAID =
  /(?:^|; )([^;:]+): ([^;]+)(?:; basis (\w+)(?: \(.+, since [\d-]{10}\))?)?; on ([^;]+)$/;

/**
 * A decision and all that it looked at, as one line for the evidence: codes, nobody’s name, so that
 * it can be explained, and tried with other policies.
 */
export function sayDecision(decision: Decision, question: Question): string {
  return `${saidBy(decision)}; on ${factsIn(question)}`;
}

/** Reads what `sayDecision` wrote, at the end of a longer line as well; undefined if it did not. */
export function readDecision(rule: string): DecisionSaid | undefined {
  const [, version, ids, basis, facts] = SAID.exec(rule) ?? [];
  if (version === undefined || ids === undefined || facts === undefined) return undefined;
  return {
    permitted: basis !== undefined,
    version,
    policies: ids === NOTHING ? [] : ids.split(', '),
    ...(basis === undefined ? {} : { basis }),
    facts,
  };
}

/** Those facts, as policies are held against them. */
export function readFacts(facts: string): Facts {
  return Object.fromEntries(
    facts.split(' ').map((fact) => {
      const [name = fact, value] = fact.split('=');
      if (name === 'held') return ['relations', listOf(value)];
      return [name, name === 'roles' ? listOf(value) : valueOf(value)];
    }),
  );
}

function saidBy(decision: Decision): string {
  const { version, policies: ids } = decision;
  if (decision.effect === 'refuse')
    return `${version}: ${ids.length === 0 ? NOTHING : ids.join(', ')}`;
  const { basis, duty } = decision;
  const by = duty ? ` (${duty.section}, since ${duty.from})` : '';
  return `${version}: ${ids.join(', ')}; basis ${basis}${by}`;
}

function factsIn({ principal, resource, relations }: Question): string {
  const { authority: _said, organisation: _where, roles, ...who } = principal;
  const facts = {
    ...who,
    roles: [...roles].sort().join('+'),
    held: [...new Set(relations.held)].sort().join('+') || 'none',
    confirmed: relations.confirmed,
    ...resource,
  };
  return Object.entries(present(facts))
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ');
}

function listOf(text: string | undefined): string[] {
  return text === undefined || text === '' || text === 'none' ? [] : text.split('+');
}

function valueOf(text: string | undefined): string | boolean | undefined {
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

function present(facts: object): object {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
