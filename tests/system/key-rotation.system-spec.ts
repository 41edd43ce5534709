import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LookupView } from '@hub/contracts/lookup';
import { Stage } from './stage/stage.js';

describe('the keys of the index', () => {
  let stage: Stage;
  let keyFile: string;
  beforeAll(() => {
    stage = new Stage();
    keyFile = `${stage.files.stateFolder}/keys/lookup-service.json`;
  });
  const keys = (...words: string[]) =>
    execFileSync(process.execPath, ['dist/tools/keys/main.js', ...words], { encoding: 'utf8' });
  const startAgain = async () => {
    await stage.process('lookup-service', 'stop');
    await stage.process('lookup-service', 'start');
  };
  const find = async () => {
    const { details: child } = stage.childOf('Hackney', 4);
    const { body } = await stage.as('Camden').post<LookupView>('/v1/lookups', {
      body: { purpose: 'review', caseReference: 'K-1', child },
    });
    return body.rows.find(({ name }) => name === 'Hackney')?.outcome;
  };
  const leftUnder = async (version: number): Promise<number> => {
    const left = `key_version = ${String(version)} OR get_byte(envelope, 0) = ${String(version)}`;
    const [row] = await stage.query<{ count: number }>(
      'lookup-service',
      `SELECT count(*)::integer AS count FROM lookup_service.pointer WHERE ${left}`,
    );
    return row?.count ?? 0;
  };

  it('change while it serves: every record is brought under the fresh ones, and found before, meanwhile and after', async () => {
    expect(await leftUnder(1)).toBeGreaterThan(6_000);
    for (const ring of ['matching', 'storage'])
      expect(keys('add', keyFile, ring)).toContain('versions 1, 2; 2 is in use');
    await startAgain();
    expect(await find()).toBe('found');
    await stage.until(
      () => leftUnder(1),
      (left) => left === 0,
      60_000,
    );
    expect(await find()).toBe('found');
    expect(keys('retire', keyFile, 'matching', '1')).toContain('versions 2; 2 is in use');
    await startAgain();
    expect(await find()).toBe('found');
    expect(
      Object.keys(
        (JSON.parse(readFileSync(keyFile, 'utf8')) as { matching: { keys: object } }).matching.keys,
      ),
    ).toEqual(['2']);
  }, 120_000);
});
