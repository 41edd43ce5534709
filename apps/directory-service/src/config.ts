import { readServiceConfig } from '@hub/service-host';

export const config = {
  ...readServiceConfig('directory-service', process.env),
  /** Kinds of need and cross-border protocols. */
  taxonomyFile: process.env['HUB_SERVICE_TAXONOMY_FILE'] ?? 'data/service-taxonomy.yaml',
  /** What needs are called. */
  vocabularyFile: process.env['HUB_NEED_VOCABULARY_FILE'] ?? 'data/need-vocabulary.yaml',
  /** The standard's JSON Schemas. */
  schemaFolder: process.env['HUB_OPEN_REFERRAL_FOLDER'] ?? 'data/open-referral-uk/schemas',
  /** With less than this share of the services before, what a feed lacks is held back. */
  feedLeastShare: readShare('HUB_FEED_LEAST_SHARE', process.env['HUB_FEED_LEAST_SHARE'] ?? '0.5'),
  outcodesFile: process.env['HUB_OUTCODES_FILE'] ?? 'data/uk-outcodes.csv',
  /** Addresses inside that feeds may be fetched from, and by http: to try things out on one machine. None elsewhere. */
  feedLocalAddresses: (process.env['HUB_FEED_LOCAL_ADDRESSES'] ?? '')
    .split(',')
    .filter((address) => address !== ''),
};

/** @throws Error where a setting is no number from 0 to 1 */
function readShare(name: string, text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0 && share <= 1))
    throw new Error(`${name} must be a number from 0 to 1, such as 0.5`);
  return share;
}
