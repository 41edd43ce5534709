import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadPostcodes } from '../../apps/directory-service/src/adapters/persistence/load-postcodes.js';
import { SqlGazetteer } from '../../apps/directory-service/src/adapters/persistence/sql-gazetteer.js';
import { backing } from '../config.js';
import { DirectoryRig } from './directory-rig.js';
import { OUTCODES_FILE } from './generated-services.js';

const HEAD = '"pcd","pcd2","pcds","dointr","doterm","oslaua","lat","long"';
const line = (postcode: string, lat: number, long: number, ended = ''): string =>
  `"${postcode}","${postcode}","${postcode}","198001","${ended}","E09000023",${String(lat)},${String(long)}`;

describe('postcodes', () => {
  let rig: DirectoryRig;
  let gazetteer: SqlGazetteer;
  beforeAll(async () => {
    rig = await DirectoryRig.open(backing.databaseUrl);
    gazetteer = new SqlGazetteer(rig.scratch.database.manager, OUTCODES_FILE, 0);
  });
  afterAll(() => rig.close());

  const load = (...lines: string[]) =>
    loadPostcodes(
      Readable.from([`\uFEFF${[HEAD, ...lines].join('\r\n')}\r\n`]),
      (sql, values) => rig.scratch.database.query(sql, values),
      () => undefined,
    );
  const locate = async (postcode: string) => (await gazetteer.locate([postcode])).get(postcode);

  it('are known by their districts, also those of central London', async () => {
    expect(await locate('se13 6lg')).toEqual({
      latitude: 51.45837,
      longitude: -0.0091,
      exactness: 'outward_code',
    });
    expect(await locate('SW1A 1AA')).toMatchObject({ exactness: 'outward_code' });
    expect(await locate('EC1A')).toMatchObject({ exactness: 'outward_code' });
    expect(await locate('ZZ99 3CZ')).toBeUndefined();
    expect(await locate('')).toBeUndefined();
  });

  it('of the ONS Postcode Directory are exact; ended ones and those without a position are left out', async () => {
    expect(
      await load(
        line('SE13 6LG', 51.4612, -0.0113),
        line('SE13 7ZZ', 51.46, -0.01, '201001'),
        line('JE2 3AB', 99.999999, 0),
      ),
    ).toEqual({ loaded: 1, leftOut: 2 });
    expect(await locate('SE13 6LG')).toEqual({
      latitude: 51.4612,
      longitude: -0.0113,
      exactness: 'postcode',
      authority: 'E09000023',
    });
    expect(await locate('SE13 7ZZ')).toMatchObject({ exactness: 'outward_code' });
  });

  it('take the place of those before; a file that is none leaves them', async () => {
    await expect(
      loadPostcodes(
        Readable.from(['a,b\n1,2\n']),
        (sql, values) => rig.scratch.database.query(sql, values),
        () => undefined,
      ),
    ).rejects.toThrow('It is no ONS Postcode Directory: pcds, doterm, lat, long is missing.');
    await expect(load(line('SE13 7ZZ', 51.46, -0.01, '201001'))).rejects.toThrow(
      'It holds no postcode with a position.',
    );
    expect(await locate('SE13 6LG')).toMatchObject({ exactness: 'postcode' });
    expect(await load(line('SE6 1AA', 51.44, -0.02))).toEqual({ loaded: 1, leftOut: 0 });
    expect([await locate('SE13 6LG'), await locate('SE6 1AA')]).toMatchObject([
      { exactness: 'outward_code' },
      { exactness: 'postcode' },
    ]);
  });
});
