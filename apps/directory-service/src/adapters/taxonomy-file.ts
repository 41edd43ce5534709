import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
} from 'class-validator';
import { AUTHORITY_CODES } from '@hub/contracts';
import { NEED_TERMS, type NeedTerm } from '@hub/contracts/directory';
import { ListOf } from '@hub/contracts/shape';
import { type FaultAt, readSettingsFile } from '@hub/service-host';
import { BASES, type Basis } from '../domain/services/eligibility.js';
import { NeedVocabulary } from '../domain/questions/need-vocabulary.js';
import type { ServiceTaxonomy } from '../domain/services/taxonomy.js';

class NeedEntry {
  @IsIn([...NEED_TERMS]) code!: NeedTerm;
  @IsString() @MinLength(1) name!: string;
  @IsString() @MinLength(1) description!: string;
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
  @ListOf(() => NeedEntry) needs!: NeedEntry[];
  @ListOf(() => ProtocolEntry) protocols!: ProtocolEntry[];
}

class VocabularyEntry {
  @IsString() @MinLength(1) name!: string;
  @IsArray() @ArrayMinSize(1) @IsIn([...NEED_TERMS], { each: true }) needs!: NeedTerm[];
  @IsOptional() @IsBoolean() familyHubs?: boolean;
  @IsOptional() @IsArray() @IsString({ each: true }) alike?: string[];
  @IsOptional() @IsArray() @IsString({ each: true }) said?: string[];
  @IsOptional() @IsArray() @IsString({ each: true }) hints?: string[];
}

/** What needs are called: `data/need-vocabulary.yaml`. */
class VocabularyFile {
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @ListOf(() => VocabularyEntry) terms!: VocabularyEntry[];
  @IsArray() @IsString({ each: true }) fillers!: string[];
  @IsArray() @IsString({ each: true }) people!: string[];
  @IsArray() @IsString({ each: true }) negations!: string[];
}

/** @throws Error that names the file, the line and what is wrong there */
export function readTaxonomyFile(path: string, vocabularyPath: string): ServiceTaxonomy {
  const { needs, protocols } = readSettingsFile(TaxonomyFile, path, check);
  const vocabulary = new NeedVocabulary(
    readSettingsFile(VocabularyFile, vocabularyPath, checkTwice),
  );
  return { needs, protocols, vocabulary };
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

/** What is called the same in two places would mean only the first of them. */
function checkTwice({ terms }: VocabularyFile, faultAt: FaultAt): void {
  const known = new Map<string, string>();
  for (const [place, { name, alike = [], said = [], hints = [] }] of terms.entries()) {
    for (const text of [name, ...alike, ...said, ...hints]) {
      const before = known.get(text.toLowerCase());
      if (before !== undefined && before !== name)
        faultAt(`terms.${String(place)}.name`, `: "${text}" stands under "${before}" already`);
      known.set(text.toLowerCase(), name);
    }
  }
}
