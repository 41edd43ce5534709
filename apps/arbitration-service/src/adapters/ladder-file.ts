import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  MinLength,
} from 'class-validator';
import { type Role, ROLES } from '@hub/contracts';
import { ListOf, ObjectOf } from '@hub/contracts/shape';
import { type FaultAt, readSettings, readSettingsFile } from '@hub/service-host';
import { ARBITRATION, type Ladder, type Span } from '../domain/ladder.js';
import { readWritten } from './written-ladder.js';

class SpanShape {
  @IsOptional() @IsInt() @Min(0) @Max(260) workingDays?: number;
  @IsOptional() @IsInt() @Min(1) @Max(2_000) clockHours?: number;
}

class LimitShape extends SpanShape {
  @IsIn(['opening', 'stage']) from!: 'opening' | 'stage';
}

class LeadShape {
  @IsOptional() @IsInt() @Min(0) @Max(80) workingHours?: number;
  @IsOptional() @IsInt() @Min(0) @Max(200) clockHours?: number;
}

class RungShape {
  @IsIn(ROLES) role!: Role;
  @ObjectOf(() => LimitShape) limit!: LimitShape;
  @ObjectOf(() => LimitShape) withRiskOfHarm!: LimitShape;
}

class LadderShape {
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @IsString() @MinLength(1) name!: string;
  @ListOf(() => RungShape)
  @ArrayMinSize(ARBITRATION + 1)
  @ArrayMaxSize(ARBITRATION + 1)
  rungs!: RungShape[];
  @IsInt() @Min(1) @Max(260) carryOutDays!: number;
  @ObjectOf(() => SpanShape) carryOutWithRiskOfHarm!: SpanShape;
  @IsInt() @Min(0) @Max(260) reopenDays!: number;
  @IsInt() @Min(0) @Max(80) remindHours!: number;
  @ObjectOf(() => LeadShape) remindWithRiskOfHarm!: LeadShape;
}

/**
 * Reads the escalation ladder from a YAML file.
 *
 * @throws Error that names the file, the line and what is wrong there
 */
export function readLadderFile(path: string): Ladder {
  return ladderOf(readSettingsFile(LadderShape, path, checkLadder));
}

/** The same from a text. */
export function readLadder(text: string, path: string): Ladder {
  return ladderOf(readSettings(LadderShape, { text, path }, checkLadder));
}

function checkLadder(ladder: LadderShape, faultAt: FaultAt): void {
  const { rungs, carryOutWithRiskOfHarm, remindWithRiskOfHarm } = ladder;
  const checkTime = (field: string, working?: number, clockHours?: number): void => {
    if ((working === undefined) === (clockHours === undefined))
      faultAt(field, ' must be given in working time or in clockHours, and not in both');
  };
  const { workingDays, clockHours } = carryOutWithRiskOfHarm;
  checkTime('carryOutWithRiskOfHarm', workingDays, clockHours);
  const { workingHours, clockHours: remindHours } = remindWithRiskOfHarm;
  checkTime('remindWithRiskOfHarm', workingHours, remindHours);
  for (const [place, { limit, withRiskOfHarm }] of rungs.entries())
    for (const [name, one] of Object.entries({ limit, withRiskOfHarm })) {
      const field = `rungs.${String(place)}.${name}`;
      checkTime(field, one.workingDays, one.clockHours);
      // By the clock it runs from when the rung was reached.
      if (one.clockHours !== undefined && one.from === 'opening')
        faultAt(`${field}.from`, ' must be stage where the limit is in clockHours');
    }
  const wrong = rungs.findIndex(
    ({ role }, place) => (role === 'arbitrator') !== (place === ARBITRATION),
  );
  if (wrong >= 0)
    faultAt(`rungs.${String(wrong)}.role`, ': the last rung, and no other, is the arbitrator’s');
  const shrinking = rungs.findIndex(
    ({ limit }, place) =>
      place > 0 &&
      limit.from === 'opening' &&
      (limit.workingDays ?? 0) <= (rungs[place - 1]?.limit.workingDays ?? 0),
  );
  if (shrinking >= 0)
    faultAt(
      `rungs.${String(shrinking)}.limit.workingDays`,
      ', counted from opening, must be later than the rung below it',
    );
}

function ladderOf(shape: LadderShape): Ladder {
  const { clockHours, workingHours = 0 } = shape.remindWithRiskOfHarm;
  return readWritten({
    ...shape,
    carryOutWithRiskOfHarm: spanOf(shape.carryOutWithRiskOfHarm),
    remindWithRiskOfHarm: clockHours === undefined ? { workingHours } : { clockHours },
  });
}

function spanOf({ workingDays = 0, clockHours }: SpanShape): Span {
  return clockHours === undefined ? { workingDays } : { clockHours };
}
