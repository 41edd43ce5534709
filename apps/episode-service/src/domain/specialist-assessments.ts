import type { EpisodeStepTaken } from '@hub/contracts/episode';
import type { SpecialistAssessmentTable, SuggestedAssessment } from '@hub/contracts/planning';
import type { LinkedSystem } from '@hub/contracts/protection';
import type { ExternalLink } from './external-link.js';

/** Which specialist assessment to think of at which level of need, and what speaks for it. */
export type SpecialistAssessments = Readonly<SpecialistAssessmentTable>;

/** What shows the level of need now, as whoever changed it last said. */
export function descriptorsNow(steps: readonly EpisodeStepTaken[]): readonly string[] {
  const last = steps.findLast(
    ({ step, undoneAt }) => step === 'change_level_of_need' && undoneAt === undefined,
  );
  return last?.descriptors ?? [];
}

/**
 * What to think of in a case.
 *
 * @param links those that whoever asks may know of: of what is there nobody need think
 */
export function suggestAssessments(
  { rules }: SpecialistAssessments,
  { level, descriptors }: { readonly level: number; readonly descriptors: readonly string[] },
  links: readonly Pick<ExternalLink, 'system'>[],
): SuggestedAssessment[] {
  const known = (system: LinkedSystem): boolean => links.some((one) => one.system === system);
  return rules
    .filter(({ system, fromLevel }) => level >= fromLevel && !known(system))
    .map(({ fromLevel: _from, descriptors: codes, ...assessment }) => ({
      ...{ assessment, codes },
      because: codes.filter((code) => descriptors.includes(code)),
    }))
    .filter(({ codes, because }) => codes.length === 0 || because.length > 0)
    .map(({ assessment, because }) => ({ ...assessment, because }));
}
