import { IsInt, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { ListOf } from '@hub/contracts/shape';
import { readSettingsFile } from '@hub/service-host';
import type { Continuum } from '../domain/planning/continuum.js';

class DescriptorShape {
  @Matches(/^[a-z_]{3,60}$/) code!: string;
  @IsString() @MinLength(1) @MaxLength(200) says!: string;
}

class LevelShape {
  @IsInt() @Min(1) @Max(4) level!: number;
  @IsString() @MinLength(1) @MaxLength(80) name!: string;
  @ListOf(() => DescriptorShape) descriptors!: DescriptorShape[];
}

class LabelShape {
  @Matches(/^E090000(?:0[1-9]|[12]\d|3[0-3])$/) authority!: string;
  @IsInt() @Min(1) @Max(4) level!: number;
  @IsString() @MinLength(1) @MaxLength(80) label!: string;
}

class ContinuumShape implements Continuum {
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @IsString() @MinLength(1) name!: string;
  @ListOf(() => LevelShape) levels!: LevelShape[];
  @ListOf(() => LabelShape) labels!: LabelShape[];
}

/**
 * Reads the continuum of need from a YAML file.
 *
 * @throws Error that names the file, the line and what is wrong there
 */
export function readContinuumFile(path: string): Continuum {
  const { version, levels, labels } = readSettingsFile(ContinuumShape, path, (shape, faultAt) => {
    if (shape.levels.map(({ level }) => level).join() !== '1,2,3,4')
      faultAt('levels', ' must be the levels from 1 to 4, in this order');
    const codes = shape.levels.flatMap(({ descriptors }) => descriptors.map(({ code }) => code));
    const twice = codes.find((code, place) => codes.indexOf(code) !== place);
    if (twice !== undefined) faultAt('levels', ` must name ${twice} once`);
  });
  return { version, levels, labels };
}
