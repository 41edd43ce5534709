import type { GeneratedService } from '../../../apps/borough-simulator/src/feeds/generate-services.js';
import { namedId } from '../../../apps/directory-service/src/application/named-id.js';

/** A record of a feed, made up, with ids of its own. */
export function madeUp(name: string, fields: object = {}): GeneratedService {
  return {
    id: namedId(name),
    name,
    status: 'active',
    last_modified: '2026-11-01T00:00:00Z',
    ...fields,
  };
}

/** A schedule. */
export function schedule(fields: object): object {
  return { id: namedId(`schedule ${JSON.stringify(fields)}`), freq: 'WEEKLY', ...fields };
}

/** A place of a service. @param addresses each with its type and postcode */
export function at(
  name: string,
  addresses: readonly { type?: string; line?: string; postcode: string }[],
  location: object = {},
): object {
  return {
    id: namedId(`at ${name}`),
    location: {
      id: namedId(`location ${name}`),
      location_type: 'physical',
      addresses: addresses.map(({ type = 'physical', line = '1 Test Road', postcode }) => ({
        id: namedId(`address ${name} ${postcode}`),
        address_1: line,
        city: 'London',
        state_province: 'Greater London',
        postal_code: postcode,
        country: 'GB',
        address_type: type,
      })),
      ...location,
    },
  };
}

/** A term of some taxonomy. */
export function named(term: string): object {
  return {
    id: namedId(`attribute ${term}`),
    link_type: 'x',
    taxonomy_term: { id: namedId(term), name: term, description: term, taxonomy: 'local', term },
  };
}
