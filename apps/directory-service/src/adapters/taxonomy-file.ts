import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { AUTHORITY_CODES, NEED_TERMS, type NeedTerm } from '@hub/contracts';
import { type FaultAt, readSettingsFile } from '@hub/service-host';
import { BASES, type Basis } from '../domain/services/eligibility.js';
import type { ServiceTaxonomy } from '../domain/services/taxonomy.js';

class NeedEntry {
  @IsIn([...NEED_TERMS]) code!: NeedTerm;
  @IsString() @MinLength(1) name!: string;
  @IsString() @MinLength(1) description!: string;
  @IsArray() @IsString({ each: true }) alike!: string[];
}

class ProtocolEntry {
  @Matches(/^[a-z0-9-]{3,60}$/) code!: string;
  @IsString() @MinLength(1) name!: string;
  @IsIn([...BASES]) basis!: Basis;
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(33)
  @IsIn([...AUTHORITY_CODES], { each: true })
  authorities!: string[];
}

/** Kinds of need and cross-border protocols: `data/service-taxonomy.yaml`. */
class TaxonomyFile {
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @ValidateNested({ each: true }) @Type(() => NeedEntry) needs!: NeedEntry[];
  @ValidateNested({ each: true }) @Type(() => ProtocolEntry) protocols!: ProtocolEntry[];
}

/** @throws Error that names the file, the line and what is wrong there */
export function readTaxonomyFile(path: string): ServiceTaxonomy {
  const { needs, protocols } = readSettingsFile(TaxonomyFile, path, check);
  return {
    needs: needs.map((need) => ({ ...need, alike: need.alike.map((text) => text.toLowerCase()) })),
    protocols,
  };
}

function check({ needs, protocols }: TaxonomyFile, faultAt: FaultAt): void {
  for (const [kind, codes] of Object.entries<readonly string[]>({
    needs: needs.map(({ code }) => code),
    protocols: protocols.map(({ code }) => code),
  })) {
    const twice = codes.findIndex((code, place) => codes.indexOf(code) < place);
    if (twice >= 0) faultAt(`${kind}.${String(twice)}.code`, ' stands there twice');
  }
}
