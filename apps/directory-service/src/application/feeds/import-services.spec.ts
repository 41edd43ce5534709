import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked } from '@hub/testing';
import { directory, feed, LEWISHAM } from '../../testing/in-memory-feeds.js';
import { ImportServices, type ImportTerms } from './import-services.js';
import type { Rows } from './file-ports.js';

const TERMS: ImportTerms = { kind: 'csv', licence: 'OGL-UK-3.0' };
const COLUMNS = ['reference', 'name', 'age'];
const own = asked(LEWISHAM);

let at: ReturnType<typeof directory>;
beforeEach(() => {
  at = directory();
});

/** A file of lines, each with a reference and a name. */
const fileOf = (...lines: readonly (readonly [string, string])[]): Rows => ({
  columns: COLUMNS.slice(0, 2),
  rows: lines.map(([reference, name], place) => ({ line: place + 2, values: { reference, name } })),
});
const take = (file: Rows | { readonly unreadable: string }, terms = TERMS) =>
  new ImportServices(at.work, { read: () => Promise.resolve(file) }, at.tools).execute(
    Buffer.from(''),
    terms,
    own,
  );
const imports = () => [...at.feeds.feeds.values()].filter(({ kind }) => kind === 'import');

describe('a file that cannot be taken', () => {
  it.each<[string, Rows | { unreadable: string }, string]>([
    ['is none', { unreadable: 'It is encrypted.' }, 'It is encrypted.'],
    ['has other columns', { columns: ['title'], rows: [] }, 'Its columns are not right.'],
    ['has no lines', fileOf(), 'It has no line under its column names.'],
  ])('because it %s leaves everything as it was', async (_what, file, detail) => {
    expect(await take(file)).toMatchObject({ refused: 'import_unreadable', detail });
    expect([at.feeds.feeds.size, at.pulls.pulls.size]).toEqual([0, 0]);
  });
});

describe('a file that is taken', () => {
  it('takes the place of the file before under the licence it came with, each authority having one', async () => {
    await at.feeds.add(feed());
    await take(fileOf(['a', 'Art']));
    await take(fileOf(['b', 'Books']), { ...TERMS, licence: 'CC-BY-4.0' });
    expect(imports()).toMatchObject([{ authority: LEWISHAM, licence: 'CC-BY-4.0' }]);
    expect(at.pulls.tookOver).toMatchObject([{ complete: true }, { complete: true }]);
    expect(at.pulls.stagedOf.size).toBe(0);
  });

  it('says line by line what was refused; a service whose line is bad keeps its copy', async () => {
    const report = await take(fileOf(['a', 'Art'], ['b', ''], ['a', 'Art again']));
    expect(report).toMatchObject({ outcome: 'partial', good: 1, bad: 2 });
    expect('faults' in report && report.faults).toMatchObject([
      { record: 'line 3', field: 'name', severity: 'refused' },
      { record: 'line 4', field: 'reference', severity: 'refused' },
    ]);
    expect(imports()).toMatchObject([{ recordsRead: 3, recordsRefused: 2 }]);
  });

  it('keeps the copy of a service of a package that the schema refuses, if it has an id', async () => {
    at.tools = { ...at.tools, schema: { faultsIn: () => [{ field: 'x', message: 'is wrong' }] } };
    const kept: string[][] = [];
    const stage = at.pulls.stage.bind(at.pulls);
    at.pulls.stage = (id, services) => {
      kept.push(services.map(({ sourceId }) => sourceId));
      return stage(id, services);
    };
    const rows = [{ id: 'a', name: 'Art' }, { name: 'Books' }].map((record, place) => ({
      line: place + 2,
      values: {},
      record,
    }));
    expect(await take({ columns: COLUMNS.slice(0, 2), rows })).toMatchObject({ bad: 2 });
    expect(kept).toEqual([[], ['a']]);
  });

  it('names the columns that it passes over', async () => {
    const file = { ...fileOf(['a', 'Art']), columns: [...COLUMNS, 'colour'] };
    const report = await take(file);
    expect(report).toMatchObject({ outcome: 'complete', warnings: 2 });
    expect('faults' in report && report.faults.map(({ field }) => field)).toEqual([
      'age',
      'colour',
    ]);
  });
});

describe('a file that is tried', () => {
  const trial = { ...TERMS, dryRun: true };

  it('keeps nothing of itself, and says what would come of it', async () => {
    at.pulls.over = { same: 3, changes: [] };
    expect(await take(fileOf(['a', 'Art'], ['b', '']), trial)).toMatchObject({
      dryRun: true,
      good: 1,
      bad: 1,
      same: 3,
    });
    expect([at.feeds.feeds.size, at.pulls.pulls.size, at.pulls.stagedOf.size]).toEqual([0, 0, 0]);
    expect(at.pulls.tookOver).toEqual([]);
  });
});

describe('a mistake of the hub', () => {
  it('is written down as failed without its words, and nothing stays staged', async () => {
    at.pulls.takeOver = () => Promise.reject(new TypeError('x is undefined'));
    await expect(take(fileOf(['a', 'Art']))).rejects.toThrow('x is undefined');
    expect([...at.pulls.pulls.values()]).toMatchObject([
      { outcome: 'failed', because: expect.stringContaining('The hub made a mistake') as unknown },
    ]);
    expect(at.pulls.stagedOf.size).toBe(0);
  });

  it('is none where the import was ended meanwhile: the file is to be sent again', async () => {
    const staged = at.pulls.staged.bind(at.pulls);
    at.pulls.stage = async (id) => {
      for (const one of imports()) await at.feeds.save({ ...one, state: 'ended' });
      await staged(id);
      return [];
    };
    expect(await take(fileOf(['a', 'Art']))).toMatchObject({
      refused: 'conflict',
      detail: 'The feed was ended meanwhile.',
    });
  });
});
