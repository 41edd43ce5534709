import type { RecordFault } from '@hub/contracts/directory';
import type { Feed } from '../../domain/feeds/feed.js';
import { summaryOf, underHubIds } from '../../domain/feeds/hub-document.js';
import { mended } from '../../domain/feeds/mended.js';
import { withoutNulls } from '../../domain/feeds/without-nulls.js';
import { indexService } from '../../domain/services/indexed-service.js';
import { rulesIn, type Unread } from '../../domain/services/said-eligibility.js';
import { ELIGIBILITY_TAXONOMY, NEEDS_TAXONOMY } from '../../domain/services/taxonomy.js';
import { idOf } from './record-id.js';
import type { OpenReferralService } from '../../domain/services/open-referral.js';
import type { FeedTools } from './ports.js';
import type { Pace, StagedService } from './pull-ports.js';
import { postcodesOf } from '../../domain/services/places.js';
import { warningsIn } from '../../domain/services/warnings.js';

const MOST_DOCUMENT_LENGTH = 200_000;
const MOST_NAME_LENGTH = 300;
const MOST_FAULTS_SHOWN = 3;
/**
 * NUL, and halves of characters, which JSON writes as escapes: a database would refuse the whole
 * pull for one of them.
 */
const UNSTORABLE = /\\u0000|\\ud[89a-f]/;
/** Records that are checked in one piece: a few milliseconds of work. */
const AT_ONCE = 20;

export interface CheckedBatch {
  readonly services: readonly StagedService[];
  readonly faults: readonly RecordFault[];
  readonly bad: number;
  /** Records that are taken though something in them cannot be read. */
  readonly warnings: number;
}

/** Records of a feed, each with what it is called where something is wrong with it. */
export type NamedRecords = readonly {
  readonly record: unknown;
  readonly called: string;
  /** Why there is no record. */
  readonly fault?: string;
}[];

/** Checks records by the standard's schema and makes of the good ones what is kept and searched. */
export async function checkRecords(
  records: NamedRecords,
  feed: Feed,
  tools: FeedTools,
): Promise<CheckedBatch> {
  const faults: RecordFault[] = [];
  const good: { sourceId: string; called: string; document: OpenReferralService }[] = [];
  await inPieces(records, tools.pace, ({ record, called, fault }) => {
    const sourceId = idOf(record) ?? called;
    const { named } = tools;
    const document = isObject(record)
      ? withoutNulls(underHubIds(mended(record) as object, { feedId: feed.id, sourceId, named }))
      : record;
    const found =
      fault === undefined
        ? faultsIn(isObject(record) && !('id' in record) ? record : document, tools)
        : [{ field: '', message: fault }];
    if (found.length === 0)
      good.push({ sourceId, called, document: document as OpenReferralService });
    else
      faults.push(
        ...found
          .slice(0, MOST_FAULTS_SHOWN)
          .map((one) => ({ record: called.slice(0, 100), ...one, severity: 'refused' as const })),
      );
  });
  const positions = await tools.gazetteer.locate(
    good.flatMap(({ document }) => postcodesOf(document)),
  );
  const indexing = {
    taxonomy: tools.taxonomy,
    own: tools.own,
    feed,
    locate: (postcode: string) => positions.get(postcode),
    now: tools.clock.now(),
  };
  const services: StagedService[] = [];
  const warned: RecordFault[] = [];
  await inPieces(good, tools.pace, ({ sourceId, called, document: read }) => {
    warned.push(
      ...warningsIn(read, indexing.locate)
        .slice(0, MOST_FAULTS_SHOWN)
        .map((warning) => ({
          record: called.slice(0, 100),
          ...warning,
          severity: 'warning' as const,
        })),
    );
    const document = withOwnTerms(read, tools);
    const indexed = indexService(document, indexing);
    // All that is made of it is part of what is compared, but its quality, which falls as it ages.
    const digest = tools.digest(JSON.stringify([document, { ...indexed, quality: 0 }]));
    services.push({
      sourceId,
      content: { id: document.id, digest, document, summary: summaryOf(document), indexed },
    });
    warned.push(...warningsOf(indexed.unread ?? [], called));
  });
  const warnings = new Set(warned.map(({ record }) => record)).size;
  return { services, faults: [...faults, ...warned], bad: records.length - good.length, warnings };
}

function warningsOf(unread: readonly Unread[], called: string): RecordFault[] {
  return unread.slice(0, MOST_FAULTS_SHOWN).map(({ field, words }) => ({
    record: called.slice(0, 100),
    field,
    message: `“${words}” is no rule of who may use it that the hub can read: it is shown as unknown. Say it with a term of /taxonomy_terms.`,
    severity: 'warning',
  }));
}

/** The hub's own terms under the hub's own ids, so that each is listed once and found by its id. */
function withOwnTerms(document: OpenReferralService, tools: FeedTools): OpenReferralService {
  const { organization } = document;
  const attributes = document.attributes?.map((said) => {
    const attribute = tools.own.resolve(said);
    const { rules, unread } = rulesIn(attribute, tools);
    const [rule] = rules;
    const { taxonomy, term: code } = attribute.taxonomy_term ?? {};
    const own =
      rules.length === 1 && unread.length === 0 && rule !== undefined
        ? tools.own.term(ELIGIBILITY_TAXONOMY, rule)
        : taxonomy === NEEDS_TAXONOMY && code !== undefined
          ? tools.own.term(NEEDS_TAXONOMY, code)
          : undefined;
    return own ? { ...attribute, taxonomy_term: own } : attribute;
  });
  return {
    ...document,
    ...(organization ? { organization_id: organization.id } : {}),
    ...(attributes ? { attributes } : {}),
  };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function inPieces<One>(
  all: readonly One[],
  pace: Pace,
  work: (one: One) => void,
): Promise<void> {
  for (let from = 0; from < all.length; from += AT_ONCE) {
    await pace(() => {
      all.slice(from, from + AT_ONCE).forEach(work);
    });
  }
}

function faultsIn(record: unknown, { schema }: FeedTools): { field: string; message: string }[] {
  // First, since the schema is checked to the end, fault by fault.
  const text = JSON.stringify(record ?? null);
  if (text.length > MOST_DOCUMENT_LENGTH)
    return [{ field: '', message: `is longer than ${String(MOST_DOCUMENT_LENGTH)} characters` }];
  const faults = schema
    .faultsIn(record)
    .map(({ field, message }) => ({ field: field.slice(0, 200), message: message.slice(0, 500) }));
  if (faults.length > 0) return faults;
  if (UNSTORABLE.test(text.replaceAll('\\\\', '')))
    return [{ field: '', message: 'holds a character that is none' }];
  return (record as OpenReferralService).name.length > MOST_NAME_LENGTH
    ? [{ field: 'name', message: `is longer than ${String(MOST_NAME_LENGTH)} characters` }]
    : [];
}
