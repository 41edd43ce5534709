import { createConnection, createServer, type Server, type Socket } from 'node:net';

/** Stands between services and broker or database, and can be told to behave like a bad network. */
export class TcpProxy {
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private server: Server | undefined;
  private stalled = false;
  private refusing = false;

  constructor(
    private readonly host: string,
    private readonly port: number,
  ) {}

  /** @returns the port on loopback to connect to instead */
  listen(): Promise<number> {
    const server = createServer((near) => {
      this.join(near);
    });
    this.server = server;
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  }

  /** Passes nothing on, in neither direction, and closes nothing: a cable that was cut. */
  stall(): void {
    this.stalled = true;
    for (const pair of this.pairs) for (const socket of pair) socket.pause();
  }

  /** Cuts every connection and refuses new ones until `heal`. */
  cut(): void {
    this.refusing = true;
    this.reset();
  }

  /** Cuts every connection once. */
  reset(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  heal(): void {
    this.stalled = false;
    this.refusing = false;
    for (const pair of this.pairs) for (const socket of pair) socket.resume();
  }

  close(): void {
    this.reset();
    this.server?.close();
  }

  private join(near: Socket): void {
    if (this.refusing) {
      near.resetAndDestroy();
      return;
    }
    const far = createConnection({ host: this.host, port: this.port });
    const pair = [near, far] as const;
    this.pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.setNoDelay(true);
      from.on('data', (chunk) => {
        if (!to.write(chunk)) from.pause();
      });
      to.on('drain', () => {
        if (!this.stalled) from.resume();
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        this.pairs.delete(pair);
        to.destroy();
      });
    }
    if (this.stalled) for (const socket of pair) socket.pause();
  }
}
