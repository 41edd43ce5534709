import type { FindServicesPayload, ServiceDetail, ServicePlace, ServiceView } from '@hub/contracts';
import { type Child, judge, type Protocol } from '../../domain/services/eligibility.js';
import type { IndexedPlace, Position } from '../../domain/services/places.js';
import type { Found, KeptService } from '../ports.js';

const EXACT_FIRST = ['coordinates', 'postcode', 'outward_code'] as const;
const MOST_ALSO_LISTED = 20;

interface Asked {
  readonly question: FindServicesPayload;
  readonly found: Pick<Found, 'place' | 'metres'>;
  readonly from: Position | undefined;
  readonly protocols: readonly Protocol[];
}

/** A service as a practitioner sees it who asked for a child. */
export function viewService(
  { id, indexed, authority, alsoListedAs, ...kept }: KeptService,
  { question, found, from, protocols }: Asked,
): ServiceView {
  const { access, reasons } = judge(indexed.rules, childOf(question), protocols);
  const {
    name,
    organization,
    description,
    needs,
    minimumAge,
    maximumAge,
    days,
    places,
    url,
    email,
    alert,
  } = indexed;
  const place = places[found.place ?? 0];
  return {
    id,
    name,
    organization,
    authority,
    needs: [...needs],
    access: access === 'open' ? 'open' : 'unknown',
    reasons: [...reasons],
    unknown: [
      ...(access === 'open' ? [] : ['access' as const]),
      ...(question.age !== undefined && minimumAge === undefined && maximumAge === undefined
        ? ['age' as const]
        : []),
      ...(question.day !== undefined && (place?.days ?? days) === undefined
        ? ['day' as const]
        : []),
      ...(from && found.metres === undefined ? ['distance' as const] : []),
      ...(needs.length === 0 ? ['need' as const] : []),
    ],
    ...(description === '' ? {} : { description }),
    ...(minimumAge === undefined ? {} : { minimumAge }),
    ...(maximumAge === undefined ? {} : { maximumAge }),
    ...(days === undefined ? {} : { days: [...days] }),
    ...(url === undefined ? {} : { url }),
    ...(email === undefined ? {} : { email }),
    ...(alert === undefined ? {} : { alert }),
    ...(place ? { place: placeView(place, { from, metres: found.metres }) } : {}),
    source: {
      feedId: kept.feedId,
      sourceId: kept.sourceId,
      authority,
      licence: kept.licence,
      seenAt: kept.seenAt,
      quality: indexed.quality,
      ...(indexed.modifiedAt === undefined ? {} : { modifiedAt: indexed.modifiedAt }),
    },
    ...(alsoListedAs.length === 0 ? {} : { alsoListedAs: alsoListedAs.slice(0, MOST_ALSO_LISTED) }),
  };
}

/** A service with all its places. */
export function detailService(
  service: KeptService,
  child: Child,
  protocols: readonly Protocol[],
): ServiceDetail {
  const { indexed, removed } = service;
  const view = viewService(service, { question: child, found: {}, from: undefined, protocols });
  return {
    ...view,
    status: removed ? 'removed' : indexed.status,
    places: indexed.places.slice(0, 200).map((place) => placeView(place, {})),
    terms: indexed.terms.map((term) => term.slice(0, 200)).slice(0, 200),
  };
}

function childOf({ home, school, gp }: Child): Child {
  return {
    ...(home === undefined ? {} : { home }),
    ...(school === undefined ? {} : { school }),
    ...(gp === undefined ? {} : { gp }),
  };
}

function placeView(
  { name, address, postcode, position }: IndexedPlace,
  { from, metres }: { from?: Position | undefined; metres?: number | undefined },
): ServicePlace {
  const known = from && position && metres !== undefined;
  return {
    ...(name === undefined ? {} : { name: name.slice(0, 300) }),
    ...(address === undefined ? {} : { address }),
    ...(postcode === undefined ? {} : { postcode }),
    ...(known ? { metres: Math.round(metres), exactness: lessExact(from, position) } : {}),
  };
}

function lessExact(one: Position, other: Position): Position['exactness'] {
  return EXACT_FIRST.indexOf(one.exactness) > EXACT_FIRST.indexOf(other.exactness)
    ? one.exactness
    : other.exactness;
}
