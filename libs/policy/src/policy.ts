import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsDateString,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { type Role, ROLES } from '@hub/contracts';
import {
  CONSENT_DECISIONS,
  type ConsentDecision,
  OVERRIDE_GROUNDS,
  type OverrideGround,
  SHARING_PURPOSES,
  type SharingPurpose,
} from '@hub/contracts/consent';
import { AGENCIES, type Agency, EPISODE_STEPS, type EpisodeStep } from '@hub/contracts/episode';
import { ListOf, ObjectOf } from '@hub/contracts/shape';
import { type Kind, KINDS, type RelationToChild, RELATIONS_TO_CHILD } from './facts.js';

/**
 * On what ground something may be done. That a family agrees is a safeguard beside it, and is never
 * called the legal basis.
 */
const BASES = [
  'public_task',
  'legal_duty',
  'public_interest',
  'vital_interests',
  'agreement',
] as const;
export type Basis = (typeof BASES)[number];

/** Codes under which a forbid is told. */
const REFUSED_AS = [
  'not_involved',
  'not_verified',
  'sharing_ended',
  'checks_expired',
  'lookup_of_another_person',
] as const;
export type RefusedAs = (typeof REFUSED_AS)[number];

const RELATION_NAMES = Object.keys(RELATIONS_TO_CHILD) as RelationToChild[];

/** Conditions on who asks. */
export class WhoShape {
  @IsOptional() @IsIn(KINDS) kind?: Kind;
  @IsOptional() @IsIn(ROLES, { each: true }) @ArrayMinSize(1) roles?: Role[];
  @IsOptional() @IsBoolean() verified?: boolean;
  @IsOptional() @IsBoolean() confirmed?: boolean;
  @IsOptional() @IsIn(AGENCIES, { each: true }) @ArrayMinSize(1) sectors?: Agency[];
  @IsOptional() @IsBoolean() checked?: boolean;
  @IsOptional() @IsBoolean() trained?: boolean;
}

/** Conditions on what is asked about. */
export class WhatShape {
  @IsOptional() @IsBoolean() closed?: boolean;
  @IsOptional() @IsBoolean() disputed?: boolean;
  @IsOptional() @IsBoolean() started?: boolean;
  @IsOptional()
  @IsIn(CONSENT_DECISIONS, { each: true })
  @ArrayMinSize(1)
  decisions?: ConsentDecision[];
  @IsOptional() @IsIn(EPISODE_STEPS, { each: true }) @ArrayMinSize(1) steps?: EpisodeStep[];
  @IsOptional()
  @IsIn(SHARING_PURPOSES, { each: true })
  @ArrayMinSize(1)
  purposes?: SharingPurpose[];
  @IsOptional()
  @IsIn(OVERRIDE_GROUNDS, { each: true })
  @ArrayMinSize(1)
  grounds?: OverrideGround[];
}

/** A duty that the law lays on whoever is asked. */
export class LegalDuty {
  /** Where the law says so. */
  @IsString() @MinLength(5) @MaxLength(200) section!: string;
  /** The day from which it holds. */
  @IsDateString({ strict: true }) @Matches(/^\d{4}-\d\d-\d\d$/) from!: string;
}

/** One policy: whoever meets all of its conditions may, or may not, do these things. */
export class Policy {
  @IsString() @Matches(/^[a-z][a-z0-9-]{2,60}$/) id!: string;
  @IsIn(['permit', 'forbid']) effect!: 'permit' | 'forbid';
  /** In words, for people. */
  @IsString() @MinLength(10) @MaxLength(300) says!: string;
  @IsString({ each: true }) @ArrayMinSize(1) @ArrayMaxSize(100) actions!: string[];
  @IsOptional() @ObjectOf(() => WhoShape) who?: WhoShape;
  /** A permit: one of these is held. */
  @IsOptional()
  @IsIn(RELATION_NAMES, { each: true })
  @ArrayMinSize(1)
  relations?: RelationToChild[];
  /** A forbid: none of these is held. So that nobody loses anything by one relation more. */
  @IsOptional() @IsIn(RELATION_NAMES, { each: true }) @ArrayMinSize(1) without?: RelationToChild[];
  @IsOptional() @ObjectOf(() => WhatShape) what?: WhatShape;
  /** A permit alone, and each. */
  @IsOptional() @IsIn(BASES) basis?: Basis;
  /** What permits on the basis of a legal duty, and that alone, says which. */
  @IsOptional() @ObjectOf(() => LegalDuty) duty?: LegalDuty;
  /** A forbid alone, and each. */
  @IsOptional() @IsIn(REFUSED_AS) refusedAs?: RefusedAs;
}

/** A file of policies; raised in version with every change. */
export class PolicyFile {
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @IsString() @Matches(/^[a-z][a-z0-9-]{2,40}$/) name!: string;
  @ListOf(() => Policy) @ArrayMinSize(1) @ArrayMaxSize(500) policies!: Policy[];
}
