import { readServiceConfig } from '@hub/service-host';

export const config = readServiceConfig('directory-service', process.env, (from) => ({
  /** Kinds of need and cross-border protocols. */
  taxonomyFile: from.textOr('HUB_SERVICE_TAXONOMY_FILE', 'data/service-taxonomy.yaml'),
  /** What needs are called. */
  vocabularyFile: from.textOr('HUB_NEED_VOCABULARY_FILE', 'data/need-vocabulary.yaml'),
  /** The standard's JSON Schemas. */
  schemaFolder: from.textOr('HUB_OPEN_REFERRAL_FOLDER', 'data/open-referral-uk/schemas'),
  /** With less than this share of the services before, what a feed lacks is held back. */
  feedLeastShare: from.share('HUB_FEED_LEAST_SHARE', 0.5),
  outcodesFile: from.textOr('HUB_OUTCODES_FILE', 'data/uk-outcodes.csv'),
  /**
   * Addresses inside that feeds may be fetched from, and by http: to try things out on one machine.
   * None elsewhere.
   */
  feedLocalAddresses: from.list('HUB_FEED_LOCAL_ADDRESSES'),
}));
