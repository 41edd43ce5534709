import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clocks with risk of harm may run in working time or by the clock; those of ladders in use run as they did. */
export class ClocksOfALadder3 implements MigrationInterface {
  readonly name = 'ClocksOfALadder1797100000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE ladder SET body = body - 'carryOutDaysWithRiskOfHarm' - 'remindHoursWithRiskOfHarm' || jsonb_build_object(
        'carryOutWithRiskOfHarm', jsonb_build_object('workingDays', body -> 'carryOutDaysWithRiskOfHarm'),
        'remindWithRiskOfHarm', jsonb_build_object('workingHours', body -> 'remindHoursWithRiskOfHarm'))
      WHERE body ? 'carryOutDaysWithRiskOfHarm'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE ladder SET body = body - 'carryOutWithRiskOfHarm' - 'remindWithRiskOfHarm' || jsonb_build_object(
        'carryOutDaysWithRiskOfHarm', body -> 'carryOutWithRiskOfHarm' -> 'workingDays',
        'remindHoursWithRiskOfHarm', body -> 'remindWithRiskOfHarm' -> 'workingHours')
      WHERE body -> 'carryOutWithRiskOfHarm' ? 'workingDays'`);
  }
}
