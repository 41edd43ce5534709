import { JSONParser } from '@streamparser/json';
import { FeedFault, type TakeRecords } from '../../application/feeds/reader-ports.js';
import type { PageCounters } from '../../domain/feeds/page-sequence.js';

/** Records that are handed over together: no more of a page is in memory. */
const AT_ONCE = 100;
/** No record that is kept is nearly as long. */
const MOST_RECORD_BYTES = 4_000_000;
const LISTS = ['contents', 'content'];
/** What Open Referral UK 1 calls them. */
const COUNTERS: Readonly<Record<string, keyof PageCounters>> = {
  page_number: 'page_number',
  number: 'page_number',
  total_pages: 'total_pages',
  totalPages: 'total_pages',
  total_items: 'total_items',
  totalElements: 'total_items',
  first_page: 'first_page',
  first: 'first_page',
  last_page: 'last_page',
  last: 'last_page',
};

/**
 * Reads a page record by record while it comes, so that one of any size takes little memory.
 *
 * @throws FeedFault where it is none
 */
export async function readPage(
  bytes: AsyncIterable<Buffer>,
  page: number,
  take: TakeRecords,
): Promise<PageCounters> {
  const what = `Page ${String(page)}`;
  const counters: Record<string, number | boolean> = {};
  let records: unknown[] = [];
  const seen = { list: false, fault: false };
  let sinceRecord = 0;
  const parser = new JSONParser({
    paths: [
      ...LISTS.map((list) => `$.${list}`),
      ...LISTS.map((list) => `$.${list}.*`),
      ...Object.keys(COUNTERS).map((name) => `$.${name}`),
    ],
    keepStack: false,
  });
  parser.onError = () => {
    seen.fault = true;
  };
  parser.onValue = ({ value, key, stack }) => {
    if (stack.length > 1) {
      records.push(value);
      sinceRecord = 0;
    } else if (LISTS.includes(String(key))) seen.list ||= Array.isArray(value);
    else Object.assign(counters, counter(String(key), value));
  };
  let isStart = true;
  for await (const chunk of bytes) {
    if (isStart && /^\s*</.test(chunk.subarray(0, 200).toString('latin1')))
      throw new FeedFault(`${what} is not JSON but a web page: is the address that of its API?`);
    isStart = false;
    sinceRecord += chunk.length;
    if (sinceRecord > MOST_RECORD_BYTES + chunk.length)
      throw new FeedFault(`${what} has a record of more than ${String(MOST_RECORD_BYTES)} bytes.`);
    parser.write(chunk);
    if (seen.fault) throw new FeedFault(`${what} is not JSON.`);
    while (records.length >= AT_ONCE) {
      await take(records.slice(0, AT_ONCE));
      records = records.slice(AT_ONCE);
    }
  }
  if (!parser.isEnded) throw new FeedFault(`${what} is not JSON.`);
  if (!seen.list) throw new FeedFault(`${what} has no list of contents.`);
  if (records.length > 0) await take(records);
  return counters;
}

/** Numbers and truths also where a feed writes them as texts. */
function counter(name: string, value: unknown): object {
  const as = COUNTERS[name];
  if (as === undefined) return {};
  if (as === 'first_page' || as === 'last_page') {
    const text = String(value).toLowerCase();
    return text === 'true' || text === 'false' ? { [as]: text === 'true' } : {};
  }
  const isNumber = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
  return isNumber && Number.isInteger(Number(value)) ? { [as]: Number(value) } : {};
}
