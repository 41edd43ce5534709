import { readRetentionFile, readServiceConfig, wholeNumber } from '@hub/service-host';
import { type LookupPolicy, USUAL_POLICY } from './domain/lookups/lookup-policy.js';

const { reconciliationHours, confirmationHours, limits, cover, review, federation } = USUAL_POLICY;
const set = (name: string, byDefault: number): number =>
  wholeNumber(process.env, `HUB_LOOKUP_${name}`, byDefault);
const share = (name: string, byDefault: number): number => set(name, byDefault * 1_000) / 1_000;

/** Each may be set by a variable; its meaning and unit stand on the policy. Shares are given in thousandths. */
const lookups: LookupPolicy = {
  reconciliationHours: wholeNumber(process.env, 'HUB_RECONCILIATION_HOURS', reconciliationHours),
  confirmationHours: set('CONFIRMATION_HOURS', confirmationHours),
  limits: {
    personAndHour: set('LIMIT_PERSON_AND_HOUR', limits.personAndHour),
    personAndDay: set('LIMIT_PERSON_AND_DAY', limits.personAndDay),
    authorityAndDay: set('LIMIT_AUTHORITY_AND_DAY', limits.authorityAndDay),
    othersAndChild: set('LIMIT_OTHERS_AND_CHILD', limits.othersAndChild),
  },
  cover: {
    share: share('COVER_THOUSANDTHS', cover.share),
    milliseconds: set('COVER_MILLISECONDS', cover.milliseconds),
  },
  review: {
    share: share('REVIEW_THOUSANDTHS', review.share),
    hours: set('REVIEW_HOURS', review.hours),
    suspensionDays: set('SUSPENSION_DAYS', review.suspensionDays),
  },
  federation: {
    deadlineMs: set('DEADLINE_MILLISECONDS', federation.deadlineMs),
    mostInFlight: set('MOST_IN_FLIGHT', federation.mostInFlight),
    missesToSuspend: set('MISSES_TO_SUSPEND', federation.missesToSuspend),
    probeAfterMs: set('PROBE_AFTER_MILLISECONDS', federation.probeAfterMs),
  },
};

export const config = {
  ...readServiceConfig('lookup-service', process.env),
  lookups,
  retention: readRetentionFile(process.env),
};
