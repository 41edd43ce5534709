import {
  type GeneratedService,
  generateServices,
} from '../../apps/borough-simulator/src/feeds/generate-services.js';

export const OUTCODES_FILE = 'data/uk-outcodes.csv';

let all: ReadonlyMap<string, readonly GeneratedService[]> | undefined;

/** The 250 services of an authority, the same each time. */
export function servicesOf(authority: string): readonly GeneratedService[] {
  all ??= generateServices(33 * 250, 7, OUTCODES_FILE);
  return all.get(authority) ?? [];
}
