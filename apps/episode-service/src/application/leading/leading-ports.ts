/** What one person leads. */
export interface CaseloadStore {
  /** Episodes that somebody leads and that are not over, by id. */
  ledBy(lead: { readonly authority: string; readonly personId: string }): Promise<string[]>;
}

/** What a service keeps of who leads, beside transfers. */
export interface LeadingStores {
  readonly caseloads: CaseloadStore;
}
