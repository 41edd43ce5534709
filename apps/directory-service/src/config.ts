import { readServiceConfig } from '@hub/service-host';

export const config = {
  ...readServiceConfig('directory-service', process.env),
  /** Kinds of need and cross-border protocols. */
  taxonomyFile: process.env['HUB_SERVICE_TAXONOMY_FILE'] ?? 'data/service-taxonomy.yaml',
  /** What needs are called. */
  vocabularyFile: process.env['HUB_NEED_VOCABULARY_FILE'] ?? 'data/need-vocabulary.yaml',
  /** The standard's JSON Schemas. */
  schemaFolder: process.env['HUB_OPEN_REFERRAL_FOLDER'] ?? 'data/open-referral-uk/schemas',
  outcodesFile: process.env['HUB_OUTCODES_FILE'] ?? 'data/uk-outcodes.csv',
  /** Addresses inside that feeds may be fetched from, and by http: to try things out on one machine. None elsewhere. */
  feedLocalAddresses: (process.env['HUB_FEED_LOCAL_ADDRESSES'] ?? '')
    .split(',')
    .filter((address) => address !== ''),
};
