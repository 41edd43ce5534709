import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsString,
  Max,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { type Role, ROLES } from '@hub/contracts';
import { type FaultAt, readSettings, readSettingsFile } from '@hub/service-host';
import { ARBITRATION, type Ladder, type Limit, type Rung } from '../domain/ladder.js';

class LimitShape implements Limit {
  @IsInt() @Min(0) @Max(260) workingDays!: number;
  @IsIn(['opening', 'stage']) from!: 'opening' | 'stage';
}

class RungShape implements Rung {
  @IsIn(ROLES) role!: Role;
  @ValidateNested() @Type(() => LimitShape) limit!: LimitShape;
  @ValidateNested() @Type(() => LimitShape) withRiskOfHarm!: LimitShape;
}

class LadderShape implements Ladder {
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @IsString() @MinLength(1) name!: string;
  @ValidateNested({ each: true })
  @Type(() => RungShape)
  @ArrayMinSize(ARBITRATION + 1)
  @ArrayMaxSize(ARBITRATION + 1)
  rungs!: RungShape[];
  @IsInt() @Min(1) @Max(260) carryOutDays!: number;
  @IsInt() @Min(0) @Max(260) carryOutDaysWithRiskOfHarm!: number;
  @IsInt() @Min(0) @Max(260) reopenDays!: number;
  @IsInt() @Min(0) @Max(80) remindHours!: number;
  @IsInt() @Min(0) @Max(80) remindHoursWithRiskOfHarm!: number;
}

/**
 * Reads the escalation ladder from a YAML file.
 *
 * @throws Error that names the file, the line and what is wrong there
 */
export function readLadderFile(path: string): Ladder {
  return readSettingsFile(LadderShape, path, checkRungs);
}

/** The same from a text. */
export function readLadder(text: string, path: string): Ladder {
  return readSettings(LadderShape, { text, path }, checkRungs);
}

function checkRungs({ rungs }: Ladder, faultAt: FaultAt): void {
  const wrong = rungs.findIndex(
    ({ role }, place) => (role === 'arbitrator') !== (place === ARBITRATION),
  );
  if (wrong >= 0)
    faultAt(`rungs.${String(wrong)}.role`, ': the last rung, and no other, is the arbitrator’s');
  const shrinking = rungs.findIndex(
    ({ limit }, place) =>
      place > 0 &&
      limit.from === 'opening' &&
      limit.workingDays <= (rungs[place - 1]?.limit.workingDays ?? 0),
  );
  if (shrinking >= 0)
    faultAt(
      `rungs.${String(shrinking)}.limit.workingDays`,
      ', counted from opening, must be later than the rung below it',
    );
}
