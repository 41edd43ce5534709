import {
  type FindServicesPayload,
  isRefusal,
  type PlaceAsked,
  type Refusal,
  refuse,
  type ServicePage,
} from '@hub/contracts';
import { type Child, rulesFor } from '../../domain/services/eligibility.js';
import type { Position } from '../../domain/services/places.js';
import type { ServiceTaxonomy } from '../../domain/services/taxonomy.js';
import type {
  DirectoryWork,
  Found,
  Gazetteer,
  SearchPlace,
  ServiceSearch,
  ServiceStore,
} from '../ports.js';
import { viewService } from './service-view.js';

const DEFAULT_LIMIT = 10;
const POSTCODE = /^[a-z]{1,2}\d[a-z\d]?(\s*\d[a-z]{2})?$/i;
const HOW_EXACT: Readonly<Record<Position['exactness'], string>> = {
  coordinates: 'exact',
  postcode: 'from the middle of the postcode, good to a street or two',
  outward_code: 'from the middle of the whole district, good to a mile or so',
};

interface Asked {
  readonly search: ServiceSearch;
  readonly from?: Position;
  readonly after?: SearchPlace;
  readonly limit: number;
}

/** Which services a child can use, why, and what of that is not known. */
export class FindServices {
  constructor(
    private readonly work: DirectoryWork,
    private readonly gazetteer: Gazetteer,
    private readonly taxonomy: ServiceTaxonomy,
  ) {}

  async execute(question: FindServicesPayload): Promise<ServicePage | Refusal> {
    const asked = await this.read(question);
    if (isRefusal(asked)) return asked;
    return this.work.read(async ({ services }) => {
      const { search, found, didYouMean } = await this.lookFor(asked, services);
      const shown = found.slice(0, asked.limit);
      const last = shown.at(-1);
      return {
        items: await this.view(shown, question, asked, services),
        ...(asked.from && question.postcode !== undefined
          ? { from: placeAsked(question.postcode, asked.from) }
          : {}),
        ...(didYouMean === undefined ? {} : { didYouMean }),
        ...(question.facets === 'true' ? { facets: await services.facets(search) } : {}),
        ...(found.length > asked.limit && last ? { nextCursor: encode(last) } : {}),
      };
    });
  }

  /** Where nothing has the words, words that services use are tried in their place. */
  private async lookFor(
    { search, limit, after }: Asked,
    services: ServiceStore,
  ): Promise<{ search: ServiceSearch; found: Found[]; didYouMean?: string }> {
    const found = await services.search(search, limit + 1, after);
    if (found.length > 0 || search.words === undefined || after !== undefined)
      return { search, found };
    const didYouMean = await services.didYouMean(search.words);
    if (didYouMean === undefined) return { search, found };
    const corrected = { ...search, words: didYouMean };
    return { search: corrected, found: await services.search(corrected, limit + 1), didYouMean };
  }

  private async view(
    shown: readonly Found[],
    question: FindServicesPayload,
    { from }: Asked,
    services: ServiceStore,
  ): Promise<ServicePage['items']> {
    const kept = await services.read(shown.map(({ id }) => id));
    return shown.flatMap((found) => {
      const service = kept.get(found.id);
      return service
        ? [viewService(service, { question, found, from, protocols: this.taxonomy.protocols })]
        : [];
    });
  }

  private async read(question: FindServicesPayload): Promise<Asked | Refusal> {
    const { need, age, day, q, postcode, radius, limit = DEFAULT_LIMIT, cursor } = question;
    const after = cursor === undefined ? undefined : decode(cursor);
    if (cursor !== undefined && !after)
      return refuse('invalid_request', undefined, [
        { field: 'cursor', message: 'is not a cursor of this list' },
      ]);
    if (radius !== undefined && postcode === undefined)
      return refuse('invalid_request', undefined, [{ field: 'radius', message: 'needs postcode' }]);
    const from = postcode === undefined ? undefined : await this.locate(postcode);
    if (from && isRefusal(from)) return from;
    const { protocols } = this.taxonomy;
    const child: Child = question;
    const search: ServiceSearch = {
      rules: rulesFor(child, protocols),
      openRules: rulesFor({ home: NOWHERE, school: NOWHERE, gp: NOWHERE, ...child }, protocols),
      ...(need === undefined ? {} : { need }),
      ...(age === undefined ? {} : { age }),
      ...(day === undefined ? {} : { day }),
      ...(q === undefined ? {} : { words: q }),
      ...(from ? { near: from } : {}),
      ...(radius === undefined ? {} : { radius }),
    };
    return { search, limit, ...(from ? { from } : {}), ...(after ? { after } : {}) };
  }

  private async locate(postcode: string): Promise<Position | Refusal> {
    if (!POSTCODE.test(postcode.trim()))
      return refuse('invalid_request', undefined, [
        { field: 'postcode', message: 'must be a postcode like SE13 6LG, or its first half' },
      ]);
    return (
      (await this.gazetteer.locate([postcode])).get(postcode) ??
      refuse(
        'postcode_unknown',
        `Nobody has told the hub where ${postcode.trim().toUpperCase()} is.`,
      )
    );
  }
}

/** No authority: what depends on a place that is not known is not surely open. */
const NOWHERE = '-';

function placeAsked(postcode: string, { exactness }: Position): PlaceAsked {
  return {
    postcode: postcode.trim().toUpperCase(),
    exactness,
    sentence: `Distances are ${HOW_EXACT[exactness]}.`,
  };
}

function encode({ order, key, id }: SearchPlace): string {
  return Buffer.from(JSON.stringify([order, key, id])).toString('base64url');
}

function decode(cursor: string): SearchPlace | undefined {
  try {
    const [order, key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [
      SearchPlace['order'],
      number | string,
      string,
    ];
    const valid =
      (order === 'name'
        ? typeof key === 'string'
        : ['distance', 'rank'].includes(order) && typeof key === 'number') &&
      /^[0-9a-f-]{36}$/.test(id);
    return valid ? { order, key, id } : undefined;
  } catch {
    return undefined;
  }
}
