import type { SeatHindrance } from '@hub/contracts/protection';
import type { Fact } from '@hub/use-case';
import { referencesOf } from '../../domain/corrections/correction.js';
import type { TeamMember } from '../../domain/episode.js';
import { roleOfPost } from '../../domain/team/team-role.js';
import { hindranceOf } from '../../domain/joining.js';
import { foldInto } from '../../domain/merges/fold.js';
import type { Pair } from '../../domain/merges/merge-decisions.js';
import { foldedFacts } from '../../domain/merges/merge-facts.js';
import type { MadeMerge, OpenMerge } from '../../domain/merges/merge.js';
import { endOpenWork } from '../episodes/end-open-work.js';
import { peopleFact } from '../episodes/people-fact.js';
import { shieldFact } from '../episodes/shield-fact.js';
import { memberFacts } from '../episodes/team-facts.js';
import type { EpisodeStores } from '../ports.js';
import type { WholeMerge } from './merge-view.js';

/** What is known elsewhere of whoever leads the episode that is folded. */
export interface LeadOfFolded {
  readonly personId: string;
  readonly employer: string | undefined;
  readonly role: string | undefined;
  /** What the family agreed to for the other covers their authority. */
  readonly agreed: boolean;
}

/**
 * Makes one episode of the two: what goes on about the folded one ends, its documents stay its own,
 * and whoever led it joins the team where that may be.
 */
export async function foldEpisodes(
  merge: OpenMerge,
  pair: Pair,
  { lead, at }: { readonly lead: LeadOfFolded; readonly at: string },
  stores: EpisodeStores,
): Promise<{ readonly next: WholeMerge; readonly facts: readonly Fact[] }> {
  const { corrections, episodes } = stores;
  const ended = await endOpenWork(stores, pair.folded, { because: 'one_case_now', at });
  const { seat, hindrance } = seatFor(merge, pair, lead);
  const folding = foldInto(pair, { mergeId: merge.id, at, ...(seat ? { seat } : {}) });
  const { kept, folded } = folding;
  await episodes.save(folded);
  await episodes.save(kept);
  if (seat) await episodes.addTeamMember(kept, seat);
  const isHiddenAnew = kept.shield !== pair.kept.shield;
  if (isHiddenAnew) await episodes.saveShield(kept);
  const references = referencesOf(folded.ownReference, await corrections.ofEpisode(folded.id));
  const made: MadeMerge = {
    ...{ ...merge, state: 'made', decidedAt: at, version: merge.version + 1 },
    ...(hindrance === undefined ? {} : { hindrance }),
  };
  return {
    next: { merge: made, kept, folded },
    facts: [
      ...foldedFacts(folding, references),
      ...ended,
      ...(isHiddenAnew ? [shieldFact(kept)] : []),
      ...(seat ? memberFacts(kept, seat) : [peopleFact(kept)]),
      peopleFact(folded),
    ],
  };
}

/** A place in the team of the one that is kept, under the id of the merge; or why there is none. */
function seatFor(
  { id }: OpenMerge,
  { kept, folded }: Pair,
  { personId: known, employer, role, agreed }: LeadOfFolded,
): { readonly seat?: TeamMember; readonly hindrance?: SeatHindrance } {
  const { authority, personId, confirmed } = folded.lead;
  // Of somebody who has come to lead it in between nothing is known here.
  const asked = known === personId ? employer : undefined;
  const hindrance = hindranceOf(kept, { authority, personId, employer: asked, agreed });
  switch (hindrance) {
    case undefined:
      return { seat: { id, authority, personId, role: roleOfPost(role), confirmed } };
    case 'already_in_team':
      return {};
    case 'shielded_from':
    case 'not_running':
      throw new Error(`Episode ${kept.id} is not one to merge: ${hindrance}`);
    case 'person_unknown':
    case 'consent_missing':
      return { hindrance };
  }
}
