import { readFileSync } from 'node:fs';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsIn, IsInt, IsString, Max, Min, MinLength, ValidateNested } from 'class-validator';
import { LineCounter, parseDocument, isNode } from 'yaml';
import { readShape, type Role, ROLES } from '@hub/contracts';
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
  @ValidateNested({ each: true }) @Type(() => RungShape) @ArrayMinSize(ARBITRATION + 1) @ArrayMaxSize(ARBITRATION + 1) rungs!: RungShape[];
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
  return readLadder(readFileSync(path, 'utf8'), path);
}

export function readLadder(text: string, path: string): Ladder {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fail = (offset: number | undefined, what: string): never => {
    throw new Error(`${path}, line ${String(lines.linePos(offset ?? 0).line)}: ${what}`);
  };
  const [broken] = document.errors;
  if (broken) return fail(broken.pos[0], broken.message.split('\n')[0] ?? 'is not YAML');
  const reading = readShape(LadderShape, document.toJS(), 'refuse');
  const lineOf = (field: string): number | undefined => {
    const way = field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    for (; way.length > 0; way.pop()) {
      const node = document.getIn(way, true);
      if (isNode(node)) return node.range?.[0];
    }
    return undefined;
  };
  if (!reading.ok) {
    const [fault] = reading.faults;
    return fail(lineOf(fault?.field ?? ''), `${fault?.field ?? ''} ${fault?.message.replace(/^\S+ (?=must)/, '') ?? 'is not valid'}`);
  }
  const ladder = reading.value;
  const wrong = ladder.rungs.findIndex(({ role }, place) => (role === 'arbitrator') !== (place === ARBITRATION));
  if (wrong >= 0) return fail(lineOf(`rungs.${String(wrong)}.role`), `rungs.${String(wrong)}.role: the last rung, and no other, is the arbitrator’s`);
  const shrinking = ladder.rungs.findIndex(({ limit }, place) => place > 0 && limit.from === 'opening' && limit.workingDays <= (ladder.rungs[place - 1]?.limit.workingDays ?? 0));
  if (shrinking >= 0) return fail(lineOf(`rungs.${String(shrinking)}.limit.workingDays`), `rungs.${String(shrinking)}.limit.workingDays, counted from opening, must be later than the rung below it`);
  return ladder;
}
