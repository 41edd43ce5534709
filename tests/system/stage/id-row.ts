import type { Role } from '@hub/contracts';
import type { ForeignThings } from './foreign-things.js';

/**
 * A request that names a thing, and what its answer must be for a foreign thing as for a missing
 * one.
 */
export interface IdRow {
  readonly foreign: (things: ForeignThings) => string;
  readonly send: (
    id: string,
    things: ForeignThings,
  ) => {
    readonly path: string;
    readonly body?: object;
    readonly by?: Role;
    readonly from?: string;
    readonly ifMatch?: string;
  };
  readonly code: string;
}
