import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { BackingServices } from '../backing-services/services.js';
import type { Hub } from '../hub/hub.js';
import type { ProcessName } from '../hub/provision-hub.js';

export interface StageDoor {
  readonly url: string;
  /** How often a process was made to crash. */
  readonly crashes: number;
  close(): void;
}

/**
 * Lets system tests do to the hub what nobody else may: kill, stop, start and crash its processes.
 */
export function openStageDoor(hub: Hub, backing: BackingServices): Promise<StageDoor> {
  let crashes = 0;
  const server = createServer((request, reply) => {
    if (request.url?.endsWith('/crash') === true && request.url.startsWith('/processes/'))
      crashes += 1;
    void act(request, hub, backing).then(
      () => reply.writeHead(204).end(),
      (error: unknown) =>
        reply.writeHead(500).end(error instanceof Error ? error.message : 'unknown fault'),
    );
  });
  return listen(server, () => crashes);
}

async function act(request: IncomingMessage, hub: Hub, backing: BackingServices): Promise<void> {
  const [, kind, name, action] = (request.url ?? '').split('/');
  if (kind === 'backing') {
    if (!backing.crash) throw new Error('These backing services are not ours to crash');
    await backing.crash(name === 'broker' ? 'broker' : 'database');
    return;
  }
  if (kind === 'broker-nodes') {
    const node = backing.brokerNodes?.[Number(name)];
    if (!node) throw new Error('There is no such node of ours');
    await (action === 'kill' ? node.kill() : node.start());
    return;
  }
  const process = hub.process(name as ProcessName);
  if (action === 'kill') await process.kill();
  else if (action === 'crash') await process.crash();
  else if (action === 'stop') await process.stop();
  else if (action === 'start') await hub.startProcess(name as ProcessName);
  else throw new Error(`There is no action ${String(action)}`);
}

function listen(server: Server, crashes: () => number): Promise<StageDoor> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      resolve({
        url: `http://127.0.0.1:${String(port)}`,
        get crashes() {
          return crashes();
        },
        close: () => server.close(),
      });
    });
  });
}
