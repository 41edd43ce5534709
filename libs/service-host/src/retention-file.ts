import { IsInt, IsString, Max, Min, MinLength } from 'class-validator';
import type { CountedFrom } from '@hub/contracts/consent';
import { ObjectOf } from '@hub/contracts/shape';
import type { Environment } from './environment.js';
import { readSettingsFile } from './settings-file.js';

class ContentYears implements Record<CountedFrom, number> {
  @IsInt() @Min(0) @Max(100) needs_met!: number;
  @IsInt() @Min(0) @Max(100) disengaged!: number;
  @IsInt() @Min(0) @Max(100) moved_out_of_london!: number;
  @IsInt() @Min(0) @Max(100) social_care!: number;
  @IsInt() @Min(0) @Max(100) age_limit!: number;
  @IsInt() @Min(0) @Max(100) opened_in_error!: number;
  @IsInt() @Min(0) @Max(100) consent_withdrawn!: number;
  @IsInt() @Min(0) @Max(100) wrong_child!: number;
}

/** How long what is kept is kept. */
export class RetentionSchedule {
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @IsString() @MinLength(1) name!: string;
  /** Years from closing on, by its reason. */
  @ObjectOf(() => ContentYears) contentYears!: ContentYears;
  @IsInt() @Min(30) @Max(3_650) subjectAccessDays!: number;
  @IsInt() @Min(1) @Max(240) lookupMonths!: number;
  @IsInt() @Min(2) @Max(240) journeyMonths!: number;
}

/** What is wrong with the file is a fault of the environment, with its line. */
export function readRetentionFile(from: Environment): RetentionSchedule {
  return from.file('HUB_RETENTION_FILE', 'data/retention-schedule.yaml', (path) =>
    readSettingsFile(RetentionSchedule, path),
  );
}
