import type { RecordFault } from '@hub/contracts';
import type { Feed } from '../../domain/feeds/feed.js';
import { summaryOf, underHubIds } from '../../domain/feeds/hub-document.js';
import { indexService } from '../../domain/services/indexed-service.js';
import type { OpenReferralService } from '../../domain/services/open-referral.js';
import { addressOf, postcodeOf } from '../../domain/services/places.js';
import { warningsIn } from '../../domain/services/warnings.js';
import type { FeedTools, Pace, StagedService } from '../ports.js';

const MOST_DOCUMENT_LENGTH = 200_000;
const MOST_NAME_LENGTH = 300;
const MOST_FAULTS_SHOWN = 3;
/** NUL, and halves of characters, which JSON writes as escapes: a database would refuse the whole pull for one of them. */
const UNSTORABLE = /\\u0000|\\ud[89a-f]/;
/** Records that are checked in one piece: a few milliseconds of work. */
const AT_ONCE = 20;

export interface Checked {
  readonly services: readonly StagedService[];
  readonly faults: readonly RecordFault[];
  readonly bad: number;
}

/** Records of a feed, each with what it is called where something is wrong with it. */
export type Named = readonly { readonly record: unknown; readonly called: string }[];

/** Checks records by the standard's schema and makes of the good ones what is kept and searched. */
export async function checkRecords(records: Named, feed: Feed, tools: FeedTools): Promise<Checked> {
  const faults: RecordFault[] = [];
  const good: { readonly record: OpenReferralService; readonly called: string }[] = [];
  await inPieces(records, tools.pace, ({ record, called }) => {
    const found = faultsIn(record, tools);
    if (found.length === 0) good.push({ record: record as OpenReferralService, called });
    else
      faults.push(
        ...found
          .slice(0, MOST_FAULTS_SHOWN)
          .map((fault) => ({ record: called.slice(0, 100), ...fault })),
      );
  });
  const positions = await tools.gazetteer.locate(good.flatMap(({ record }) => postcodesOf(record)));
  const indexing = {
    taxonomy: tools.taxonomy,
    feed,
    locate: (postcode: string) => positions.get(postcode),
    now: tools.clock.now(),
  };
  const services: StagedService[] = [];
  await inPieces(good, tools.pace, ({ record, called }) => {
    const document = underHubIds(record, feed.id, tools.named);
    faults.push(
      ...warningsIn(record, indexing.locate)
        .slice(0, MOST_FAULTS_SHOWN)
        .map((warning) => ({ record: called.slice(0, 100), ...warning })),
    );
    const indexed = indexService(document, indexing);
    // Positions and rules are part of what is compared: where postcodes or defaults become known, it is indexed anew.
    const digest = tools.digest(
      JSON.stringify([document, indexed.places, indexed.rules, indexed.needs]),
    );
    services.push({
      sourceId: record.id,
      content: { id: document.id, digest, document, summary: summaryOf(document), indexed },
    });
  });
  return { services, faults, bad: records.length - good.length };
}

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
  const faults = schema
    .faultsIn(record)
    .map(({ field, message }) => ({ field: field.slice(0, 200), message: message.slice(0, 500) }));
  if (faults.length > 0) return faults;
  const text = JSON.stringify(record);
  if (text.length > MOST_DOCUMENT_LENGTH)
    return [{ field: '', message: `is longer than ${String(MOST_DOCUMENT_LENGTH)} characters` }];
  if (UNSTORABLE.test(text.replaceAll('\\\\', '')))
    return [{ field: '', message: 'holds a character that is none' }];
  return (record as OpenReferralService).name.length > MOST_NAME_LENGTH
    ? [{ field: 'name', message: `is longer than ${String(MOST_NAME_LENGTH)} characters` }]
    : [];
}

function postcodesOf({ service_at_locations: at = [] }: OpenReferralService): string[] {
  return at.flatMap(({ location }) => postcodeOf(addressOf(location).address) ?? []);
}
