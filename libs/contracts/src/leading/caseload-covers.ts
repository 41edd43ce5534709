import { defineCommand } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Id, NestedList, OneOf, Optional, PersonId, Text, Whole } from '../shape/fields.js';
import { MOST_HANDED_ON } from './caseloads.js';
import { CoverTerms } from './lead-covers.js';

const COVERING = ['done', 'refused'] as const;

export class CoverCaseloadPayload extends CoverTerms {
  @PersonId('Who leads the cases and is away, of your own authority') leadProfessionalId!: string;
  @Optional()
  @Id('Go on behind this case, which the answer before named in goOnAfter')
  after?: string;
}

export class CaseCovered {
  @Id('The episode') episodeId!: string;
  @OneOf(COVERING, 'Whether they stand in there') outcome!: (typeof COVERING)[number];
  @Optional() @Text(60, 'Why not: the code of the refusal') code?: string;
  @Optional() @Text(500, 'What to do now') next?: string;
}

export class CaseloadCovered {
  @NestedList(() => CaseCovered, MOST_HANDED_ON, 'Each case that was looked at')
  items!: CaseCovered[];
  @Whole(0, 2_147_483_647, 'How many cases the Lead Professional leads') open!: number;
  @Whole(0, 2_147_483_647, 'How many of them come behind those') left!: number;
  @Optional()
  @Id('There are more cases behind this one: send it as after to go on')
  goOnAfter?: string;
}

const COVERED: CoverCaseloadPayload = {
  ...{ leadProfessionalId: EXAMPLE.personId, personId: EXAMPLE.otherPersonId },
  ...{ from: '2026-03-09', until: '2026-03-20', because: 'leave' },
};

export const CoverCaseload = defineCommand({
  type: 'caseload.cover.v1',
  on: { object: 'person', id: 'leadProfessionalId' },
  owner: 'episode-service',
  words: 'Somebody was named to stand in for the Lead Professional in all of their cases',
  summary:
    'Names a colleague who leads all cases of a Lead Professional from a day to a day, each by itself, 50 at a time. Where somebody is named for a case alone, they go before. Sent again, it goes on with what is left.',
  personalData: 'none',
  payload: CoverCaseloadPayload,
  reply: CaseloadCovered,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'head_of_service'],
  http: { method: 'POST', path: '/v1/caseload-covers', success: 200 },
  examples: [COVERED, { ...COVERED, after: EXAMPLE.episodeId }],
  counterExamples: { 'words about health': { ...COVERED, because: 'broken leg' } },
});
