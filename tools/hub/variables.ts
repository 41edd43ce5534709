/** Lookups are answered as they are: none held by chance for cover, none drawn for a review. */
const NOTHING_BY_CHANCE = { HUB_LOOKUP_COVER_THOUSANDTHS: '0', HUB_LOOKUP_REVIEW_THOUSANDTHS: '0' };

/** For measuring: no limit on calls or lookups, and every authority published. */
export const UNLIMITED = {
  ...NOTHING_BY_CHANCE,
  HUB_CALLS_PER_MINUTE: '1000000',
  HUB_CALLS_PER_MINUTE_AND_ADDRESS: '10000000',
  HUB_LOOKUP_LIMIT_PERSON_AND_HOUR: '0',
  HUB_LOOKUP_LIMIT_PERSON_AND_DAY: '0',
  HUB_LOOKUP_LIMIT_AUTHORITY_AND_DAY: '0',
  HUB_LOOKUP_LIMIT_OTHERS_AND_CHILD: '0',
  HUB_SIMULATED_FEDERATED: '',
};

/** For tests: retries that do not keep anybody waiting, and room for the lookups of all specs. */
export const FOR_TESTS = {
  HUB_POLICY_LEAD_SECONDS: '15',
  ...NOTHING_BY_CHANCE,
  HUB_RETRY_LEVELS_MS: '50,200,500',
  HUB_SEND_AGAIN_AFTER_SECONDS: '15',
  HUB_LOOKUP_LIMIT_PERSON_AND_HOUR: '200',
  HUB_LOOKUP_LIMIT_PERSON_AND_DAY: '0',
  HUB_LOOKUP_LIMIT_AUTHORITY_AND_DAY: '0',
};
