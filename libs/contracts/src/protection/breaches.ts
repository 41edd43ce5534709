import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Flag,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';
import {
  BREACH_DELAYS,
  BREACH_RISKS,
  type BreachDelay,
  type BreachRisk,
  FAMILY_TOLD_BY,
  FAMILY_UNTOLD,
  type FamilyToldBy,
  type FamilyUntold,
  REGULATOR_UNTOLD,
  type RegulatorUntold,
} from './breach-terms.js';
import {
  CORRECTED_BECAUSE,
  CORRECTION_KINDS,
  CORRECTION_STATES,
  CORRECTION_SUBJECTS,
  type CorrectedBecause,
  type CorrectionKind,
  type CorrectionState,
  type CorrectionSubject,
} from './correction-terms.js';
import { CorrectionPayload } from './corrections.js';

export class RegulatorView {
  @Flag('Whether the regulator is told') told!: boolean;
  @Optional()
  @OneOf(REGULATOR_UNTOLD, 'Why not, where it is not told')
  because?: RegulatorUntold;
  @Optional() @OneOf(BREACH_DELAYS, 'Why later than in 72 hours') lateBecause?: BreachDelay;
}

export class FamilyView {
  @Flag('Whether the family is told') told!: boolean;
  @Optional() @OneOf(FAMILY_TOLD_BY, 'How it was told') how?: FamilyToldBy;
  @Optional() @OneOf(FAMILY_UNTOLD, 'Why not, where it is not told') because?: FamilyUntold;
}

export class DecidedRegulatorView extends RegulatorView {
  @Instant('When that was decided') at!: string;
}

export class DecidedFamilyView extends FamilyView {
  @Instant('When that was said') at!: string;
}

/** All that is known of a breach of personal data, on one page. */
export class BreachView {
  @Id('The correction that it belongs to') correctionId!: string;
  @Id('The episode') episodeId!: string;
  @Text(40, 'The number of the incident') incident!: string;
  @OneOf(CORRECTION_KINDS, 'What was wrong') kind!: CorrectionKind;
  @OneOf(CORRECTION_SUBJECTS, 'With what') about!: CorrectionSubject;
  @OneOf(CORRECTED_BECAUSE, 'How it came about') because!: CorrectedBecause;
  @OneOf(CORRECTION_STATES, 'How the correction stands') correction!: CorrectionState;
  @AuthorityCode('Who answers for it') authority!: string;
  @Instant('Since when it is known') awareAt!: string;
  @Instant('By when it is to be assessed: 24 hours') assessBy!: string;
  @Instant('By when the regulator is to be told: 72 hours') decideBy!: string;
  @Optional() @OneOf(BREACH_RISKS, 'How likely harm is') risk?: BreachRisk;
  @Optional() @Instant('When it was last assessed') assessedAt?: string;
  @Optional() @Nested(() => DecidedRegulatorView, 'The regulator') regulator?: DecidedRegulatorView;
  @Optional() @Nested(() => DecidedFamilyView, 'The family') family?: DecidedFamilyView;
  @Whole(0, 33, 'Authorities that were told wrongly, and of that') told!: number;
  @Whole(0, 33, 'Those that deleted it') deleted!: number;
  @Whole(0, 33, 'Those that keep it on a ground') kept!: number;
  @NestedList(() => Waiting, 12, 'Who must do what now') waits!: Waiting[];
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class AssessBreachPayload extends CorrectionPayload {
  @OneOf(BREACH_RISKS, 'How likely it is that people come to harm') risk!: BreachRisk;
}

export class DecideBreachPayload extends RegulatorView {
  @Id('The correction') correctionId!: string;
}

export class TellOfBreachPayload extends FamilyView {
  @Id('The correction') correctionId!: string;
}

const OWNER = { owner: 'episode-service', personalData: 'none', reply: BreachView } as const;
const ON = { object: 'correction', id: 'correctionId' } as const;
const MANAGERS = ['service_manager', 'head_of_service'] as const;
const DECIDERS = [...MANAGERS, 'data_protection_officer'] as const;
const ASSESSORS = ['lead_caf_contact', ...DECIDERS] as const;
const NAMED = { correctionId: EXAMPLE.correctionId };
const PATH = '/v1/corrections/{correctionId}/breach';

export const ReadBreach = defineQuery({
  ...OWNER,
  type: 'breach.read.v1',
  on: ON,
  words: 'What was done about something that others should not have learnt was looked at',
  summary: 'Shows a breach of personal data on one page, to the authority that answers for it.',
  payload: CorrectionPayload,
  roles: ASSESSORS,
  http: { method: 'GET', path: PATH, success: 200 },
  examples: [NAMED],
});

export const AssessBreach = defineCommand({
  ...OWNER,
  type: 'breach.assess.v1',
  on: ON,
  words: 'Somebody judged what harm could come of what others should not have learnt',
  summary:
    'Says how likely harm is. A later word takes its place; where harm is likelier by it, what was decided before is open again.',
  payload: AssessBreachPayload,
  roles: ASSESSORS,
  http: { method: 'POST', path: `${PATH}/assessment`, success: 200 },
  examples: [{ ...NAMED, risk: 'some' }],
  counterExamples: { 'a risk in words': { ...NAMED, risk: 'quite likely' } },
});

export const DecideBreach = defineCommand({
  ...OWNER,
  type: 'breach.decide.v1',
  on: ON,
  words: 'Somebody decided whether the regulator is told of what others should not have learnt',
  summary:
    'Says that the regulator is told, or why not. Within 72 hours from when it was known; later, with why.',
  payload: DecideBreachPayload,
  roles: DECIDERS,
  http: { method: 'POST', path: `${PATH}/regulator`, success: 200 },
  examples: [
    { ...NAMED, told: true },
    { ...NAMED, told: false, because: 'no_risk_likely' },
  ],
  counterExamples: { 'a reason in words': { ...NAMED, told: false, because: 'it is fine' } },
});

export const TellOfBreach = defineCommand({
  ...OWNER,
  type: 'breach.tell_family.v1',
  on: ON,
  words: 'Your authority noted how you were told of what others should not have learnt, or why not',
  summary: 'Says how the family was told, or why it is not.',
  payload: TellOfBreachPayload,
  roles: ASSESSORS,
  http: { method: 'POST', path: `${PATH}/family`, success: 200 },
  examples: [
    { ...NAMED, told: true, how: 'by_telephone' },
    { ...NAMED, told: false, because: 'no_high_risk' },
  ],
  counterExamples: { 'no way of telling': { ...NAMED, told: true, how: 'by pigeon' } },
});
