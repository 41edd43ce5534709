import type { EligibilityRule, NeedTerm } from '@hub/contracts/directory';
import type { Weekday } from '@hub/contracts/shape';
import { optional } from '../optional.js';
import { cardOf, type ServiceCard } from './card.js';
import type { OpenReferralService, OpenReferralTerm } from './open-referral.js';
import { isCurrent, londonDay, openingDays, type OpeningHours, openingHours } from './opening.js';
import { type IndexedPlace, placesOf, schedulesOf } from './places.js';
import type { Locate } from './position.js';
import { qualityOf } from './quality.js';
import type { OwnTerms } from './own-terms.js';
import { eligibilityIn, UNREAD, type Unread } from './said-eligibility.js';
import { ELIGIBILITY_TAXONOMY, needsIn, NEEDS_TAXONOMY, type ServiceTaxonomy } from './taxonomy.js';

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
  /** What it says of who may use it and the hub cannot read; `unread` is then among its rules. */
  readonly unread?: readonly Unread[];
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
  readonly own: OwnTerms;
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
  { taxonomy, own, feed, locate, now }: IndexingTools,
): IndexedService {
  const { attributes: saidAttributes = [], service_areas: areas = [] } = document;
  const attributes = saidAttributes.map((attribute) => own.resolve(attribute));
  const { rules: said, unread } = eligibilityIn(document, { taxonomy, own });
  const needs = needsIn(attributes, taxonomy);
  const rules = rulesOf(said, unread, feed);
  const today = londonDay(now);
  const schedules = schedulesOf(document);
  const opening = openingDays(schedules, today);
  const terms = attributes.flatMap(({ taxonomy_term: term }) => (term ? [term] : []));
  const recognised = [
    ...needs.map((code) => own.term(NEEDS_TAXONOMY, code)),
    ...rules.map((code) => own.term(ELIGIBILITY_TAXONOMY, code)),
  ].filter((term) => term !== undefined);
  const indexed = {
    name: document.name,
    status: document.status,
    organization: document.organization?.name ?? '',
    description: document.description ?? '',
    ...optional('url', document.url),
    ...optional('email', document.email),
    ...optional('alert', document.alert),
    needs,
    rules,
    ...(unread.length === 0 ? {} : { unread }),
    ...agesOf(document),
    ...optional('days', opening.days),
    ...optional('daysChangeOn', opening.changesOn),
    hours: schedules.filter((schedule) => isCurrent(schedule, today)).map(openingHours),
    places: placesOf(document, today, locate),
    ...optional('card', cardOf(document)),
    areas: areas.flatMap(({ uri }) => AREA.exec(uri ?? '') ?? []).map(String),
    terms: [...new Set(terms.map(({ name }) => name))],
    termIds: idsOf([...terms, ...recognised], 'id'),
    taxonomyIds: idsOf([...terms, ...recognised], 'taxonomy_id'),
    ...optional('modifiedAt', instant(document.last_modified)),
  };
  return { ...indexed, quality: qualityOf(document, indexed, now) };
}

/** What a feed says once for all its services is for those that say nothing at all. */
function rulesOf(
  said: readonly string[],
  unread: readonly Unread[],
  { authority, unlessSaid }: IndexingTools['feed'],
): string[] {
  if (unread.length > 0) return [...said, UNREAD];
  if (said.length > 0 || unlessSaid === undefined) return [...said];
  return [unlessSaid === 'universal' ? unlessSaid : `${unlessSaid}:${authority}`];
}

function idsOf(terms: readonly OpenReferralTerm[], field: 'id' | 'taxonomy_id'): string[] {
  return [...new Set(terms.flatMap((term) => term[field] ?? []))];
}

/**
 * In whole years; not known where the two are swapped. A child is older than four and a half from
 * five on.
 */
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
