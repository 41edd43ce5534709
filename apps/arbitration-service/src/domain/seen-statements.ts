import type { Dispute } from './dispute-state.js';
import { arbitratorOf, isParty, partiesOf } from './dispute.js';

type Statement = Dispute['statements'][number];

/** What an authority reads of what was written, and whose statement it does not read yet. */
export interface SeenStatements {
  readonly statements: readonly Statement[];
  readonly withheld: readonly string[];
}

/**
 * Nobody answers a statement that they have not met with one of their own: it is read once each
 * party has sent one on that rung, once the rung is left, or at once where its sender said so. The
 * arbitrator in office reads what was sent; drafts are read by their own authority alone.
 */
export function seenBy(dispute: Dispute, viewer: string): SeenStatements {
  const sent = dispute.statements.filter(({ submitted }) => submitted);
  const isSeen = (one: Statement): boolean =>
    one.authority === viewer || (one.submitted && isOut(dispute, sent, one, viewer));
  const withheld = sent.filter((one) => !isSeen(one)).map(({ authority }) => authority);
  return { statements: dispute.statements.filter(isSeen), withheld: [...new Set(withheld)] };
}

function isOut(
  dispute: Dispute,
  sent: readonly Statement[],
  { open, rung, at }: Statement,
  viewer: string,
): boolean {
  const isJudge = !isParty(dispute, viewer) && arbitratorOf(dispute)?.authority === viewer;
  const here = dispute.rungs.at(-1);
  const isOnRung = here?.leftAt === undefined && here?.rung === rung && here.enteredAt <= at;
  return (
    open === true ||
    isJudge ||
    !isOnRung ||
    partiesOf(dispute).every((party) =>
      sent.some((one) => one.authority === party && one.rung === rung && one.at >= here.enteredAt),
    )
  );
}
