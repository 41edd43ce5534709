import { IsBoolean, IsInt, IsString, Max, Min, MinLength } from 'class-validator';
import { ObjectOf } from '@hub/contracts/shape';
import { readSettingsFile } from '@hub/service-host';
import type { SocialCarePolicy } from '../domain/social-care/referral.js';

class EndsCafShape {
  @IsBoolean() section_17!: boolean;
  @IsBoolean() section_47!: boolean;
}

class SocialCareShape implements SocialCarePolicy {
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @IsString() @MinLength(1) name!: string;
  @IsInt() @Min(1) @Max(20) answerDays!: number;
  @ObjectOf(() => EndsCafShape) endsCaf!: EndsCafShape;
}

/**
 * Reads what a step-up to social care comes to from a YAML file.
 *
 * @throws Error that names the file, the line and what is wrong there
 */
export function readSocialCareFile(path: string): SocialCarePolicy {
  return readSettingsFile(SocialCareShape, path, (shape, faultAt) => {
    if (!shape.endsCaf.section_47)
      faultAt('endsCaf.section_47', ' must be true: under section 47 social care takes over');
  });
}
