import { defineQuery } from '../definition.js';
import { EPISODE_READERS } from '../episode/episodes.js';
import { NoPayload } from '../identity/authorities.js';
import { NestedList, OneOf, Text, Texts, Whole } from '../shape/fields.js';
import { LINKED_SYSTEMS, type LinkedSystem } from '../protection/linked-systems.js';

class SpecialistAssessment {
  @OneOf(LINKED_SYSTEMS, 'In which system it stands') system!: LinkedSystem;
  @Text(120, 'What it is called') name!: string;
  @Text(300, 'When to think of it') when!: string;
  @Text(300, 'Law or guidance that says so') source!: string;
}

export class SuggestedAssessment extends SpecialistAssessment {
  @Texts(100, 60, 'What shows the level of need and speaks for it, by codes; none: the level alone')
  because!: string[];
}

class SpecialistAssessmentRule extends SpecialistAssessment {
  @Whole(1, 4, 'The lowest level of need at which it is thought of') fromLevel!: number;
  @Texts(100, 60, 'What speaks for it, by codes of the continuum of need; none: the level alone')
  descriptors!: string[];
}

export class SpecialistAssessmentTable {
  @Whole(1, 10_000, 'Version of it') version!: number;
  @NestedList(() => SpecialistAssessmentRule, 100, 'What to think of, and when')
  rules!: SpecialistAssessmentRule[];
}

export const ListSpecialistAssessments = defineQuery({
  type: 'specialist_assessment.list.v1',
  owner: 'episode-service',
  summary:
    'Lists which specialist assessments to think of beside a CAF, at which level of need, and who says so.',
  personalData: 'none',
  payload: NoPayload,
  reply: SpecialistAssessmentTable,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/specialist-assessments', success: 200 },
  examples: [{}],
});
