import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { FindServicesPayload, PlaceAsked, ServicePage } from '@hub/contracts/directory';
import type { Clock } from '@hub/use-case';
import { optional } from '../../domain/optional.js';
import type { QuestionRead } from '../../domain/questions/read-question.js';
import { type Child, rulesFor } from '../../domain/services/eligibility.js';
import { UNREAD } from '../../domain/services/said-eligibility.js';
import type { Position } from '../../domain/services/position.js';
import type { ServiceTaxonomy } from '../../domain/services/taxonomy.js';
import type {
  DirectoryWork,
  FoundService,
  Gazetteer,
  ServiceSearch,
  ServiceStore,
} from '../ports.js';
import { decodePlace, encodePlace, hasOperators, type LegPlace, legsOf } from './search-legs.js';
import { viewService } from './service-view.js';
import { type IsWord, understandQuestion, understoodView } from './understand-question.js';
import { countedOf, walkLegs, widening } from './walk-legs.js';

const DEFAULT_LIMIT = 10;
const POSTCODE = /^[a-z]{1,2}\d[a-z\d]?(\s*\d[a-z]{2})?$/i;
const HOW_EXACT: Readonly<Record<Position['exactness'], string>> = {
  coordinates: 'exact',
  postcode: 'from the middle of the postcode, good to a street or two',
  outward_code: 'from the middle of the whole district, good to a mile or so',
};

export interface FindTools {
  readonly gazetteer: Gazetteer;
  readonly taxonomy: ServiceTaxonomy;
  readonly isWord: IsWord;
  readonly clock: Clock;
}

interface QuestionContext {
  /** What the question says, with what its words were read to say. */
  readonly question: FindServicesPayload;
  readonly read?: QuestionRead;
  readonly from?: Position;
}

/** Which services a child can use, why, and what of that is not known. */
export class FindServices {
  constructor(
    private readonly work: DirectoryWork,
    private readonly tools: FindTools,
  ) {}

  async execute(question: FindServicesPayload): Promise<ServicePage | Refusal> {
    const { cursor, limit = DEFAULT_LIMIT } = question;
    const after = cursor === undefined ? undefined : decodePlace(cursor);
    const fault = faultIn(question, after);
    if (fault) return refuse('invalid_request', undefined, [fault]);
    return this.work.read(async ({ services }) => {
      const asked = await this.read(question, services);
      if (isRefusal(asked)) return asked;
      const legs = legsOf(this.searchOf(asked), asked.read);
      const found = await walkLegs(legs, services, limit + 1, after);
      const last = found.at(limit - 1);
      const widened = widening(found, legs, after);
      const understood = asked.read ? understoodView(asked.read, this.tools.taxonomy) : undefined;
      return {
        items: await this.view(found.slice(0, limit), asked, services),
        ...(asked.from && asked.question.postcode !== undefined
          ? { from: placeAsked(asked.question.postcode, asked.from) }
          : {}),
        ...(asked.read?.isCorrected && found.length > 0
          ? { didYouMean: asked.read.spelt.slice(0, 200) }
          : {}),
        ...(understood ? { understood } : {}),
        ...(widened ? { widened } : {}),
        ...(question.facets === 'true'
          ? { facets: await services.facets(countedOf(legs, widened)) }
          : {}),
        ...(found.length > limit && last
          ? { nextCursor: encodePlace({ leg: last.leg, after: last }) }
          : {}),
      };
    });
  }

  private async view(
    shown: readonly FoundService[],
    { question, from }: QuestionContext,
    services: ServiceStore,
  ): Promise<ServicePage['items']> {
    const kept = await services.read(shown.map(({ id }) => id));
    const { protocols } = this.tools.taxonomy;
    const now = this.tools.clock.now();
    return shown.flatMap((found) => {
      const service = kept.get(found.id);
      return service ? [viewService(service, { question, found, from, protocols, now })] : [];
    });
  }

  /** Whatever a field of the question says goes before what its words were read to say. */
  private async read(
    question: FindServicesPayload,
    services: ServiceStore,
  ): Promise<QuestionContext | Refusal> {
    const { q, postcode } = question;
    const { taxonomy, isWord, gazetteer } = this.tools;
    const read =
      q === undefined || hasOperators(q)
        ? undefined
        : await this.asTyped(q, await understandQuestion(q, taxonomy, isWord, services), services);
    const from = postcode === undefined ? undefined : await this.locate(postcode);
    if (from && isRefusal(from)) return from;
    const said = postcode === undefined ? read?.postcode : undefined;
    const readFrom = said === undefined ? undefined : (await gazetteer.locate([said])).get(said);
    return {
      question: {
        ...question,
        ...optional('age', question.age ?? read?.age),
        ...optional('day', question.day ?? read?.day),
        ...(said !== undefined && readFrom ? { postcode: said } : {}),
      },
      ...optional('read', read),
      ...optional('from', from ?? readFrom),
    };
  }

  /** Where services have a word as it was typed, it is right, whatever it looks like. */
  private async asTyped(
    q: string,
    read: QuestionRead,
    services: ServiceStore,
  ): Promise<QuestionRead> {
    if (!read.isCorrected) return read;
    const search = { ...this.searchOf({ question: {} }), words: q };
    const [found] = await services.search(search, 1);
    return found ? { ...read, words: q, isCorrected: false } : read;
  }

  private searchOf({ question, read, from }: QuestionContext): ServiceSearch {
    const { need, age, day, q, radius, home, notOpen } = question;
    const { protocols } = this.tools.taxonomy;
    const child: Child = question;
    return {
      rules: [...rulesFor(child, protocols), UNREAD],
      openRules: rulesFor({ home: NOWHERE, school: NOWHERE, gp: NOWHERE, ...child }, protocols),
      ...optional('need', need),
      ...optional('age', age),
      ...optional('day', day),
      ...(q === undefined || read ? {} : { words: q }),
      ...optional('first', read?.authority ?? home),
      ...optional('near', from),
      ...(from ? optional('radius', radius) : {}),
      ...(notOpen === 'true' ? { isClosed: true } : {}),
    };
  }

  private async locate(postcode: string): Promise<Position | Refusal> {
    if (!POSTCODE.test(postcode.trim()))
      return refuse('invalid_request', undefined, [
        { field: 'postcode', message: 'must be a postcode like SE13 6LG, or its first half' },
      ]);
    return (
      (await this.tools.gazetteer.locate([postcode])).get(postcode) ??
      refuse(
        'postcode_unknown',
        `Nobody has told the hub where ${postcode.trim().toUpperCase()} is.`,
      )
    );
  }
}

/** No authority: what depends on a place that is not known is not surely open. */
const NOWHERE = '-';

function faultIn(
  { cursor, radius, postcode, q, notOpen, home, school, gp }: FindServicesPayload,
  after: LegPlace | undefined,
): { field: string; message: string } | undefined {
  if (cursor !== undefined && !after)
    return { field: 'cursor', message: 'is not a cursor of this list' };
  if (radius !== undefined && postcode === undefined && q === undefined)
    return { field: 'radius', message: 'needs postcode' };
  return notOpen === 'true' && home === undefined && school === undefined && gp === undefined
    ? {
        field: 'notOpen',
        message: 'needs home, school or gp: without them nothing is known closed',
      }
    : undefined;
}

function placeAsked(postcode: string, { exactness }: Position): PlaceAsked {
  return {
    postcode: postcode.trim().toUpperCase(),
    exactness,
    sentence: `Distances are ${HOW_EXACT[exactness]}.`,
  };
}
