import type { Position } from '../domain/services/position.js';

/** Where postcodes are. */
export interface Gazetteer {
  /** By postcode as it was given; those nobody knows are not in it. */
  locate(postcodes: readonly string[]): Promise<ReadonlyMap<string, Position>>;
}
