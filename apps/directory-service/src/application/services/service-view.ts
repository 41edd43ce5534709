import type { FindServicesPayload, ServiceDetail, ServicePlace, ServiceView } from '@hub/contracts';
import { type Child, judge, type Protocol } from '../../domain/services/eligibility.js';
import type { IndexedPlace, Position } from '../../domain/services/indexed-service.js';
import type { Found, KeptService } from '../ports.js';

const EXACT_FIRST = ['coordinates', 'postcode', 'outward_code'] as const;
const MOST_ALSO_LISTED = 20;
const MOST_PLACES = 200;
const MOST_REASONS = 40;
const LONGEST = { text: 20_000, address: 2_000, line: 300, sentence: 400 };

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
  const { access, reasons } = judge(
    indexed.rules,
    childOf(question),
    protocols,
    (indexed.unread ?? []).map(({ words }) => words),
  );
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
    organization: cut(organization, LONGEST.line),
    authority,
    needs: [...needs],
    access: access === 'open' ? 'open' : 'unknown',
    reasons: reasons
      .slice(0, MOST_REASONS)
      .map((reason) => ({ ...reason, sentence: cut(reason.sentence, LONGEST.sentence) })),
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
    ...(description === '' ? {} : { description: cut(description, LONGEST.text) }),
    ...(minimumAge === undefined ? {} : { minimumAge }),
    ...(maximumAge === undefined ? {} : { maximumAge }),
    ...(days === undefined ? {} : { days: [...days] }),
    // Half an address leads nowhere.
    ...(url === undefined || url.length > LONGEST.address ? {} : { url }),
    ...(email === undefined || email.length > LONGEST.line ? {} : { email }),
    ...(alert === undefined ? {} : { alert: cut(alert, LONGEST.text) }),
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
  const more = indexed.places.length - MOST_PLACES;
  return {
    ...view,
    status: removed ? 'removed' : indexed.status,
    places: indexed.places.slice(0, MOST_PLACES).map((place) => placeView(place, {})),
    ...(more > 0 ? { morePlaces: more } : {}),
    terms: indexed.terms.map((term) => term.slice(0, 200)).slice(0, 200),
  };
}

/** What is longer than the contract has it ends in a sign that there is more. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

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
