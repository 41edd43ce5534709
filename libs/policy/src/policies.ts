import { Ability, type MongoQuery, mongoQueryMatcher, type RawRuleOf } from '@casl/ability';
import type { Question } from './facts.js';
import type { Basis, LegalDuty, Policy, RefusedAs } from './policy.js';

export type Decision =
  | {
      readonly effect: 'permit';
      /** Every policy that permits it. */
      readonly policies: readonly string[];
      readonly version: string;
      readonly basis: Basis;
      /** Where that is a legal duty. */
      readonly duty?: LegalDuty;
    }
  | {
      readonly effect: 'refuse';
      /** Every policy that forbids it; none where nothing permits it. */
      readonly policies: readonly string[];
      readonly version: string;
      readonly refusedAs: RefusedAs;
    };

/** What conditions are held against: one flat object. */
export type Facts = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
type ByFacts = Ability<[string, 'facts' | Facts], MongoQuery>;

/** The policies by which a service decides at this moment. */
export interface PoliciesInForce {
  /** Undefined where the service cannot say which are in force: it then decides nothing. */
  now(): Policies | undefined;
}

/** Decides by policies. Denies by default; what one forbids, no other permits. */
export class Policies implements PoliciesInForce {
  private readonly ability: ByFacts;
  private readonly byId: ReadonlyMap<string, Policy>;

  /** @param version names the files and their versions */
  constructor(
    readonly all: readonly Policy[],
    readonly version: string,
  ) {
    this.byId = new Map(all.map((policy) => [policy.id, policy]));
    this.ability = new Ability(all.map(ruleOf), {
      conditionsMatcher: mongoQueryMatcher,
      detectSubjectType: () => 'facts',
    });
  }

  /** These, whatever the time. */
  now(): this {
    return this;
  }

  decide(question: Question): Decision {
    return this.decideOn(question.action, factsOf(question));
  }

  decideOn(action: string, facts: Facts): Decision {
    const matching = this.matchingOn(action, facts);
    const { version } = this;
    const [forbid] = matching.filter(({ effect }) => effect === 'forbid');
    if (forbid)
      return {
        effect: 'refuse',
        policies: idsOf(matching, 'forbid'),
        version,
        refusedAs: forbid.refusedAs ?? 'not_involved',
      };
    const [permit] = matching;
    return permit?.basis === undefined
      ? { effect: 'refuse', policies: [], version, refusedAs: 'not_involved' }
      : {
          effect: 'permit',
          policies: idsOf(matching, 'permit'),
          version,
          basis: permit.basis,
          ...(permit.duty ? { duty: permit.duty } : {}),
        };
  }

  /** Every policy whose conditions a question meets, in the order of the files. */
  matching(question: Question): Policy[] {
    return this.matchingOn(question.action, factsOf(question));
  }

  private matchingOn(action: string, facts: Facts): Policy[] {
    return this.ability
      .rulesFor(action, 'facts')
      .filter((rule) => rule.matchesConditions(facts))
      .flatMap(({ reason }) => (reason === undefined ? [] : (this.byId.get(reason) ?? [])))
      .reverse();
  }
}

function idsOf(policies: readonly Policy[], effect: Policy['effect']): string[] {
  return policies.filter((policy) => policy.effect === effect).map(({ id }) => id);
}

function factsOf({ principal, resource, relations }: Question): Facts {
  return { ...principal, ...resource, relations: relations.held, confirmed: relations.confirmed };
}

function ruleOf({ id, effect, actions, who = {}, what = {}, ...ties }: Policy): RawRuleOf<ByFacts> {
  const { roles, sectors, ...flags } = who;
  const { steps, purposes, grounds, decisions, ...states } = what;
  const { relations, without } = ties;
  const conditions: MongoQuery = {
    ...flags,
    ...states,
    ...(roles ? { roles: { $in: roles } } : {}),
    ...(sectors ? { sector: { $in: sectors } } : {}),
    ...(steps ? { step: { $in: steps } } : {}),
    ...(purposes ? { purpose: { $in: purposes } } : {}),
    ...(decisions ? { decision: { $in: decisions } } : {}),
    ...(grounds ? { ground: { $in: grounds } } : {}),
    ...(relations ? { relations: { $in: relations } } : {}),
    ...(without ? { relations: { $nin: without } } : {}),
  };
  return {
    action: [...actions],
    subject: 'facts',
    conditions,
    inverted: effect === 'forbid',
    reason: id,
  };
}
