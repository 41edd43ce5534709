import { createHash } from 'node:crypto';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import {
  FeedFault,
  type FeedReader,
  type FetchBudget,
  type FetchedPage,
  type PageMark,
} from '../../application/ports.js';
import { faultInAddress } from '../../domain/feeds/feed.js';
import type { PageEnvelope } from '../../domain/feeds/page-sequence.js';

const PER_PAGE = 100;
const MOST_PAGE_BYTES = 32_000_000;
const MOST_REDIRECTS = 3;
const SILENT_MS = 20_000;
const REDIRECTS = [301, 302, 303, 307, 308];

interface Fetched {
  readonly status: number;
  readonly body: string;
  readonly bytes: number;
  readonly etag?: string;
  readonly lastModified?: string;
}

/**
 * Fetches feeds over HTTPS from public addresses. Where a name leads to an address inside, at first or by a redirect, no
 * connection is made: the address is checked at the moment of connecting (OWASP, Server-Side Request Forgery Prevention).
 */
export class HttpFeedReader implements FeedReader {
  private readonly agents: {
    readonly 'http:': RequestFilteringHttpAgent;
    readonly 'https:': RequestFilteringHttpsAgent;
  };
  private readonly allowHttp: boolean;

  /** @param localAddresses addresses that may be fetched from though they are inside, and by http: for trying things out */
  constructor(localAddresses: readonly string[]) {
    const options = { keepAlive: true, maxSockets: 8, allowIPAddressList: [...localAddresses] };
    this.agents = {
      'http:': new RequestFilteringHttpAgent(options),
      'https:': new RequestFilteringHttpsAgent(options),
    };
    this.allowHttp = localAddresses.length > 0;
  }

  async page(
    url: string,
    page: number,
    mark: PageMark | undefined,
    budget: FetchBudget,
  ): Promise<FetchedPage> {
    const address = `${url}/services?page=${String(page)}&per_page=${String(PER_PAGE)}&full=true`;
    const marked = {
      ...(mark?.etag === undefined ? {} : { 'if-none-match': mark.etag }),
      ...(mark?.lastModified === undefined ? {} : { 'if-modified-since': mark.lastModified }),
    };
    const { status, body, ...rest } = await this.fetch(address, marked, budget);
    if (status === 304) return rest;
    if (status !== 200)
      throw new FeedFault(`Page ${String(page)} is answered with status ${String(status)}.`);
    const envelope = readPage(body, page);
    return {
      ...rest,
      page: envelope,
      digest: createHash('sha256').update(JSON.stringify(envelope.contents)).digest('base64'),
    };
  }

  async service(
    url: string,
    id: string,
    budget: FetchBudget,
  ): Promise<{ record: unknown; bytes: number }> {
    const { status, body, bytes } = await this.fetch(
      `${url}/services/${encodeURIComponent(id)}`,
      {},
      budget,
    );
    if (status === 404) return { record: { id }, bytes };
    if (status !== 200)
      throw new FeedFault(`Service ${id.slice(0, 100)} is answered with status ${String(status)}.`);
    return { record: parse(body, `Service ${id.slice(0, 100)}`), bytes };
  }

  private async fetch(
    url: string,
    headers: Readonly<Record<string, string>>,
    budget: FetchBudget,
    redirects = 0,
  ): Promise<Fetched> {
    const response = await this.open(url, headers, budget);
    const status = response.statusCode ?? 0;
    const { location, etag, 'last-modified': lastModified } = response.headers;
    if (REDIRECTS.includes(status) && location !== undefined) {
      response.destroy();
      if (redirects >= MOST_REDIRECTS)
        throw new FeedFault(`It redirects more than ${String(MOST_REDIRECTS)} times.`);
      const next = URL.canParse(location, url) ? new URL(location, url).href : '';
      const [withoutQuery = ''] = next.split(/[?#]/);
      const fault = faultInAddress(withoutQuery, this.allowHttp);
      if (fault !== undefined)
        throw new FeedFault(
          `It redirects to an address that the hub does not fetch from: ${fault}`,
        );
      return this.fetch(next, headers, budget, redirects + 1);
    }
    const { body, bytes } = await readBody(response, Math.min(budget.bytes, MOST_PAGE_BYTES));
    return {
      status,
      body,
      bytes,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    };
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

async function readBody(
  response: IncomingMessage,
  most: number,
): Promise<{ body: string; bytes: number }> {
  const isPacked = response.headers['content-encoding'] === 'gzip';
  const stream: Readable = isPacked ? response.pipe(createGunzip()) : response;
  if (isPacked) response.on('error', (error) => stream.destroy(error));
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > most) throw new FeedFault(`An answer is larger than ${String(most)} bytes.`);
      chunks.push(chunk);
    }
  } catch (error) {
    response.destroy();
    throw faultOf(error);
  }
  return { body: Buffer.concat(chunks).toString('utf8'), bytes };
}

function faultOf(error: unknown, signal?: AbortSignal): FeedFault {
  if (error instanceof FeedFault) return error;
  if (signal?.aborted) return new FeedFault('It took longer than a pull may take.');
  const message = error instanceof Error ? error.message : '';
  if (message.includes('is not allowed'))
    return new FeedFault('Its address leads to where the hub does not fetch from.');
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
  return new FeedFault(`It cannot be reached: ${code}.`);
}

function parse(body: string, what: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new FeedFault(`${what} is not JSON.`);
  }
}

function readPage(body: string, number: number): PageEnvelope {
  const page = parse(body, `Page ${String(number)}`);
  if (
    typeof page !== 'object' ||
    page === null ||
    !('contents' in page) ||
    !Array.isArray(page.contents)
  )
    throw new FeedFault(`Page ${String(number)} has no list of contents.`);
  const { contents, ...rest } = page as Record<string, unknown> & { contents: unknown[] };
  const whole = (name: string): object =>
    Number.isInteger(rest[name]) ? { [name]: rest[name] } : {};
  const last = typeof rest['last_page'] === 'boolean' ? { last_page: rest['last_page'] } : {};
  return {
    ...whole('page_number'),
    ...whole('total_pages'),
    ...whole('total_items'),
    ...last,
    contents,
  };
}
