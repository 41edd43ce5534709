import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { GeneratedService } from './generate-services.js';

/** How a feed treats whoever reads it; all but `good` have been seen in the wild. */
export const FEED_MOODS = [
  'good',
  'list_only',
  'slow',
  'silent',
  'huge',
  'bomb',
  'invalid',
  'not_json',
  'circle',
  'changing',
  'miscounting',
  'inward',
  'failing',
] as const;
export type FeedMood = (typeof FEED_MOODS)[number];

const MANY = ['schedules', 'service_at_locations', 'contacts', 'attributes'];
const HUGE = 128_000_000;
const SLOW_MS = 300;

/** Serves services in Open Referral UK 3.0, paged and with ETags, or wrongly as its mood is. */
export class FeedServer {
  mood: FeedMood = 'good';
  /**
   * Where whoever asks is sent to instead: another feed, or, where this is empty, the same address
   * again.
   */
  redirectTo: string | undefined;
  /** Requests answered so far, by status. */
  readonly answered = new Map<number, number>();

  constructor(public services: readonly GeneratedService[]) {}

  async serve(
    path: string,
    query: URLSearchParams,
    request: IncomingMessage,
    reply: ServerResponse,
  ): Promise<void> {
    reply.on('finish', () =>
      this.answered.set(reply.statusCode, (this.answered.get(reply.statusCode) ?? 0) + 1),
    );
    const one = /^\/services\/([^/]+)$/.exec(path)?.[1];
    if (this.mood === 'failing') return void reply.writeHead(500).end();
    if (this.redirectTo !== undefined)
      return void reply
        .writeHead(307, { location: `${this.redirectTo}${request.url ?? '/'}` })
        .end();
    if (this.mood === 'inward')
      return void reply
        .writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' })
        .end();
    if (this.mood === 'silent') return;
    if (one !== undefined)
      this.send(
        this.services.find(({ id }) => id === decodeURIComponent(one)),
        request,
        reply,
      );
    else if (path !== '/services') reply.writeHead(404).end();
    else
      await this.list(
        Number(query.get('page') ?? 1),
        Number(query.get('per_page') ?? 50),
        request,
        reply,
      );
  }

  private async list(
    asked: number,
    size: number,
    request: IncomingMessage,
    reply: ServerResponse,
  ): Promise<void> {
    if (this.mood === 'slow') await pause(SLOW_MS);
    if (this.mood === 'not_json')
      return void reply.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
    if (this.mood === 'huge') {
      this.flood(reply);
      return;
    }
    if (this.mood === 'bomb')
      return void reply
        .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(HUGE, ' ')));
    const page = this.mood === 'circle' ? 1 : asked;
    // Each page read takes one away from the front, so that one slips from the next page onto this.
    if (this.mood === 'changing' && asked > 1) this.services = this.services.slice(1);
    const total = this.services.length;
    const pages = Math.max(1, Math.ceil(total / size));
    const contents = this.services
      .slice((page - 1) * size, page * size)
      .map((service, place) => this.shown(service, place));
    const envelope = {
      total_items: this.mood === 'miscounting' ? total + 1 : total,
      total_pages: this.mood === 'circle' ? asked + 1 : pages,
      page_number: this.mood === 'circle' ? asked : page,
      size: contents.length,
      first_page: page === 1,
      last_page: this.mood !== 'circle' && page >= pages,
      empty: contents.length === 0,
    };
    this.send({ ...envelope, contents }, request, reply);
  }

  private shown(service: GeneratedService, place: number): object {
    if (this.mood === 'list_only')
      return Object.fromEntries(Object.entries(service).filter(([field]) => !MANY.includes(field)));
    if (this.mood === 'invalid' && place % 10 === 3)
      return { ...service, status: 'perhaps', url: 'not an address' };
    return service;
  }

  private send(content: object | undefined, request: IncomingMessage, reply: ServerResponse): void {
    if (!content) return void reply.writeHead(404).end();
    const body = JSON.stringify(content);
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
    if (request.headers['if-none-match'] === etag) reply.writeHead(304, { etag }).end();
    else reply.writeHead(200, { 'content-type': 'application/json', etag }).end(body);
  }

  /** More than anybody should read, for as long as they do. */
  private flood(reply: ServerResponse): void {
    reply.writeHead(200, { 'content-type': 'application/json' });
    const chunk = Buffer.alloc(1_000_000, ' ');
    let sent = 0;
    const more = (): void => {
      while (!reply.destroyed && sent < HUGE) {
        sent += chunk.length;
        if (!reply.write(chunk)) return void reply.once('drain', more);
      }
      reply.end();
    };
    more();
  }
}
