import type { Viewer } from '@hub/use-case';

/** Who has a part in an episode, as far as consent-service was told. */
export interface EpisodeParts {
  /**
   * The authority that named the episode first. Nobody else can start it, so it has a part before
   * anybody is told of a start.
   */
  readonly namedBy?: string;
  /** For whom the Lead Professional works. */
  readonly leadAuthority?: string;
  /** Counterpart authorities, as episode-service told. */
  readonly counterparts: readonly string[];
  /** From whom it is hidden. */
  readonly hiddenFrom?: readonly string[];
  /** Single people from whom it is hidden, whoever they work for. */
  readonly hiddenFromPeople?: readonly string[];
  /** It was of the wrong child: nothing of it is for anybody any more. */
  readonly voided?: true;
  /** The episode of the same child in which it goes on. */
  readonly goesOnIn?: string;
  /** Others of the same child that go on in it, the oldest first; absent where none does. */
  readonly takesIn?: readonly FoldedEpisode[];
  /** Statements on other episodes that were made about this child; absent where none was. */
  readonly saidElsewhere?: readonly string[];
}

export interface FoldedEpisode {
  readonly id: string;
  readonly foldedAt: string;
}

/** Nothing that an authority records itself gives it a part. */
export function hasPart({ namedBy, counterparts }: EpisodeParts, authority: string): boolean {
  return namedBy === authority || counterparts.includes(authority);
}

/** Whether nobody named the episode yet. */
export function isUnnamed({ namedBy, counterparts }: EpisodeParts): boolean {
  return namedBy === undefined && counterparts.length === 0;
}

/** The same without those from whom the episode is hidden: they have no part in it. */
export function shielded({ namedBy, leadAuthority, ...parts }: EpisodeParts): EpisodeParts {
  const { hiddenFrom = [], counterparts } = parts;
  const isShown = (authority: string): boolean => !hiddenFrom.includes(authority);
  return {
    ...parts,
    counterparts: counterparts.filter(isShown),
    ...(namedBy !== undefined && isShown(namedBy) ? { namedBy } : {}),
    ...(leadAuthority !== undefined && isShown(leadAuthority) ? { leadAuthority } : {}),
  };
}

/** Whether somebody sees nothing of it by their name. */
export function isNamed(
  { hiddenFromPeople = [] }: EpisodeParts,
  { personId }: Pick<Viewer, 'personId'>,
): boolean {
  return personId !== undefined && hiddenFromPeople.includes(personId);
}

/** The same as one person may see it: whom it is hidden from, as a hidden authority does. */
export function asSeenBy<Parts extends EpisodeParts>(
  parts: Parts,
  { authority, personId }: Viewer,
): Parts {
  const { hiddenFrom = [], counterparts } = parts;
  if (!isNamed(parts, { personId })) return parts;
  const { namedBy, ...others } = parts;
  return {
    ...(others as Parts),
    counterparts: counterparts.filter((one) => one !== authority),
    hiddenFrom: [...new Set([...hiddenFrom, authority])],
    ...(namedBy === undefined || namedBy === authority ? {} : { namedBy }),
  };
}

export function isHidden({ hiddenFrom = [] }: EpisodeParts, authority: string): boolean {
  return hiddenFrom.includes(authority);
}

/** The same as if it were hidden from nobody: what was told before stays told. */
export function unshielded<Parts extends EpisodeParts>(parts: Parts): Parts {
  const { hiddenFrom = [], counterparts } = parts;
  return { ...parts, counterparts: [...counterparts, ...hiddenFrom], hiddenFrom: [] };
}

/**
 * Who hears what an authority would: itself, or whoever leads where the episode is hidden from it.
 */
export function insteadOf(authority: string, parts: EpisodeParts): string[] {
  if (!isHidden(parts, authority)) return [authority];
  const { leadAuthority } = parts;
  return leadAuthority === undefined ? [] : [leadAuthority];
}

/**
 * Receipts and recalls as that authority may see them: one from whom it is hidden sees its own
 * alone.
 */
export function receiptsFor<One extends { readonly authority: string }>(
  receipts: readonly One[],
  parts: EpisodeParts,
  viewer: string,
): readonly One[] {
  return isHidden(parts, viewer)
    ? receipts.filter(({ authority }) => authority === viewer)
    : receipts;
}
