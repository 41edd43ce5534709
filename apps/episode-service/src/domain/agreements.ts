import { type Refusal, refuse } from '@hub/contracts';

/** One of two episodes, and who agrees for it. */
export interface Side {
  readonly episodeId: string;
  /** Where it was started, or who leads where it is hidden from that one. */
  readonly answers: string;
}

export interface Agreement {
  readonly authority: string;
  readonly personId: string;
  readonly at: string;
}

/** What waits for the word of authorities. */
interface Agreeable {
  readonly id: string;
  readonly proposerId: string;
  /** Of each authority that agreed, in the order in which they did. */
  readonly agreements: readonly Agreement[];
  readonly version: number;
}

/** Whose word is needed: one authority may answer for both. */
export function answersOf(sides: readonly Pick<Side, 'answers'>[]): string[] {
  return [...new Set(sides.map(({ answers }) => answers))].sort();
}

/** Whose word is still missing. */
export function stillMissing(
  needed: readonly string[],
  { agreements }: Pick<Agreeable, 'agreements'>,
): string[] {
  return needed.filter((authority) => !agreements.some((one) => one.authority === authority));
}

/** Those who proposed it or agreed to it. */
export function supportersOf({
  proposerId,
  agreements,
}: Pick<Agreeable, 'proposerId' | 'agreements'>): string[] {
  return [proposerId, ...agreements.map(({ personId }) => personId)];
}

/** Somebody else than who proposed it; an authority that agreed has said so. */
export function agreeAs<One extends Agreeable>(
  open: One,
  needed: readonly string[],
  by: Agreement,
): One | Refusal {
  if (open.proposerId === by.personId)
    return refuse('second_person_needed', `Who proposed ${open.id} is not who agrees to it.`);
  return stillMissing(needed, open).includes(by.authority)
    ? { ...open, agreements: [...open.agreements, by], version: open.version + 1 }
    : open;
}
