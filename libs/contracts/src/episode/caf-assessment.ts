import { DateOnly, Flag, Nested, NestedList, OneOf, Optional, Text } from '../shape/fields.js';

/** The three domains of the CAF and their elements. Source: CAF form for practitioners, 2009. */
const CAF_ELEMENTS = [
  'general_health',
  'physical_development',
  'speech_language_and_communication',
  'emotional_and_social_development',
  'behavioural_development',
  'identity_self_esteem_self_image_and_social_presentation',
  'family_and_social_relationships',
  'self_care_and_independence',
  'understanding_reasoning_and_problem_solving',
  'participation_in_learning',
  'progress_and_achievement_in_learning',
  'aspirations',
  'basic_care_safety_and_protection',
  'emotional_warmth_and_stability',
  'guidance_boundaries_and_stimulation',
  'family_history_functioning_and_well_being',
  'wider_family',
  'housing_employment_and_finance',
  'social_and_community_elements_and_resources',
] as const;

const LONG = 5_000;
const NAME = 200;
const MOST_NAMED = 50;
const INVOLVED_KINDS = [
  'gp',
  'early_years_or_education',
  'health',
  'social_care',
  'youth_justice',
  'police',
  'voluntary',
  'other',
] as const;
const SIGNATORIES = ['child', 'parent_or_carer', 'assessor'] as const;

class CafIdentity {
  @Text(NAME, 'Given names') givenNames!: string;
  @Text(NAME, 'Family name') familyName!: string;
  @Optional() @Text(NAME, 'Also known as') alsoKnownAs?: string;
  @Optional() @DateOnly('Date of birth') bornOn?: string;
  @Optional()
  @DateOnly('Expected date of birth, of a child who is not born yet')
  expectedOn?: string;
  @Optional() @Text(NAME, 'Gender') gender?: string;
  @Optional() @Text(NAME, 'Ethnicity') ethnicity?: string;
  @Optional() @Text(NAME, 'First language of the child') firstLanguage?: string;
  @Optional() @Text(LONG, 'Disability, and what it asks for') disability?: string;
  @Optional() @Text(500, 'Address') address?: string;
}

class CafPresence {
  @Text(NAME, 'Name') name!: string;
  @Text(NAME, 'Who they are to the child, or what they do') relation!: string;
}

class CafCarer extends CafPresence {
  @Flag('Has parental responsibility') parentalResponsibility!: boolean;
  @Optional() @Text(NAME, 'Their first language') spoken?: string;
  @Optional() @Text(500, 'How to reach them') reachedBy?: string;
}

class CafInvolvement {
  @OneOf(INVOLVED_KINDS, 'Of which kind') kind!: (typeof INVOLVED_KINDS)[number];
  @Text(NAME, 'Name') name!: string;
  @Optional() @Text(500, 'How to reach them') reachedBy?: string;
}

class CafSignature {
  @OneOf(SIGNATORIES, 'As whom') signedAs!: (typeof SIGNATORIES)[number];
  @Text(NAME, 'Name') name!: string;
  @DateOnly('Signed on') signedOn!: string;
}

export class AssessedElement {
  @OneOf(CAF_ELEMENTS, 'Which element') element!: (typeof CAF_ELEMENTS)[number];
  @Optional() @Text(LONG, 'Strengths') strengths?: string;
  @Optional() @Text(LONG, 'Needs') needs?: string;
}

/**
 * An assessment as it is exchanged, by the parts of the CAF form for practitioners, 2009; the
 * authority's own form goes beside it as an attachment.
 */
export class CafAssessment {
  @DateOnly('When it was completed') assessedOn!: string;
  @Text(LONG, 'Why it was made') reason!: string;
  @Optional()
  @Nested(() => CafIdentity, 'Whom it is about, as the authority knows them')
  identity?: CafIdentity;
  @Optional()
  @NestedList(() => CafPresence, MOST_NAMED, 'Who was present at the assessment')
  present?: CafPresence[];
  @Optional()
  @NestedList(
    () => CafCarer,
    MOST_NAMED,
    'Parents and carers, with who has parental responsibility',
  )
  carers?: CafCarer[];
  @Optional()
  @NestedList(() => CafInvolvement, MOST_NAMED, 'Services that work with the child')
  involved?: CafInvolvement[];
  @Optional() @Text(LONG, 'The family and the home as they are now') familyAndHome?: string;
  @NestedList(() => AssessedElement, 19, 'Strengths and needs by element')
  elements!: AssessedElement[];
  @Text(LONG, 'Conclusions') conclusions!: string;
  @Optional() @Text(LONG, 'What the child says to it') childsComment?: string;
  @Optional() @Text(LONG, 'What the parents or carers say to it') parentsComment?: string;
  @Optional()
  @NestedList(() => CafSignature, MOST_NAMED, 'Who signed it')
  signatures?: CafSignature[];
}
