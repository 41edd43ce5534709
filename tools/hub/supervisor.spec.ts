import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort } from '../backing-services/process-control.js';
import { ServiceProcess } from './service-process.js';
import { Supervisor } from './supervisor.js';

const SERVES = `import { createServer } from 'node:http';
createServer((_, reply) => reply.end(String(process.pid))).listen(process.env.PORT, '127.0.0.1');`;

let folder: string;
let service: ServiceProcess;
let supervisor: Supervisor;
let said: string[];
let due: (() => void)[];
let hear: (() => void) | undefined;

function tell(sentence: string): void {
  said.push(sentence);
  hear?.();
}

async function untilSaid(words: string): Promise<void> {
  while (!said.some((sentence) => sentence.includes(words)))
    await new Promise<void>((resolve) => {
      hear = resolve;
    });
}

/** Keeps what is to be done after a pause, until the test says that the pause is over. */
function keep(act: () => void, ms: number): NodeJS.Timeout {
  due.push(act);
  return setTimeout(() => undefined, ms).unref();
}

function pass(): void {
  for (const act of due.splice(0)) act();
}

async function supervise(
  script: string,
  schedule: (act: () => void, ms: number) => NodeJS.Timeout = setTimeout,
): Promise<void> {
  const port = String(await freePort());
  writeFileSync(join(folder, 'main.mjs'), script);
  service = new ServiceProcess({
    name: 'a-service',
    script: 'main.mjs',
    builtIn: folder,
    variables: { PORT: port },
    readyUrl: `http://127.0.0.1:${port}/readyz`,
    logFile: join(folder, 'a.log'),
  });
  service.start();
  supervisor = new Supervisor([service], tell, schedule);
}

async function servedBy(): Promise<string> {
  return (await fetch(service.settings.readyUrl)).text();
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'supervisor-'));
  said = [];
  due = [];
});
afterEach(async () => {
  supervisor.stop();
  await service.kill();
  rmSync(folder, { recursive: true, force: true });
});

describe('a service that ends by itself', () => {
  it('is started again and serves', async () => {
    await supervise(SERVES);
    await service.untilReady();
    const before = service.pid;
    await service.crash();
    await untilSaid('serves again');
    expect(await servedBy()).toBe(String(service.pid));
    expect(service.pid).not.toBe(before);
    expect(said).toEqual([
      `a-service ended by itself (SIGKILL); it is started again in 0.5 s. Its log: ${join(folder, 'a.log')}`,
      'a-service serves again.',
    ]);
    expect(supervisor.count).toBe(1);
  });

  it('before anybody looked after it is started again, too', async () => {
    await supervise(SERVES);
    supervisor.stop();
    await service.crash();
    supervisor = new Supervisor([service], tell);
    await untilSaid('serves again');
  });

  it('ten times within five minutes is given up, with its log and the next step', async () => {
    await supervise('process.exit(7)', (act) => setTimeout(act, 0));
    await untilSaid('is not started again');
    expect(said).toHaveLength(10);
    expect(said.at(-1)).toBe(
      `a-service ended 10 times within five minutes (exit code 7) and is not started again; the others go on without it. Its log: ${join(folder, 'a.log')}. Mend the cause that it names last, then stop the hub with Ctrl-C and run npm start again.`,
    );
    expect(service.running).toBe(false);
  });
});

describe('nothing is started again', () => {
  it.each(['stop', 'kill'] as const)(
    'after a %s, and a start by hand is the only one',
    async (action) => {
      await supervise(SERVES);
      await service.untilReady();
      await service[action]();
      expect(service.endedByItself).toBe(false);
      service.start();
      const { pid } = service;
      service.start();
      await service.untilReady();
      expect(await servedBy()).toBe(String(pid));
      expect(said).toEqual([]);
    },
  );

  it('when it is started or stopped by hand during the pause, or the hub stops', async () => {
    await supervise(SERVES, keep);
    await service.crash();
    expect(due).toHaveLength(1);
    service.start();
    const { pid } = service;
    pass();
    expect(service.pid).toBe(pid);
    await service.crash();
    await service.stop();
    pass();
    expect(service.running).toBe(false);
    service.start();
    await service.crash();
    expect(due).toHaveLength(1);
    supervisor.stop();
    service.start();
    await service.crash();
    expect(due).toHaveLength(1);
  });
});
