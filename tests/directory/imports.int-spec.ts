import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Refusal } from '@hub/contracts';
import type { PullReport } from '@hub/contracts/directory';
import { backing } from '../config.js';
import { expectDone } from '../expect-done.js';
import { DirectoryRig } from './directory-rig.js';
import { GOOD, HEAD } from './service-lines.js';
import { sheetOf, workbook } from './workbooks.js';

const LEWISHAM = 'E09000023';

describe('a file of services', () => {
  let rig: DirectoryRig;
  beforeAll(async () => {
    rig = await DirectoryRig.open(backing.databaseUrl);
  });
  afterAll(() => rig.close());

  const take = (
    bytes: Buffer,
    kind: 'csv' | 'xlsx' = 'csv',
    authority = LEWISHAM,
  ): Promise<PullReport | Refusal> => rig.takeFile(bytes, kind, authority);
  const csv = (...lines: string[]): Buffer => Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`);
  const names = async (): Promise<string[]> =>
    expectDone(await rig.find.execute({})).items.map(({ name }) => name);

  it('is taken line by line, and can be asked about', async () => {
    expect(await take(csv(HEAD, ...GOOD))).toMatchObject({
      outcome: 'complete',
      good: 2,
      bad: 0,
      added: 2,
      faults: [],
    });
    const { items } = expectDone(
      await rig.find.execute({
        need: 'education',
        age: 9,
        day: 'wednesday',
        home: 'E09000007',
        postcode: 'SE13',
      }),
    );
    expect(items).toMatchObject([
      {
        name: 'Homework Club',
        access: 'open',
        unknown: [],
        place: { postcode: 'SE13 6LG', metres: 0, exactness: 'outward_code' },
        source: { authority: LEWISHAM, licence: 'OGL-UK-3.0' },
      },
    ]);
    expect(expectDone(await rig.find.execute({ q: 'talking', home: 'E09000007' })).items).toEqual(
      [],
    );
  });

  it('with bad lines gives its good ones, names line and column, and keeps what a bad line said before', async () => {
    const report = expectDone(
      await take(
        csv(
          HEAD,
          '1,Homework Club,,five,14,monday,15:30,SE13 6LG,education,universal',
          ...GOOD.slice(1),
          '3,"Third, with\na line break",,,,,,,,',
          '4,Wrong,,,,,25:00,,luck,residents:Kent',
          '2,Twice,,,,,,,,',
        ),
      ),
    );
    expect(report).toMatchObject({ outcome: 'partial', good: 2, bad: 3, added: 1, removed: 0 });
    expect(report.faults).toEqual([
      {
        record: 'line 2',
        field: 'minimum_age',
        message: 'must be a whole number',
        severity: 'refused',
      },
      {
        record: 'line 6',
        field: 'opens_at',
        message: 'must be a time like 09:30',
        severity: 'refused',
      },
      {
        record: 'line 6',
        field: 'needs',
        message: expect.any(String) as unknown,
        severity: 'refused',
      },
      {
        record: 'line 6',
        field: 'eligibility',
        message: expect.any(String) as unknown,
        severity: 'refused',
      },
      {
        record: 'line 7',
        field: 'reference',
        message: 'stands in the file twice; the first counts',
        severity: 'refused',
      },
    ]);
    expect(await names()).toEqual([
      'Homework Club',
      'Talking Together',
      'Third, with\na line break',
    ]);
  });

  it('takes the place of the one before', async () => {
    expect(await take(csv(HEAD, GOOD[0] ?? ''))).toMatchObject({
      outcome: 'complete',
      removed: 2,
      same: 1,
    });
    expect(await names()).toEqual(['Homework Club']);
    expect((await rig.read.all()).items).toMatchObject([
      { kind: 'import', authority: LEWISHAM, state: 'healthy', services: 1 },
    ]);
    await rig.imports.execute(
      csv(HEAD, GOOD[0] ?? ''),
      { kind: 'csv', licence: 'CC-BY-4.0' },
      rig.as(LEWISHAM),
    );
    expect(expectDone(await rig.find.execute({ q: 'homework' })).items).toMatchObject([
      { source: { licence: 'CC-BY-4.0' } },
    ]);
  });

  it('and another at the same moment are taken one after the other, into one list', async () => {
    const reports = (
      await Promise.all(GOOD.map((line) => take(csv(HEAD, line), 'csv', 'E09000014')))
    ).map(expectDone);
    expect(reports.map(({ outcome }) => outcome)).toEqual(['complete', 'complete']);
    expect(
      (await rig.read.all()).items.filter(({ authority }) => authority === 'E09000014'),
    ).toMatchObject([{ kind: 'import', services: 1 }]);
  });

  it('counts a good line also where a bad one has its reference', async () => {
    const lines = csv(
      HEAD,
      GOOD[0] ?? '',
      '1,Homework Club,,five,14,monday,15:30,SE13 6LG,education,universal',
    );
    expect(await take(lines, 'csv', 'E09000012')).toMatchObject({
      outcome: 'partial',
      good: 1,
      bad: 1,
      added: 1,
    });
  });

  it('whose feed is ended meanwhile is refused, and what was begun is told as failed', async () => {
    const feed = expectDone(await take(csv(HEAD, GOOD[0] ?? ''), 'csv', 'E09000013'));
    const many = Array.from(
      { length: 3_000 },
      (_, place) => `m${String(place)},Club ${String(place)},,,,,,SE6 1AA,,`,
    );
    const taking = take(csv(HEAD, ...many), 'csv', 'E09000013');
    const until = async (): Promise<boolean> =>
      (
        await rig.scratch.database.query<object[]>(
          `SELECT FROM pull WHERE feed_id = $1 AND outcome = 'running'`,
          [feed.feedId],
        )
      ).length > 0;
    while (!(await until())) await new Promise((resolve) => setTimeout(resolve, 1));
    expectDone(await rig.keep.end({ feedId: feed.feedId }, rig.as('E09000013')));
    expect(await taking).toMatchObject({
      refused: 'conflict',
      detail: 'The feed was ended meanwhile.',
    });
    expect(
      expectDone(await rig.read.pulls({ feedId: feed.feedId })).items.map(({ outcome }) => outcome),
    ).toEqual(['failed', 'complete']);
    expect(await rig.scratch.database.query('SELECT FROM staged_service')).toEqual([]);
  });

  it('may be a workbook', async () => {
    expect(
      await take(
        workbook(
          sheetOf(
            [HEAD, '9,Sheet Club,x,5,9,monday,10:00,SE6 1AA,activities,universal'].map((line) =>
              line.split(','),
            ),
          ),
        ),
        'xlsx',
        'E09000011',
      ),
    ).toMatchObject({ outcome: 'complete', good: 1, added: 1 });
    expect(expectDone(await rig.find.execute({ need: 'activities', age: 5 })).items).toMatchObject([
      { name: 'Sheet Club', days: ['monday'] },
    ]);
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'csv'],
    ['a head alone', csv(HEAD), 'csv'],
    ['no names', csv('reference', '1'), 'csv'],
    ['no UTF-8', Buffer.from([0x72, 0xff, 0xfe, 0x0a]), 'csv'],
    ['a quote that never ends', csv(HEAD, '1,"Club'), 'csv'],
    ['no workbook', Buffer.from('PK nonsense'), 'xlsx'],
    [
      'a workbook that unpacks to too much',
      workbook(
        `${sheetOf([
          ['reference', 'name'],
          ['1', 'Club'],
        ])}<!--${' '.repeat(60_000_000)}-->`,
      ),
      'xlsx',
    ],
  ] as const)('of %s is refused, and nothing of it is kept', async (_what, bytes, kind) => {
    const before = await rig.scratch.database.query<object[]>('SELECT count(*) FROM pull');
    expect(await take(bytes, kind)).toMatchObject({ refused: 'import_unreadable' });
    expect(await rig.scratch.database.query('SELECT count(*) FROM pull')).toEqual(before);
  });
});
