import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Refusal } from '@hub/contracts';
import type { PullReport } from '@hub/contracts/directory';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import { DirectoryRig } from './directory-rig.js';
import { GOOD, HEAD } from './service-lines.js';
import { inline, sheet, workbook } from './workbooks.js';

describe('a file of services as people make it', () => {
  let rig: DirectoryRig;
  beforeAll(async () => {
    rig = await DirectoryRig.open(backing.databaseUrl);
  });
  afterAll(() => rig.close());

  const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'));

  it('case 30: may hold a line for each site, a telephone, and columns of its own', async () => {
    const lines = csv(
      'reference,name,telephone,postcode,days,eligibility,colour',
      '7,Case thirty,020 7946 0000,BR1 1AA,Mon-Fri,Residents of Bromley,red',
      '7,,,BR2 1AA,sat,,',
      '8,Wrong,call me,,,,',
    );
    const report = expectDone(await rig.takeFile(lines, 'csv', 'E09000006'));
    expect(report).toMatchObject({ outcome: 'partial', good: 2, bad: 1, added: 1, warnings: 1 });
    expect(report.faults).toMatchObject([
      { record: 'line 1', field: 'colour', severity: 'warning' },
      { record: 'line 4', field: 'phone', severity: 'refused' },
    ]);
    const [found] = expectDone(await rig.find.execute({ q: 'thirty', home: 'E09000006' })).items;
    expect(found).toMatchObject({ access: 'open' });
    expect(await rig.one.execute({ serviceId: found?.id ?? '' })).toMatchObject({
      places: [{ postcode: 'BR1 1AA' }, { postcode: 'BR2 1AA' }],
    });
    const text = await rig.openReferral.one('service', found?.id ?? '');
    expect(JSON.parse(text as string)).toMatchObject({
      phones: [{ number: '020 7946 0000' }],
      schedules: [{ byday: 'MO,TU,WE,TH,FR' }, { byday: 'SA' }],
    });
  });

  it('case 29: may be a workbook with times and dates as Excel makes them', async () => {
    const head = 'reference,name,days,opens_at,closes_at'.split(',');
    const rows = [
      `<row r="1">${head.map((text, at) => inline(`${String.fromCodePoint(65 + at)}1`, text)).join('')}</row>`,
      `<row r="2">${inline('A2', '29')}${inline('B2', 'Case twenty-nine')}${inline('C2', 'monday')}<c r="D2"><v>0.395833333333333</v></c><c r="E2"><v>0.708333333333333</v></c></row>`,
    ];
    expect(await rig.takeFile(workbook(sheet(rows.join(''))), 'xlsx', 'E09000029')).toMatchObject({
      good: 1,
      bad: 0,
    });
    const [found] = expectDone(await rig.find.execute({ q: 'nine' })).items;
    const text = await rig.openReferral.one('service', found?.id ?? '');
    expect(JSON.parse(text as string)).toMatchObject({
      schedules: [{ byday: 'MO', opens_at: '09:30', closes_at: '17:00' }],
    });
  });

  it('is rehearsed without keeping any of it', async () => {
    const before = await rig.scratch.database.query<object[]>('SELECT count(*) FROM pull');
    const rehearse = (...lines: string[]): Promise<PullReport | Refusal> =>
      rig.imports.execute(
        csv(HEAD, ...lines),
        { kind: 'csv', licence: 'OGL-UK-3.0', dryRun: true },
        rig.as('E09000031'),
      );
    expect(await rehearse(...GOOD)).toMatchObject({
      dryRun: true,
      outcome: 'complete',
      good: 2,
      added: 2,
    });
    expect(await rehearse('1,Club,,five,,,,,,')).toMatchObject({
      dryRun: true,
      bad: 1,
      faults: [{ record: 'line 2', field: 'minimum_age' }],
    });
    expect(await rig.scratch.database.query('SELECT count(*) FROM pull')).toEqual(before);
    expectDone(await rig.takeFile(csv(HEAD, ...GOOD), 'csv', 'E09000031'));
    expect(await rehearse(GOOD[0] ?? '')).toMatchObject({
      removed: 1,
      same: 1,
      differences: [{ change: 'removed' }],
    });
    expect(await rig.scratch.database.query('SELECT FROM staged_service')).toEqual([]);
  });

  it('is read in the encodings that tell themselves; of another the cure is named', async () => {
    const text = ['reference;name;description', '1;Café;Drop-in'].join('\r\n');
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(await rig.takeFile(wide, 'csv', 'E09000032')).toMatchObject({ good: 1, bad: 0 });
    expect(await rig.takeFile(Buffer.from(text, 'latin1'), 'csv', 'E09000032')).toMatchObject({
      refused: 'import_unreadable',
      detail: expect.stringContaining('CSV UTF-8') as unknown,
    });
  });
});
