import type { CaseloadView } from '@hub/contracts/leading';
import { type Viewer } from '@hub/use-case';
import { type Episode, isLived, isRunning } from '../episode.js';
import { isNamed } from '../shield-terms.js';

/** What is counted, for whom, and when. */
export interface CaseloadQuestion {
  readonly authority: string;
  readonly viewer: Pick<Viewer, 'personId'>;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/**
 * What each person of an authority leads of cases that are not over, without those that are hidden
 * from who asks: those who have left first, then who leads most.
 *
 * @param gone who acts for their authority no more
 */
export function caseloadsOf(
  episodes: readonly Episode[],
  gone: ReadonlySet<string>,
  { authority, viewer, today }: CaseloadQuestion,
): CaseloadView[] {
  const loads = new Map<string, CaseloadView>();
  const loadOf = (personId: string): CaseloadView => {
    const nothing = { leads: 0, overdue: 0, covered: 0, coveredAlone: 0, standsIn: 0 };
    const load = loads.get(personId) ?? { personId, ...nothing, gone: gone.has(personId) };
    loads.set(personId, load);
    return load;
  };
  for (const episode of episodes) {
    const { lead, shield, nextReviewOn } = episode;
    if (lead.authority !== authority || isNamed(shield, viewer)) continue;
    if (!isLived(episode) || episode.state === 'closed') continue;
    const load = loadOf(lead.personId);
    load.leads += 1;
    if (isRunning(episode) && nextReviewOn !== undefined && nextReviewOn < today) load.overdue += 1;
    if (!lead.cover) continue;
    load.covered += 1;
    if (!lead.cover.forAll) load.coveredAlone += 1;
    loadOf(lead.cover.personId).standsIn += 1;
  }
  return [...loads.values()].sort(
    (a, b) =>
      Number(b.gone) - Number(a.gone) || b.leads - a.leads || (a.personId < b.personId ? -1 : 1),
  );
}
