import {
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { LINKED_SYSTEMS, type LinkedSystem } from '@hub/contracts/protection';
import { ListOf } from '@hub/contracts/shape';
import { readSettingsFile } from '@hub/service-host';
import type { SpecialistAssessments } from '../domain/specialist-assessments.js';

class RuleShape {
  @IsIn([...LINKED_SYSTEMS]) system!: LinkedSystem;
  @IsString() @MinLength(1) @MaxLength(120) name!: string;
  @IsInt() @Min(1) @Max(4) fromLevel!: number;
  @IsArray() @Matches(/^[a-z_]{3,60}$/, { each: true }) descriptors!: string[];
  @IsString() @MinLength(1) @MaxLength(300) when!: string;
  @IsString() @MinLength(1) @MaxLength(300) source!: string;
}

class TableShape implements SpecialistAssessments {
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @IsString() @MinLength(1) name!: string;
  @ListOf(() => RuleShape) rules!: RuleShape[];
}

/**
 * Reads which specialist assessments to think of from a YAML file.
 *
 * @throws Error that names the file, the line and what is wrong there
 */
export function readSpecialistAssessmentsFile(path: string): SpecialistAssessments {
  const { version, rules } = readSettingsFile(TableShape, path);
  return { version, rules };
}
