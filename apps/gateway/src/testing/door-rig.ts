import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { Caller } from '@hub/use-case';
import { SealedContext } from '@hub/messaging';
import { Sealer } from '@hub/security';
import { RefusalError } from '../adapters/http/refusal-error.js';

export const CALLER: Caller = {
  authority: 'E09000023',
  clientId: 'c',
  door: 'http',
  verified: true,
  roles: ['authority_system', 'lead_caf_contact', 'hub_operations'],
};

export interface ServiceCall {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Under its seal; undefined where it has none that can be opened. */
  readonly context: object | undefined;
}

/** A door of the gateway and a service behind it, on HTTP of their own. */
export class DoorRig {
  readonly contexts = new SealedContext(
    new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 7).toString('base64') } }),
  );
  private readonly servers: Server[] = [];

  close(): void {
    for (const server of this.servers.splice(0)) server.close().closeAllConnections();
  }

  /** A service behind the gateway that answers like this, and what reaches it. */
  async service(
    answer: (reply: ServerResponse) => void,
  ): Promise<{ readonly url: string; readonly reached: ServiceCall[] }> {
    const reached: ServiceCall[] = [];
    const server = createServer((request, reply) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method, url: path, headers } = request;
        const context = this.contexts.open(String(headers[SealedContext.header.toLowerCase()]));
        reached.push({ method, path, headers, body: Buffer.concat(chunks).toString(), context });
        answer(reply);
      });
    });
    return { url: await this.listening(server.listen(0, '127.0.0.1')), reached };
  }

  /** A gateway with one route, which answers a refusal as it is and anything else by its name. */
  gateway(
    path: string,
    serve: (request: Request, reply: Response) => unknown,
    caller = CALLER,
  ): Promise<string> {
    const app = express();
    app.all(path, async (request: Request, reply: Response) => {
      Object.assign(request, { user: caller });
      await serve(request, reply);
    });
    app.use((error: unknown, _request: Request, reply: Response, _next: NextFunction) => {
      const name = error instanceof Error ? error.name : 'unknown';
      reply.status(400).json(error instanceof RefusalError ? error.refusal : { failed: name });
    });
    return this.listening(app.listen(0, '127.0.0.1'));
  }

  private async listening(server: Server): Promise<string> {
    this.servers.push(server);
    if (!server.listening) await new Promise((done) => server.once('listening', done));
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }
}

export const says =
  (status: number, body: unknown) =>
  (reply: ServerResponse): void => {
    reply.writeHead(status).end(JSON.stringify(body));
  };
