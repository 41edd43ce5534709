import {
  type Environment,
  readPolicyFiles,
  readRetentionFile,
  readServiceConfig,
} from '@hub/service-host';
import { type LookupPolicy, USUAL_POLICY } from './domain/lookups/lookup-policy.js';

/**
 * Each may be set by a variable; its meaning and unit stand on the policy. Shares are given in
 * thousandths.
 */
function lookupPolicy(from: Environment): LookupPolicy {
  const usual = USUAL_POLICY;
  const set = (name: string, byDefault: number): number =>
    from.whole(`HUB_LOOKUP_${name}`, byDefault);
  const share = (name: string, byDefault: number): number => set(name, byDefault * 1_000) / 1_000;
  return {
    reconciliationHours: from.whole('HUB_RECONCILIATION_HOURS', usual.reconciliationHours),
    confirmationHours: set('CONFIRMATION_HOURS', usual.confirmationHours),
    limits: {
      personAndHour: set('LIMIT_PERSON_AND_HOUR', usual.limits.personAndHour),
      personAndDay: set('LIMIT_PERSON_AND_DAY', usual.limits.personAndDay),
      authorityAndDay: set('LIMIT_AUTHORITY_AND_DAY', usual.limits.authorityAndDay),
      othersAndChild: set('LIMIT_OTHERS_AND_CHILD', usual.limits.othersAndChild),
    },
    cover: {
      share: share('COVER_THOUSANDTHS', usual.cover.share),
      milliseconds: set('COVER_MILLISECONDS', usual.cover.milliseconds),
    },
    review: {
      share: share('REVIEW_THOUSANDTHS', usual.review.share),
      hours: set('REVIEW_HOURS', usual.review.hours),
      suspensionDays: set('SUSPENSION_DAYS', usual.review.suspensionDays),
    },
    federation: {
      deadlineMs: set('DEADLINE_MILLISECONDS', usual.federation.deadlineMs),
      mostInFlight: set('MOST_IN_FLIGHT', usual.federation.mostInFlight),
      missesToSuspend: set('MISSES_TO_SUSPEND', usual.federation.missesToSuspend),
      probeAfterMs: set('PROBE_AFTER_MILLISECONDS', usual.federation.probeAfterMs),
    },
  };
}

export const config = readServiceConfig('lookup-service', process.env, (from) => ({
  lookups: lookupPolicy(from),
  retention: readRetentionFile(from),
  /** Who may do what. */
  access: from.file('HUB_POLICY_FOLDER', 'data/policies', readPolicyFiles),
}));
