import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FeedServer } from './feed-server.js';
import type { GeneratedService } from './generate-services.js';

/** A feed on a port of its own. */
export class ServedFeed {
  private constructor(
    readonly feed: FeedServer,
    readonly url: string,
    private readonly server: Server,
  ) {}

  static open(services: readonly GeneratedService[]): Promise<ServedFeed> {
    const feed = new FeedServer(services);
    const server = createServer((request, reply) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      void feed.serve(pathname, searchParams, request, reply);
    });
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        resolve(
          new ServedFeed(
            feed,
            `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
            server,
          ),
        );
      });
    });
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
