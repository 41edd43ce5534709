import { randomInt } from 'node:crypto';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

/**
 * Below those that systems give to outgoing connections, which would take the port of a service
 * before it starts or while it restarts: Linux gives from 32,768, gVisor from 16,000.
 */
const PORTS = { from: 10_000, to: 16_000 };

/** A port drawn for one process stays its own until that listens, so none is drawn twice. */
const drawn = new Set<number>();

/**
 * A TCP port on loopback that nobody listens on now, and that this process has not given before.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const port = randomInt(PORTS.from, PORTS.to);
    if (drawn.has(port)) continue;
    drawn.add(port);
    if (await isFree(port)) return port;
  }
  throw new Error('No free port was found.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/** Also where it could never be run. */
export function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** Sends a signal and waits for the end; kills what does not end in time. */
export async function endProcess(
  child: ChildProcess,
  signal: NodeJS.Signals,
  withinMs: number,
): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), withinMs);
  await ended;
  clearTimeout(timer);
}
