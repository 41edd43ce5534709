import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FeedView } from '@hub/contracts/directory';
import type { DirectoryRig } from './directory-rig.js';

type Answer = string | object | { readonly status: number };
/** By path and page number; made up. */
export type Site = (path: string, page: number) => Answer | undefined;

export const uuid = (number: number): string =>
  `5a2852e2-0ea6-436a-b3db-${String(number).padStart(12, '0')}`;
export const service = (number: number, more: object = {}) => ({
  id: uuid(number),
  name: `Service ${String(number)}`,
  status: 'active',
  schedules: [],
  ...more,
});
export const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, place) => service(from + place));
export const onePage =
  (contents: readonly unknown[]): Site =>
  (path) =>
    path.endsWith('/services')
      ? { total_items: contents.length, total_pages: 1, page_number: 1, last_page: true, contents }
      : undefined;

interface ServedSite {
  site: Site;
  readonly url: string;
}

/** Feeds that answer as a test says, each of another authority. */
export class MadeUpFeeds {
  private open: Server[] = [];
  private authorities = 0;

  constructor(private readonly rig: DirectoryRig) {}

  async serve(site: Site): Promise<ServedSite> {
    const served = { site, url: '' };
    const server = createServer((request, reply) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      const answer = served.site(pathname, Number(searchParams.get('page')));
      if (answer === undefined) reply.writeHead(404).end();
      else if (typeof answer === 'object' && 'status' in answer && !('id' in answer))
        reply.writeHead(answer.status).end();
      else reply.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.open.push(server);
    served.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    return served;
  }

  /** @param under its base address in the server */
  async register(
    site: Site,
    terms: Parameters<DirectoryRig['register']>[2] = {},
    under = '',
  ): Promise<{ served: ServedSite; feed: FeedView }> {
    const served = await this.serve(site);
    this.authorities += 1;
    const authority = `E090000${String(this.authorities).padStart(2, '0')}`;
    return { served, feed: await this.rig.register(authority, `${served.url}${under}`, terms) };
  }

  close(): void {
    for (const server of this.open) server.close();
    this.open = [];
  }
}
