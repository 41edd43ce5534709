import { type Policies, type Question, questionsOf, RELATIONS_TO_CHILD } from '@hub/policy';

type Column = keyof typeof RELATIONS_TO_CHILD | 'none' | 'system';

/**
 * What ties a person to a child, and what it lets them do: every row and cell as the policies
 * decide it.
 */
export function relationsTable(policies: Policies): string {
  const actions = [...new Set(policies.all.flatMap((policy) => policy.actions))].sort();
  const questions = new Map(actions.map((action) => [action, [...questionsOf(action)]]));
  const columns = (Object.keys(RELATIONS_TO_CHILD) as Column[])
    .filter((column) =>
      actions.some((action) =>
        questions
          .get(action)
          ?.some(
            (one) => columnOf(one) === column && permits(policies, one) && !isForAll(policies, one),
          ),
      ),
    )
    .concat('none', 'system');
  const rows = actions.flatMap((action) =>
    kindsOf(questions.get(action) ?? []).map(([what, asked]) => {
      const cells = columns.map((column) => cell(policies, asked, column));
      return `| \`${action}\`${what} | ${cells.join(' | ')} |`;
    }),
  );
  const people = columns.flatMap((column) =>
    column in RELATIONS_TO_CHILD
      ? [`| ${column} | ${RELATIONS_TO_CHILD[column as keyof typeof RELATIONS_TO_CHILD]} |`]
      : [],
  );
  return `| tie | who that is |
|---|---|
${people.join('\n')}
| none | anybody else of an authority with a part in it |
| system | a case system in its authority’s name; one that names a person is that person |

| request | ${columns.join(' | ')} |
|---|${columns.map(() => '---|').join('')}
${rows.join('\n')}
`;
}

/** Permitted without that tie too, to whoever is verified. */
function isForAll(policies: Policies, { relations, principal, ...rest }: Question): boolean {
  return permits(policies, {
    ...rest,
    principal: { ...principal, verified: true },
    relations: { ...relations, held: [] },
  });
}

function permits(policies: Policies, question: Question): boolean {
  return policies.decide(question).effect === 'permit';
}

function columnOf({ principal, relations }: Question): Column {
  return principal.kind === 'system' ? 'system' : (relations.held[0] ?? 'none');
}

/** Yes, no, or where it depends on how the episode stands. */
function cell(policies: Policies, asked: readonly Question[], column: Column): string {
  const decided = asked.filter((one) => columnOf(one) === column && one.principal.verified);
  if (decided.length === 0) return '–';
  const permitted = decided.filter((one) => permits(policies, one));
  if (permitted.length === decided.length) return 'yes';
  if (permitted.length === 0) return '–';
  const all = (wanted: (one: Question) => boolean): boolean =>
    permitted.length === decided.filter(wanted).length && permitted.every(wanted);
  if (all(({ resource }) => resource.disputed === true)) return 'in a dispute';
  return 'yes, for support until it is closed';
}

/** Steps, and what a family is said to have decided, are rows of their own. */
function kindsOf(questions: readonly Question[]): [string, Question[]][] {
  const kinds = [...new Set(questions.map(kindOf))];
  return kinds.map((kind) => [kind, questions.filter((one) => kindOf(one) === kind)]);
}

function kindOf({ resource: { step, decision, started } }: Question): string {
  if (decision !== undefined) return ` ${decision}${started ? '' : ', before an episode'}`;
  return step === undefined ? '' : ` ${step}`;
}
