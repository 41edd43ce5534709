import { CONSENT_DECISIONS, OVERRIDE_GROUNDS } from '@hub/contracts/consent';
import { AGENCIES, EPISODE_STEPS } from '@hub/contracts/episode';
import type { Policy, Question } from '@hub/policy';

/** The facts of a question as Cedar’s context; the same names as in the policies. */
export function contextOf({ principal, resource, relations }: Question) {
  return {
    ...principal,
    ...resource,
    roles: [...principal.roles],
    relations: [...relations.held],
    confirmed: relations.confirmed,
  };
}

/** A schema in which every fact may be absent but those of the person. */
export function schemaFor(actions: readonly string[]): string {
  return `entity Person; entity Episode;
action ${actions.map((action) => `"${action}"`).join(', ')} appliesTo { principal: [Person], resource: [Episode], context: {
  kind: String, authority: String, roles: Set<String>, verified: Bool, confirmed: Bool, relations: Set<String>,
  sector?: String, checked?: Bool, trained?: Bool, organisation?: String,
  closed?: Bool, disputed?: Bool, started?: Bool, decision?: String, step?: String, purpose?: String, ground?: String
} };`;
}

export function cedarOf({ effect, actions, who = {}, what = {}, ...ties }: Policy): string {
  const { roles, sectors, kind, ...flags } = who;
  const { steps, purposes, grounds, decisions, ...states } = what;
  const said = [
    ...(kind === undefined ? [] : [`context.kind == "${kind}"`]),
    ...[...Object.entries(flags), ...Object.entries(states)].map(([name, value]) =>
      flag(name, value),
    ),
    ...(roles ? [`context.roles.containsAny(${list(roles)})`] : []),
    ...oneOf('sector', sectors, AGENCIES.length),
    ...oneOf('step', steps, EPISODE_STEPS.length),
    ...oneOf('purpose', purposes, 4),
    ...oneOf('ground', grounds, OVERRIDE_GROUNDS.length),
    ...oneOf('decision', decisions, CONSENT_DECISIONS.length),
    ...(ties.relations ? [`context.relations.containsAny(${list(ties.relations)})`] : []),
    ...(ties.without ? [`!context.relations.containsAny(${list(ties.without)})`] : []),
  ];
  const named = actions.map((action) => `Action::"${action}"`).join(', ');
  return `${effect}(principal, action in [${named}], resource) when { ${said.join(' && ') || 'true'} };`;
}

function flag(name: string, value: boolean): string {
  const there = ['verified', 'confirmed'].includes(name) ? '' : `context has ${name} && `;
  return `(${there}context.${name} == ${String(value)})`;
}

function oneOf(name: string, values: readonly string[] | undefined, of: number): string[] {
  return values && values.length < of
    ? [`(context has ${name} && ${list(values)}.contains(context.${name}))`]
    : [];
}

function list(values: readonly string[]): string {
  return `[${values.map((value) => `"${value}"`).join(', ')}]`;
}
