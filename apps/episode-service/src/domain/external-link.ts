import type { LinkedSystem, LinkState } from '@hub/contracts/protection';

/** That a system beside the CAF holds a record of the child, and how it stands there. */
export interface ExternalLink {
  readonly episodeId: string;
  readonly system: LinkedSystem;
  /** Whose system it is. */
  readonly authority: string;
  readonly state: LinkState;
  /** Of that authority alone. */
  readonly ownReference?: string;
  readonly notedAt: string;
}

/**
 * Of these a family must agree by name to what is shared (Information sharing advice, HM Government
 * 2024: special category and criminal offence data): that there is a record stays with whose it is.
 */
const SENSITIVE: readonly LinkedSystem[] = ['camhs', 'asset_plus'];

/** Who may know that there is such a record, of those with a part in the episode. */
export function audienceOf(
  { system, authority }: Pick<ExternalLink, 'system' | 'authority'>,
  counterparts: readonly string[],
): readonly string[] {
  return SENSITIVE.includes(system) ? [authority] : counterparts;
}

/** The links that an authority may know of, each as it may see it. */
export function linksFor(
  authority: string,
  links: readonly ExternalLink[],
  counterparts: readonly string[],
): ExternalLink[] {
  return links
    .filter((link) => audienceOf(link, counterparts).includes(authority))
    .map(({ ownReference, ...link }) => ({
      ...link,
      ...(ownReference !== undefined && link.authority === authority ? { ownReference } : {}),
    }));
}

/** Whether what is noted says nothing that was not noted before. */
export function saysNothingNew(link: ExternalLink, before: ExternalLink | undefined): boolean {
  return before?.state === link.state && before.ownReference === link.ownReference;
}
