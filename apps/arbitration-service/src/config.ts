import { readServiceConfig } from '@hub/service-host';
import { readLadderFile } from './adapters/ladder-file.js';

const USUAL_LADDER = 'data/escalation-ladder.yaml';

export const config = {
  ...readServiceConfig('arbitration-service', process.env),
  /** The escalation ladder that new disputes begin with; read at start, and refused with its line where it is broken. */
  ladder: readLadderFile(process.env['HUB_LADDER_FILE'] ?? USUAL_LADDER),
};
