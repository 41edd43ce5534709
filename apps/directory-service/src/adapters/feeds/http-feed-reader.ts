import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import {
  FeedFault,
  type FeedReader,
  type FetchBudget,
  type FetchedPage,
  type FetchedService,
  type PageMark,
  type TakeRecords,
} from '../../application/feeds/reader-ports.js';
import { faultInAddress } from '../../domain/feeds/feed.js';
import { bytesOf, faultOf } from './feed-body.js';
import { readPage } from './read-page.js';

const PER_PAGE = 100;
const MOST_PAGE_BYTES = 100_000_000;
const MOST_SERVICE_BYTES = 4_000_000;
const MOST_REDIRECTS = 3;
const SILENT_MS = 20_000;
const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Fetches feeds over HTTPS from public addresses. Where a name leads to an address inside, at first
 * or by a redirect, no connection is made: the address is checked at the moment of connecting
 * (OWASP, Server-Side Request Forgery Prevention).
 */
export class HttpFeedReader implements FeedReader {
  private readonly agents: {
    readonly 'http:': RequestFilteringHttpAgent;
    readonly 'https:': RequestFilteringHttpsAgent;
  };
  private readonly allowHttp: boolean;

  /**
   * @param localAddresses addresses that may be fetched from though they are inside, and by http:
   * for trying things out
   */
  constructor(localAddresses: readonly string[]) {
    const options = { keepAlive: true, maxSockets: 8, allowIPAddressList: [...localAddresses] };
    this.agents = {
      'http:': new RequestFilteringHttpAgent(options),
      'https:': new RequestFilteringHttpsAgent(options),
    };
    this.allowHttp = localAddresses.length > 0;
  }

  async page(
    { url, page, mark }: { url: string; page: number; mark?: PageMark | undefined },
    budget: FetchBudget,
    take: TakeRecords,
  ): Promise<FetchedPage> {
    const address = `${url}/services?page=${String(page)}&per_page=${String(PER_PAGE)}&full=true`;
    const marked = {
      ...(mark?.etag === undefined ? {} : { 'if-none-match': mark.etag }),
      ...(mark?.lastModified === undefined ? {} : { 'if-modified-since': mark.lastModified }),
    };
    const response = await this.fetch(address, marked, budget);
    const { statusCode: status, headers } = response;
    const said = {
      ...(headers.etag === undefined ? {} : { etag: headers.etag }),
      ...(headers['last-modified'] === undefined ? {} : { lastModified: headers['last-modified'] }),
    };
    if (status !== 200) response.destroy();
    if (status === 304) return { ...said, bytes: 0 };
    if (status === 404 && page > 1) return { ...said, bytes: 0, absent: true };
    if (status !== 200)
      throw new FeedFault(`Page ${String(page)} is answered with status ${String(status)}.`);
    const counted = new ByteCounter(
      bytesOf(response, Math.min(budget.bytes, MOST_PAGE_BYTES), budget.signal),
    );
    const counters = await readPage(counted, page, take);
    return { ...said, bytes: counted.bytes, counters };
  }

  async service(url: string, id: string, budget: FetchBudget): Promise<FetchedService> {
    const response = await this.fetch(`${url}/services/${encodeURIComponent(id)}`, {}, budget);
    const { statusCode: status } = response;
    if (status !== 200) {
      response.destroy();
      return { bytes: 0, fault: `is listed, but /services/{id} answers ${String(status)}` };
    }
    const chunks: Buffer[] = [];
    for await (const chunk of bytesOf(
      response,
      Math.min(budget.bytes, MOST_SERVICE_BYTES),
      budget.signal,
    ))
      chunks.push(chunk);
    const body = Buffer.concat(chunks);
    try {
      return { bytes: body.length, record: JSON.parse(body.toString('utf8')) as unknown };
    } catch {
      return { bytes: body.length, fault: 'is listed, but /services/{id} answers no JSON' };
    }
  }

  private async fetch(
    url: string,
    headers: Readonly<Record<string, string>>,
    budget: FetchBudget,
    redirects = 0,
  ): Promise<IncomingMessage> {
    const response = await this.open(url, headers, budget);
    const { location } = response.headers;
    if (!REDIRECTS.includes(response.statusCode ?? 0) || location === undefined) return response;
    response.destroy();
    if (redirects >= MOST_REDIRECTS)
      throw new FeedFault(`It redirects more than ${String(MOST_REDIRECTS)} times.`);
    const next = URL.canParse(location, url) ? new URL(location, url).href : '';
    const [withoutQuery = ''] = next.split(/[?#]/);
    const fault = faultInAddress(withoutQuery, this.allowHttp);
    if (fault !== undefined)
      throw new FeedFault(`It redirects to an address that the hub does not fetch from: ${fault}`);
    return this.fetch(next, headers, budget, redirects + 1);
  }

  private open(
    url: string,
    headers: Readonly<Record<string, string>>,
    { signal }: FetchBudget,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { protocol } = new URL(url);
      const options = {
        headers: {
          accept: 'application/json',
          'accept-encoding': 'gzip',
          'user-agent': 'pan-london-caf-hub',
          ...headers,
        },
        timeout: SILENT_MS,
        signal,
      };
      const call =
        protocol === 'https:'
          ? httpsRequest(url, { ...options, agent: this.agents['https:'] }, resolve)
          : httpRequest(url, { ...options, agent: this.agents['http:'] }, resolve);
      call.on('timeout', () =>
        call.destroy(new FeedFault(`It was silent for ${String(SILENT_MS / 1_000)} seconds.`)),
      );
      call.on('error', (error: Error) => {
        reject(faultOf(error, signal));
      });
      call.end();
    });
  }
}

/** Bytes on their way, counted. */
class ByteCounter implements AsyncIterable<Buffer> {
  bytes = 0;

  constructor(private readonly source: AsyncIterable<Buffer>) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for await (const chunk of this.source) {
      this.bytes += chunk.length;
      yield chunk;
    }
  }
}
