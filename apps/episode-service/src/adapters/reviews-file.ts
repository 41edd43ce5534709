import { IsInt, IsString, Max, Min, MinLength } from 'class-validator';
import { readSettingsFile } from '@hub/service-host';
import type { ReviewBounds } from '../domain/planning/review-bounds.js';

const MOST_DAYS = 366;

class ReviewsShape implements ReviewBounds {
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @IsString() @MinLength(1) name!: string;
  @IsInt() @Min(1) @Max(MOST_DAYS) firstDays!: number;
  @IsInt() @Min(1) @Max(MOST_DAYS) nextDays!: number;
}

/**
 * Reads by when plans are reviewed from a YAML file.
 *
 * @throws Error that names the file, the line and what is wrong there
 */
export function readReviewsFile(path: string): ReviewBounds {
  return readSettingsFile(ReviewsShape, path, (shape, faultAt) => {
    if (shape.nextDays < shape.firstDays)
      faultAt('nextDays', ' must not be less than firstDays: a plan is looked at early first');
  });
}
