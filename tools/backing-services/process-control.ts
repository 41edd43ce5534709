import { randomInt } from 'node:crypto';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Below those that systems give to outgoing connections, which would take the port of a service while it restarts. */
const PORTS = { from: 15_000, to: 30_000 };

/** A TCP port on loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(PORTS.from, PORTS.to);
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

/** Tries until it succeeds; gives up at once when `stillRunning` says so. */
export async function waitUntil(
  what: string,
  attempt: () => Promise<boolean>,
  options: { withinMs: number; everyMs?: number; stillRunning?: () => boolean },
): Promise<void> {
  const deadline = performance.now() + options.withinMs;
  for (;;) {
    if (options.stillRunning?.() === false) throw new Error(`${what} ended before it was ready.`);
    if (await attempt().catch(() => false)) return;
    if (performance.now() > deadline)
      throw new Error(`${what} was not ready within ${String(options.withinMs / 1000)} s.`);
    await pause(options.everyMs ?? 100);
  }
}

/** Sends a signal and waits for the end; kills what does not end in time. */
export async function endProcess(
  child: ChildProcess,
  signal: NodeJS.Signals,
  withinMs: number,
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
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
