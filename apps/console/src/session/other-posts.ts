import type { PostWork, Inside, Person, Tokens } from './session-state.js';
import { areSame, fingerprintOf } from './visit.js';

interface Entrance {
  readonly person: Person;
  readonly tokens: Tokens;
  readonly csrf: string;
}

/**
 * A session in another post of the same human being. What is begun in the one stays there, and
 * nothing of it is seen in the other.
 */
export function inPost(before: Inside, { person, tokens, csrf }: Entrance): Inside {
  const { drafts, interruption, since, elsewhere = {} } = before;
  const left: PostWork = { drafts, ...(interruption === undefined ? {} : { interruption }) };
  const { [person.id]: begun = { drafts: {} }, ...others } = elsewhere;
  return {
    ...{ kind: 'in', person, tokens, since, csrf, ...begun },
    elsewhere: { ...others, [before.person.id]: left },
  };
}

/**
 * Keeps what was sent from a page that was made for another post of theirs: it is sent for none.
 *
 * @returns whether it was
 */
export function keptElsewhere(
  session: Inside,
  interruption: NonNullable<PostWork['interruption']>,
  whoKey: string,
): boolean {
  const { elsewhere = {} } = session;
  const [post] = Object.entries(elsewhere).filter(([id]) =>
    areSame(interruption.who, fingerprintOf(id, whoKey)),
  );
  if (!post) return false;
  const [id, begun] = post;
  session.elsewhere = { ...elsewhere, [id]: { ...begun, interruption } };
  session.notice =
    'Nothing was sent: you typed it in another post of yours. Work in that post again, and it stands there as you typed it.';
  return true;
}
