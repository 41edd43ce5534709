import { beforeAll, expect, it } from '@jest/globals';
import type { PlaceReport } from '@hub/contracts/episode';
import { Stage } from './stage/stage.js';

const BOROUGH = 'Havering';
const SCHOOL = { kind: 'school', inTeam: false, organisation: 'Figures School', code: '102999' };
const FEW = { ...SCHOOL, organisation: 'Little School', code: '102998' };

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

it('figures by school are shown from five cases on, and name no school of a few', async () => {
  const manager = stage.as(BOROUGH, 'service_manager');
  const report = async () =>
    (await manager.get<PlaceReport>('/v1/reports/schools-and-practices')).body;
  const before = await report();
  for (let number = 0; number < 5; number += 1) {
    const { episode } = await stage.episode(BOROUGH, ['Bexley']);
    const contacts = `/v1/episodes/${episode.id}/contacts`;
    await stage.as(BOROUGH).post(contacts, { body: number === 0 ? FEW : SCHOOL });
  }
  const few = await report();
  expect(few.leftOut).toBe(before.leftOut + 2);
  expect(JSON.stringify(few)).not.toMatch(/10299[89]/);
  const { episode } = await stage.episode(BOROUGH, ['Bexley']);
  await stage.as(BOROUGH).post(`/v1/episodes/${episode.id}/contacts`, { body: SCHOOL });
  const { rows, leftOut } = await report();
  expect(leftOut).toBe(before.leftOut + 1);
  expect(rows).toContainEqual({
    ...{ kind: 'school', authority: stage.code(BOROUGH), code: '102999', name: 'Figures School' },
    ...{ cases: 5, started: 5, asked: 0, waiting: 0, notGiven: 0 },
  });
  await expect(stage.as(BOROUGH).get('/v1/reports/schools-and-practices')).rejects.toMatchObject({
    status: 403,
  });
}, 60_000);
