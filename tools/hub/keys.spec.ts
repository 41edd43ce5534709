import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeKeyFiles } from './keys.js';
import { StateFolder } from './state-folder.js';

interface KeyFile {
  readonly storage: { readonly current: number; readonly keys: Record<string, string> };
  readonly matching?: { readonly keys: Record<string, string> };
}

describe('the key files of a hub', () => {
  let state: StateFolder;
  const read = (service: string): KeyFile => state.read(`keys/${service}.json`) as KeyFile;

  beforeEach(() => {
    state = new StateFolder(mkdtempSync(join(tmpdir(), 'keys-')));
  });
  afterEach(() => {
    rmSync(state.path, { recursive: true });
  });

  it('give lookup-service alone what makes tokens, and stay as they are', async () => {
    await makeKeyFiles(state);
    const first = [read('lookup-service'), read('episode-service')];
    expect(Object.keys(first[0]?.matching?.keys ?? {})).toEqual(['1']);
    expect(first[1]).not.toHaveProperty('matching');
    expect(first[0]?.storage.keys['1']).not.toBe(first[1]?.storage.keys['1']);
    await makeKeyFiles(state);
    expect([read('lookup-service'), read('episode-service')]).toEqual(first);
  });

  it('bring the keys of an older hub along, behind a storage key of lookup-service’s own', async () => {
    const storage = { current: 2, keys: { 1: 'a', 2: 'b' } };
    const matching = { current: 1, keys: { 1: 'm' } };
    state.write('keys/episode-service.json', { storage, matching });
    await makeKeyFiles(state);
    const own = read('lookup-service');
    expect(own.matching).toEqual(matching);
    expect(own.storage).toMatchObject({ current: 3, keys: storage.keys });
    expect(own.storage.keys['3']).toHaveLength(44);
    expect(read('episode-service')).not.toHaveProperty('matching');
    expect(read('episode-service').storage).toEqual(storage);
    await makeKeyFiles(state);
    expect(read('lookup-service')).toEqual(own);
  });

  it('give identity-service the keys of second factors on an older hub, behind one of its own; none on a new one', async () => {
    await makeKeyFiles(state);
    expect(Object.keys(read('identity-service').storage.keys)).toEqual(['1']);
    expect(Object.values(read('directory-service').storage.keys)).not.toContain(
      read('identity-service').storage.keys['1'],
    );
    const older = read('directory-service');
    rmSync(state.file('keys/identity-service.json'));
    await makeKeyFiles(state);
    const own = read('identity-service');
    expect(own.storage).toMatchObject({ current: 2, keys: older.storage.keys });
    expect(own.storage.keys['2']).toHaveLength(44);
    expect(read('directory-service')).toEqual(older);
    await makeKeyFiles(state);
    expect(read('identity-service')).toEqual(own);
  });
});
