import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  playYear,
  type YearOutcome,
} from '../../tools/demonstration/school-year/year-demonstration.js';
import { Stage } from './stage/stage.js';

let stage: Stage;
let year: YearOutcome;
beforeAll(async () => {
  stage = new Stage();
  year = await playYear(stage, stage.childOf('Lewisham', 9).details);
});

describe('a school year of a child', () => {
  it('is lived through by three boroughs and a charity, from the lookup to the closing', () => {
    expect(year.episode).toMatchObject({
      state: 'closed',
      ownReference: 'YEAR-2026-1',
      homeAuthority: stage.code('Bromley'),
      leadProfessional: { authority: stage.code('Bromley'), term: 2 },
    });
    expect(new Set(year.episode.team.map(({ authority }) => authority))).toEqual(
      new Set(['Bromley', 'Southwark', 'Lewisham'].map((name) => stage.code(name))),
    );
    expect(year.timeline.length).toBeGreaterThanOrEqual(15);
  });

  it('stands in the family’s record, in words and without ids', () => {
    const { record } = year;
    for (const section of ['episode', 'statements', 'documents', 'timeline'])
      expect(record.map((item) => item.section)).toContain(section);
    const titles = record.map(({ title }) => title);
    expect(titles).toContain('The episode was started');
    const read = record.flatMap(({ title, fields }) => [title, JSON.stringify(fields)]);
    expect(read.filter((one) => /[0-9a-f]{8}-[0-9a-f]{4}-/.test(one))).toEqual([]);
  });
});
