import type { RecordFault } from '@hub/contracts/directory';
import type { Feed } from '../../domain/feeds/feed.js';
import {
  cellOf,
  faultsInValues,
  PLACE_COLUMNS,
  type Values,
} from '../../domain/feeds/imported-columns.js';
import { fromVersion1, isVersion1 } from '../../domain/feeds/version-1.js';
import { isPlace, recordOf } from '../../domain/feeds/imported-row.js';
import type { FeedTools } from './ports.js';
import type { Rows } from './file-ports.js';

type Row = Rows['rows'][number];

export interface LinesRead {
  readonly records: readonly {
    readonly record: object;
    readonly called: string;
  }[];
  readonly faults: readonly RecordFault[];
  /** Services of which no line is good. */
  readonly badIds: readonly string[];
  readonly lines: {
    /** How many lines were refused. */
    readonly bad: number;
    /** How many make up each record. */
    readonly of: ReadonlyMap<string, number>;
  };
}

/** The lines of a file as records: a service has a line for each of its sites. */
export function readLines(
  rows: readonly Row[],
  feed: Feed,
  tools: Pick<FeedTools, 'taxonomy' | 'named'>,
): LinesRead {
  const faults: RecordFault[] = [];
  const records: { record: object; called: string }[] = [];
  const of = new Map<string, number>();
  const badIds: string[] = [];
  let bad = 0;
  const context = { ...tools, feedId: feed.id };
  for (const [reference, lines] of byReference(rows)) {
    const [{ record, line }] = lines as [Row];
    if (record) {
      records.push({ record: fromPackage(record), called: `line ${String(line)}` });
      const twice = lines.slice(1);
      faults.push(
        ...twice.map((one) => faultOf(one, 'id', 'stands in the file twice; the first counts')),
      );
      bad += twice.length;
      continue;
    }
    const good = lines.filter((line) => {
      const found = faultsInValues(
        { ...line.values, name: nameOf(line, lines) },
        tools.taxonomy.protocols,
      );
      faults.push(...found.map((fault) => faultOf(line, fault.field, fault.message)));
      return found.length === 0;
    });
    const [first, ...more] = good;
    const sites = more.filter(({ values }) => isPlace(values) && isPlace(first?.values ?? {}));
    const twice = more.filter((line) => !sites.includes(line));
    faults.push(
      ...twice.map((line) =>
        faultOf(line, 'reference', 'stands in the file twice; the first counts'),
      ),
      ...sites.flatMap((line) => differing(line, first)),
    );
    bad += lines.length - good.length + twice.length;
    const read = first
      ? recordOf(
          { ...first.values, name: nameOf(first, lines) },
          context,
          sites.map(({ values }) => values),
        )
      : undefined;
    if (first && read && 'record' in read) {
      const called = `line ${String(first.line)}`;
      records.push({ record: read.record, called });
      of.set(called, 1 + sites.length);
    } else badIds.push(tools.named(`${feed.id} ${reference} service`));
  }
  return { records, faults: inOrder(faults), badIds, lines: { bad, of } };
}

/**
 * The lines of a file, those of so many services at a time; all lines of a service are together.
 */
export function* byServices(rows: readonly Row[], atOnce: number): Generator<Row[], void> {
  const services = [...byReference(rows).values()];
  for (let from = 0; from < services.length; from += atOnce)
    yield services.slice(from, from + atOnce).flat();
}

function byReference(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const reference = cellOf(row.values, 'reference');
    // Lines without one are not one service.
    const key = reference === '' ? ` ${String(row.line)}` : reference;
    const lines = found.get(key);
    if (lines) lines.push(row);
    else found.set(key, [row]);
  }
  return found;
}

/** A line for another site need not say the name again. */
const nameOf = (line: Row, [first]: readonly Row[]): string =>
  cellOf(line.values, 'name') || (first ? cellOf(first.values, 'name') : '');

/** A package may be of version 1 too. */
const fromPackage = (record: object): object =>
  isVersion1(record) ? fromVersion1(record) : record;

/** What a line for another site says of the service itself, and says otherwise. */
function differing(line: Row, first: Row | undefined): RecordFault[] {
  return Object.entries(line.values)
    .filter(([column, text]) => isOther(column, text, first?.values ?? {}))
    .map(([column]) => ({
      ...faultOf(line, column, `is other than in line ${String(first?.line ?? 0)}, which counts`),
      severity: 'warning',
    }));
}

const isOther = (column: string, text: string, values: Values): boolean =>
  text !== '' && !PLACE_COLUMNS.includes(column) && text !== cellOf(values, column);

function faultOf({ line }: Row, field: string, message: string): RecordFault {
  return { record: `line ${String(line)}`, field, message, severity: 'refused' };
}

/** As they stand in the file. */
export function inOrder(faults: readonly RecordFault[]): RecordFault[] {
  const line = ({ record }: RecordFault): number => Number(record.slice('line '.length));
  return [...faults].sort((one, other) => line(one) - line(other));
}
