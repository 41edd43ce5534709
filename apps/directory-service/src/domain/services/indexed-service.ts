import { type EligibilityRule, type NeedTerm, type Weekday } from '@hub/contracts';
import { cardOf, type ServiceCard } from './card.js';
import type { OpenReferralService } from './open-referral.js';
import { isCurrent, londonDay, openingDays, type OpeningHours, openingHours } from './opening.js';
import { type IndexedPlace, placesOf, schedulesOf } from './places.js';
import type { Locate } from './position.js';
import { qualityOf } from './quality.js';
import { needsIn, rulesIn, type ServiceTaxonomy } from './taxonomy.js';

/** What is searched and compared of a service. */
export interface IndexedService {
  readonly name: string;
  readonly status: string;
  readonly organization: string;
  readonly description: string;
  readonly url?: string;
  readonly email?: string;
  readonly alert?: string;
  readonly needs: readonly NeedTerm[];
  readonly rules: readonly string[];
  readonly minimumAge?: number;
  readonly maximumAge?: number;
  readonly days?: readonly Weekday[];
  /** The day from which `days` may be others, because a schedule begins or ends. */
  readonly daysChangeOn?: string;
  /** Of each schedule that holds now. */
  readonly hours: readonly OpeningHours[];
  readonly places: readonly IndexedPlace[];
  /** What else a family is told of it. */
  readonly card?: ServiceCard;
  /** GSS codes it says that it covers; none where it does not say. */
  readonly areas: readonly string[];
  /** Names of its terms in all taxonomies. */
  readonly terms: readonly string[];
  readonly termIds: readonly string[];
  readonly taxonomyIds: readonly string[];
  readonly quality: number;
  readonly modifiedAt?: string;
}

export interface IndexingTools {
  readonly taxonomy: ServiceTaxonomy;
  /** Whose feed it is, and who may use what does not say. */
  readonly feed: { readonly authority: string; readonly unlessSaid?: EligibilityRule };
  /** Where a postcode is. */
  readonly locate: Locate;
  readonly now: string;
}

/** Nobody changed a service before, or will change one after. */
const EARLIEST = Date.parse('1900-01-01');
const LATEST = Date.parse('2200-01-01');
const AREA = /E090000\d\d$/;

/** What is searched and compared of a document that is valid by the standard's schema. */
export function indexService(
  document: OpenReferralService,
  { taxonomy, feed, locate, now }: IndexingTools,
): IndexedService {
  const { attributes = [], service_areas: areas = [] } = document;
  const said = rulesIn(attributes, taxonomy);
  const today = londonDay(now);
  const schedules = schedulesOf(document);
  const opening = openingDays(schedules, today);
  const terms = attributes.flatMap(({ taxonomy_term: term }) => (term ? [term] : []));
  const indexed = {
    name: document.name,
    status: document.status,
    organization: document.organization?.name ?? '',
    description: document.description ?? '',
    ...optional('url', document.url),
    ...optional('email', document.email),
    ...optional('alert', document.alert),
    needs: needsIn(attributes, taxonomy),
    rules:
      said.length > 0 || feed.unlessSaid === undefined
        ? said
        : [feed.unlessSaid === 'universal' ? 'universal' : `${feed.unlessSaid}:${feed.authority}`],
    ...agesOf(document),
    ...optional('days', opening.days),
    ...optional('daysChangeOn', opening.changesOn),
    hours: schedules.filter((schedule) => isCurrent(schedule, today)).map(openingHours),
    places: placesOf(document, today, locate),
    ...optional('card', cardOf(document)),
    areas: areas.flatMap(({ uri }) => AREA.exec(uri ?? '') ?? []).map(String),
    terms: [...new Set(terms.map(({ name }) => name))],
    termIds: [...new Set(terms.map(({ id }) => id))],
    taxonomyIds: [...new Set(terms.flatMap(({ taxonomy_id: id }) => id ?? []))],
    ...optional('modifiedAt', instant(document.last_modified)),
  };
  return { ...indexed, quality: qualityOf(document, indexed, now) };
}

/** In whole years; not known where the two are swapped. A child is older than four and a half from five on. */
function agesOf({
  minimum_age: from,
  maximum_age: to,
}: OpenReferralService): Pick<IndexedService, 'minimumAge' | 'maximumAge'> {
  if (from !== undefined && to !== undefined && from > to) return {};
  return { ...optional('minimumAge', wholeAge(from)), ...optional('maximumAge', wholeAge(to)) };
}

function wholeAge(age: number | undefined): number | undefined {
  return age === undefined || age < 0 || age > 150 ? undefined : Math.floor(age);
}

function instant(text: string | undefined): string | undefined {
  const time = Date.parse(text ?? '');
  return time > EARLIEST && time < LATEST ? new Date(time).toISOString() : undefined;
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
