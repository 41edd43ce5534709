import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { freePort } from '../backing-services/process-control.js';
import { ServiceProcess } from './service-process.js';

let folder: string;
let service: ServiceProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'service-process-'));
});
afterEach(async () => {
  await service.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function start(script: string): Promise<void> {
  const port = String(await freePort());
  mkdirSync(join(folder, 'built'));
  writeFileSync(join(folder, 'built/main.mjs'), script);
  service = new ServiceProcess({
    name: 'a-service',
    script: 'main.mjs',
    builtIn: join(folder, 'built'),
    variables: { PORT: port },
    readyUrl: `http://127.0.0.1:${port}/readyz`,
    logFile: join(folder, 'a.log'),
  });
  service.start();
}

it('is waited for until it says that it is ready', async () => {
  await start(`import { createServer } from 'node:http';
    let asked = 0;
    createServer((_, reply) => { asked += 1; reply.writeHead(asked > 3 ? 200 : 503).end(JSON.stringify({ missing: ['database'] })); }).listen(process.env.PORT, '127.0.0.1');`);
  await service.untilReady();
  expect(service.running).toBe(true);
});

it('that ends is given up at once, with its code, its log and the next step', async () => {
  await start(`console.error('The key file is not there.'); process.exit(3);`);
  await expect(service.untilReady()).rejects.toThrow(
    `a-service ended before it was ready (exit code 3). Its log (${join(folder, 'a.log')}) ends: The key file is not there. Mend the cause and start again.`,
  );
});

it('that was killed is given up, too', async () => {
  await start('setInterval(() => undefined, 1000)');
  await service.kill();
  await expect(service.untilReady()).rejects.toThrow(
    'a-service ended before it was ready (SIGKILL). It wrote nothing to its log',
  );
});
