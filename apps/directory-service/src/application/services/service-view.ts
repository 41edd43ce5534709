import type {
  FindServicesPayload,
  ServiceDetail,
  ServicePlace,
  ServiceView,
} from '@hub/contracts/directory';
import type { ServiceCard } from '../../domain/services/card.js';
import { type Child, judge, type Protocol, whyClosed } from '../../domain/services/eligibility.js';
import { nextOpening } from '../../domain/services/opening.js';
import type { IndexedPlace } from '../../domain/services/places.js';
import type { Position } from '../../domain/services/position.js';
import type { FoundService, KeptService } from '../ports.js';

const EXACT_FIRST = ['coordinates', 'postcode', 'outward_code'] as const;
const MOST_ALSO_LISTED = 20;
const MOST_PLACES = 200;
const MOST_REASONS = 40;
const LONGEST = { text: 20_000, address: 2_000, line: 300, sentence: 400 };

interface ViewContext {
  readonly question: FindServicesPayload;
  readonly found: Pick<FoundService, 'place' | 'metres'>;
  readonly from: Position | undefined;
  readonly protocols: readonly Protocol[];
  readonly now: string;
}

/** A service as a practitioner sees it who asked for a child. */
export function viewService(
  { id, indexed, authority, alsoListedAs, schedules, ...kept }: KeptService,
  { question, found, from, protocols, now }: ViewContext,
): ServiceView {
  const { access, reasons } = judge(
    indexed.rules,
    childOf(question),
    protocols,
    (indexed.unread ?? []).map(({ words }) => words),
  );
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
    organization: cut(organization, LONGEST.line),
    authority,
    needs: [...needs],
    access,
    reasons: (access === 'closed' ? whyClosed(indexed.rules, protocols) : reasons)
      .slice(0, MOST_REASONS)
      .map((reason) => ({ ...reason, sentence: cut(reason.sentence, LONGEST.sentence) })),
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
    ...(description === '' ? {} : { description: cut(description, LONGEST.text) }),
    ...(minimumAge === undefined ? {} : { minimumAge }),
    ...(maximumAge === undefined ? {} : { maximumAge }),
    ...(days === undefined ? {} : { days: [...days] }),
    // Half an address leads nowhere.
    ...(url === undefined || url.length > LONGEST.address ? {} : { url }),
    ...(email === undefined || email.length > LONGEST.line ? {} : { email }),
    ...(alert === undefined ? {} : { alert: cut(alert, LONGEST.text) }),
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
  { protocols, now }: Pick<ViewContext, 'protocols' | 'now'>,
): ServiceDetail {
  const { indexed, removed } = service;
  const view = viewService(service, {
    question: child,
    found: {},
    from: undefined,
    protocols,
    now,
  });
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
