import { readPolicyFiles, readServiceConfig } from '@hub/service-host';
import { readLadderFile } from './adapters/ladder-file.js';

export const config = readServiceConfig('arbitration-service', process.env, (from) => ({
  /**
   * The escalation ladder that new disputes begin with; read at start, and refused with its line
   * where it is broken.
   */
  ladder: from.file('HUB_LADDER_FILE', 'data/escalation-ladder.yaml', readLadderFile),
  /** Who may do what. */
  access: from.file('HUB_POLICY_FOLDER', 'data/policies', readPolicyFiles),
}));
