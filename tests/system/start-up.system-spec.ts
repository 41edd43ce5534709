import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { signCheckpoint, signerOf } from '@hub/evidence-ledger';
import { freePort } from '../../tools/backing-services/process-control.js';
import { readStageFile } from '../config.js';
import { Stage } from './stage/stage.js';

const { stateFolder } = readStageFile();

/** Where neither database nor broker is. */
const NOWHERE = {
  HUB_DATABASE_URL: 'postgres://a:b@127.0.0.1:1/hub',
  HUB_AMQP_URL: 'amqp://a:b@127.0.0.1:1/hub',
};

/** Starts a service from its built script, with addresses of our choosing. */
async function startService(
  addresses: Record<string, string>,
  service = 'consent-service',
  cwd = process.cwd(),
): Promise<{
  port: number;
  lines: string[];
  stop(): Promise<void>;
  ended: Promise<number | null>;
}> {
  const port = Number(addresses['HUB_PORT'] ?? (await freePort()));
  const lines: string[] = [];
  const child = spawn(process.execPath, [resolve(`dist/apps/${service}/src/main.js`)], {
    cwd,
    env: {
      PATH: '/usr/bin',
      HUB_PORT: String(port),
      HUB_KEY_FILE: `${stateFolder}/keys/${service}.json`,
      ...addresses,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) =>
      lines.push(...chunk.toString().split('\n').filter(Boolean)),
    );
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { port, lines, stop, ended };
}

describe('a service that starts', () => {
  it('without database and broker says which and where, goes on trying, and is alive but not ready', async () => {
    const closed = await freePort();
    const service = await startService({
      HUB_DATABASE_URL: `postgres://somebody:secret@127.0.0.1:${String(closed)}/hub`,
      HUB_AMQP_URL: `amqp://somebody:secret@127.0.0.1:${String(closed)}/hub`,
    });
    try {
      const said = (code: string): string[] => service.lines.filter((line) => line.includes(code));
      while (
        said('SERVICE_DATABASE_UNREACHABLE').length < 2 ||
        said('MESSAGING_BROKER_UNREACHABLE').length < 2
      )
        await pause(50);
      expect(said('SERVICE_DATABASE_UNREACHABLE')[0]).toContain(`127.0.0.1:${String(closed)}/hub`);
      expect(said('MESSAGING_BROKER_UNREACHABLE')[0]).toContain(`127.0.0.1:${String(closed)}/hub`);
      const door = `http://127.0.0.1:${String(service.port)}`;
      expect((await fetch(`${door}/livez`)).status).toBe(200);
      const ready = await fetch(`${door}/readyz`);
      expect(ready.status).toBe(503);
      const { missing } = (await ready.json()) as { missing: string[] };
      expect(missing.join()).toContain(
        `database: no connection to 127.0.0.1:${String(closed)}/hub`,
      );
      expect(missing.join()).toContain(
        `broker (publish): no connection to 127.0.0.1:${String(closed)}/hub`,
      );
      expect((await fetch(`${door}/anything`)).status).toBe(503);
      expect(service.lines.join('\n')).not.toContain('secret');
    } finally {
      await service.stop();
    }
  });

  it('with a broken escalation ladder ends, and names the line', async () => {
    const broken = join(mkdtempSync(join(tmpdir(), 'ladder-')), 'ladder.yaml');
    writeFileSync(
      broken,
      readFileSync('data/escalation-ladder.yaml', 'utf8').replace(
        'role: service_manager',
        'role: wizard',
      ),
    );
    const address = { ...NOWHERE, HUB_LADDER_FILE: broken };
    const service = await startService(address, 'arbitration-service');
    expect(await service.ended).not.toBe(0);
    expect(service.lines.join('\n')).toContain(`${broken}, line 15: rungs.2.role must be one of`);
  });

  it.each([
    'arbitration-service',
    'consent-service',
    'directory-service',
    'episode-service',
    'lookup-service',
  ])(
    '%s counts working days as the file of the release says, and ends where it is broken',
    async (name) => {
      const folder = mkdtempSync(join(tmpdir(), 'release-'));
      mkdirSync(join(folder, 'data'));
      for (const file of readdirSync('data'))
        if (file !== 'bank-holidays.yaml')
          symlinkSync(resolve('data', file), join(folder, 'data', file));
      writeFileSync(
        join(folder, 'data/bank-holidays.yaml'),
        'proclaimed:\n  - day: 2030-06-01\n    source: The Gazette\n',
      );
      const service = await startService(NOWHERE, name, folder);
      expect(await service.ended).toBe(1);
      expect(service.lines.join('\n')).toContain(
        'data/bank-holidays.yaml, line 2: proclaimed.0.day must not be on a weekend',
      );
    },
  );

  it('with keys that are wrong ends, and names all of them and shows none', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'keys-')), 'keys.json');
    const secret = Buffer.alloc(31, 7).toString('base64');
    const keys = { transport: { current: 2, keys: { 1: secret } }, receipts: { kid: 'one' } };
    writeFileSync(path, JSON.stringify(keys), { mode: 0o600 });
    const service = await startService({ ...NOWHERE, HUB_KEY_FILE: path });
    expect(await service.ended).toBe(1);
    const said = service.lines.join('\n');
    expect(said).toContain(
      'transport must be a key ring: version 1 must have 32 bytes in base64, current must name one of its versions',
    );
    for (const field of ['storage', 'custody', 'receipts'])
      expect(said).toContain(`${field} must be`);
    expect(said).not.toContain(secret);
  });

  it('with a ledger that lost entries is not ready, says how many it had, and leaves the kept checkpoint as it is: after a restore from a backup that is too old', async () => {
    const { ledger } = JSON.parse(
      readFileSync(`${stateFolder}/keys/ledger-service.json`, 'utf8'),
    ) as { ledger: { name: string; seed: string } };
    const kept = join(mkdtempSync(join(tmpdir(), 'checkpoint-')), 'kept.txt');
    const note = signCheckpoint(
      { origin: ledger.name, size: 10_000_000, root: Buffer.alloc(32, 1) },
      signerOf(ledger.name, 'ledger', ledger.seed),
    );
    writeFileSync(kept, note);
    const address = {
      HUB_DATABASE_URL: new Stage().databaseUrl('ledger-service'),
      HUB_AMQP_URL: 'amqp://a:b@127.0.0.1:1/hub',
      HUB_LEDGER_CHECKPOINT_FILE: kept,
    };
    const service = await startService(address, 'ledger-service');
    try {
      const door = `http://127.0.0.1:${String(service.port)}`;
      const missing = async () =>
        fetch(`${door}/readyz`).then(
          (reply) => reply.text(),
          () => '',
        );
      while (!(await missing()).includes('ledger:')) await pause(50);
      expect(await missing()).toMatch(
        /The ledger has \d+ entries, but \S+ holds a signed checkpoint of 10000000: entries were lost. See docs\/how-to\/restore.md/,
      );
      expect(await (await fetch(`${door}/metrics`)).text()).toMatch(/hub_ledger_not_whole\S* 1/);
      expect(readFileSync(kept, 'utf8')).toBe(note);
    } finally {
      await service.stop();
    }
  });

  it('on a port that is taken, or without a setting, ends with a sentence', async () => {
    const first = await startService(NOWHERE);
    while (
      !(await fetch(`http://127.0.0.1:${String(first.port)}/livez`).then(
        (reply) => reply.ok,
        () => false,
      ))
    )
      await pause(50);
    const second = await startService({ ...NOWHERE, HUB_PORT: String(first.port) });
    expect(await second.ended).toBe(1);
    expect(second.lines.join()).toContain('The port is taken by another process');
    await first.stop();
    const unset = await startService({ HUB_AMQP_URL: 'amqp://a:b@127.0.0.1:1/hub' });
    expect(await unset.ended).not.toBe(0);
    expect(unset.lines.join()).toContain('HUB_DATABASE_URL is missing');
  });
});

describe('a service that ends by itself while the hub runs', () => {
  it('is started again and serves as before', async () => {
    const stage = new Stage();
    for (const service of ['consent-service', 'gateway'] as const) {
      await stage.process(service, 'crash');
      const consent = await stage.consent('Lewisham', ['Bexley'], { attempts: 20 });
      await stage.untilConfirmed('Lewisham', consent.id, 'granted');
    }
  });
});
