interface Coordinating {
  readonly authority: string;
  readonly personId: string;
  readonly since: string;
}

/** Who keeps a case together beside whoever leads it, and who did before. */
export interface Coordinator extends Coordinating {
  /** Their own lead CAF contact named them. */
  readonly confirmed: boolean;
  /** The first of them first; each until the next began. */
  readonly before: readonly (Coordinating & { readonly until: string })[];
}
