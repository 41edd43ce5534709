import type { FindServicesPayload, ServiceDetail, ServicePlace, ServiceView } from '@hub/contracts';
import type { ServiceCard } from '../../domain/services/card.js';
import { type Child, judge, type Protocol, whyClosed } from '../../domain/services/eligibility.js';
import { nextOpening } from '../../domain/services/opening.js';
import type { IndexedPlace } from '../../domain/services/places.js';
import type { Position } from '../../domain/services/position.js';
import type { Found, KeptService } from '../ports.js';

const EXACT_FIRST = ['coordinates', 'postcode', 'outward_code'] as const;
const MOST_ALSO_LISTED = 20;

interface Asked {
  readonly question: FindServicesPayload;
  readonly found: Pick<Found, 'place' | 'metres'>;
  readonly from: Position | undefined;
  readonly protocols: readonly Protocol[];
  readonly now: string;
}

/** A service as a practitioner sees it who asked for a child. */
export function viewService(
  { id, indexed, authority, alsoListedAs, schedules, ...kept }: KeptService,
  { question, found, from, protocols, now }: Asked,
): ServiceView {
  const { access, reasons } = judge(indexed.rules, childOf(question), protocols);
  const next = nextOpening(schedules, now);
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
    access,
    reasons: access === 'closed' ? whyClosed(indexed.rules, protocols) : [...reasons],
    unknown: [
      ...(access === 'unknown' ? ['access' as const] : []),
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
    ...(from && found.metres === undefined ? { noDistance: noDistance(places) } : {}),
    ...(indexed.card ? { card: cardView(indexed.card) } : {}),
    ...(next ? { nextOpening: next } : {}),
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
  { protocols, now }: Pick<Asked, 'protocols' | 'now'>,
): ServiceDetail {
  const { indexed, removed } = service;
  const view = viewService(service, {
    question: child,
    found: {},
    from: undefined,
    protocols,
    now,
  });
  return {
    ...view,
    status: removed ? 'removed' : indexed.status,
    places: indexed.places.slice(0, 200).map((place) => placeView(place, {})),
    terms: indexed.terms.map((term) => term.slice(0, 200)).slice(0, 200),
  };
}

/** Why it has no distance: what anybody can go to first. */
function noDistance(places: readonly IndexedPlace[]): NonNullable<ServiceView['noDistance']> {
  if (places.some(({ kind }) => kind === undefined)) return 'not_located';
  if (places.some(({ kind }) => kind === 'virtual')) return 'online_or_by_telephone';
  return places.length > 0 ? 'by_post' : 'no_place';
}

function cardView({ phones, languages, ...card }: ServiceCard): NonNullable<ServiceView['card']> {
  return {
    ...card,
    ...(phones ? { phones: [...phones] } : {}),
    ...(languages ? { languages: [...languages] } : {}),
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
  { name, address, postcode, position, kind, days }: IndexedPlace,
  { from, metres }: { from?: Position | undefined; metres?: number | undefined },
): ServicePlace {
  const known = from && position && metres !== undefined;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(days === undefined ? {} : { days: [...days] }),
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
