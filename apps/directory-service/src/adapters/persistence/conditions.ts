import type { ServiceSearch } from '../../application/ports.js';

/** Conditions of a search, and the values that go with them. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly places = new Map<unknown, string>();

  /** The place of a value in the statement. */
  value(value: unknown): string {
    const known = this.places.get(value);
    if (known !== undefined) return known;
    this.values.push(value);
    const place = `$${String(this.values.length)}`;
    this.places.set(value, place);
    return place;
  }

  /**
   * A point on the earth (earthdistance); selected, so that it is worked out once and not for each
   * row.
   */
  point(at: { readonly latitude: number; readonly longitude: number } | undefined): string {
    return `(SELECT ll_to_earth(${this.value(at?.latitude)}::float8, ${this.value(at?.longitude)}::float8))`;
  }

  /** That points lie within so many metres of one. */
  within(
    points: string,
    at: { readonly latitude: number; readonly longitude: number } | undefined,
    metres: number,
  ): string {
    return `(${points} <-> ${this.point(at)}) <= (SELECT gc_to_sec(${this.value(metres)}::float8))`;
  }

  /** The same where an index of points is to be walked: first in a box around it. */
  inBoxWithin(
    points: string,
    at: { readonly latitude: number; readonly longitude: number } | undefined,
    metres: number,
  ): string {
    return `${points} <@ (SELECT earth_box(${this.point(at)}, ${this.value(metres)}::float8)) AND ${this.within(points, at, metres)}`;
  }

  /** Words as people write them: quotes, `or` and `-` mean what they mean on the web. */
  words(words: string): string {
    return `websearch_to_tsquery('english', unaccent(${this.value(words)}))`;
  }

  /**
   * What stands both with services and with their places: who may, how old, on which day. What is
   * not said is let through.
   */
  filters({ rules, age, day, isClosed }: ServiceSearch, table: 's' | 'p'): string[] {
    const mayUse = `(${table}.rules && ${this.value(rules)}::text[] OR ${table}.rules = '{}')`;
    return [
      isClosed ? `NOT ${mayUse}` : mayUse,
      ...(age === undefined
        ? []
        : [
            `coalesce(${table}.minimum_age, 0) <= ${this.value(age)}::integer
               AND coalesce(${table}.maximum_age, 200) >= ${this.value(age)}::integer`,
          ]),
      ...(day === undefined
        ? []
        : [`(${table}.days IS NULL OR ${this.value(day)} = ANY(${table}.days))`]),
    ];
  }

  /** Any of some words, of which none is more than a word. */
  anyOf({ someWords }: ServiceSearch): string[] {
    return someWords === undefined ? [] : [`s.words @@ ${this.words(someWords.join(' or '))}`];
  }

  /** What other parts of an answer have shown. */
  leftOut({ without }: ServiceSearch): string[] {
    if (!without) return [];
    const { words, needs } = without;
    return [
      ...(words === undefined ? [] : [`NOT s.words @@ ${this.words(words)}`]),
      ...(needs.length === 0 ? [] : [`NOT s.needs && ${this.value(needs)}::text[]`]),
    ];
  }

  /** What services are found by, where distance plays no part. */
  services(search: ServiceSearch): string[] {
    const { need, words } = search;
    return [
      's.is_open',
      ...this.leftOut(search),
      ...(need === undefined ? [] : [`s.needs @> ARRAY[${this.value(need)}::text]`]),
      ...(words === undefined ? [] : [`s.words @@ ${this.words(words)}`]),
      ...this.anyOf(search),
      ...this.filters(search, 's'),
    ];
  }
}
