/** Somebody who works with the child, as far as was told. */
export interface PersonAtWork {
  readonly personId: string;
  readonly relation: string;
  /** Not known of those who were told of before it was said. */
  readonly authority?: string;
}

/** Whom a party is asked through by name. */
export interface AskedPerson {
  readonly authority: string;
  readonly personId: string;
}

const MOST_NAMED = 2;

/**
 * Who is asked by name where practitioners speak with each other: of each party its Lead
 * Professional, else two of its people in the team.
 */
export function askedPeople(
  parties: readonly string[],
  people: readonly PersonAtWork[],
): AskedPerson[] {
  return parties.flatMap((authority) => {
    const own = people.filter((one) => one.authority === authority);
    const lead = own.filter(({ relation }) => relation === 'lead_professional');
    const team = own.filter(({ relation }) => relation === 'team_member');
    return (lead.length > 0 ? lead : team)
      .map(({ personId }) => ({ authority, personId }))
      .sort((one, other) => (one.personId < other.personId ? -1 : 1))
      .slice(0, MOST_NAMED);
  });
}

/** Which authority leads the case, as far as was told. */
export function leadingOf(people: readonly PersonAtWork[]): string | undefined {
  return people.find(({ relation }) => relation === 'lead_professional')?.authority;
}

/** Through whom an authority is asked. */
export function namedOf(
  asked: readonly AskedPerson[] | undefined,
  authority: string,
): string[] | undefined {
  return asked?.filter((one) => one.authority === authority).map(({ personId }) => personId);
}
