import {
  AuthorityCode,
  Flag,
  Id,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { ORDINARY_SERVICES } from '../consent/consent-terms.js';
import { ChildLabel } from '../labels/child-labels.js';
import { FoundAnswer } from './found-answers.js';

/** Agencies whose people start assessments. */
export const AGENCIES = [...ORDINARY_SERVICES, 'social_care', 'other'] as const;
export type Agency = (typeof AGENCIES)[number];

/** Why an episode begins before every authority has answered its lookup. */
export const URGENCIES = ['risk_of_harm', 'family_cannot_wait'] as const;

export class LevelOfNeed {
  @Whole(1, 4, 'Continuum of need: 1 universal, 2 early help, 3 complex, 4 acute') level!: number;
  @Text(80, 'What the authority itself calls it') label!: string;
}

export class StartEpisodePayload {
  @Id('The consent in force under which it starts; the episode takes the id that the consent names')
  consentId!: string;
  @Id('The lookup made before the assessment') lookupId!: string;
  @AuthorityCode('Where the child lives') homeAuthority!: string;
  @Text(64, 'The authority’s own case reference') ownReference!: string;
  @Nested(() => LevelOfNeed, 'Level of need') levelOfNeed!: LevelOfNeed;
  @Optional()
  @Nested(
    () => ChildLabel,
    'What the child is called in lists; over AMQP in a command of its own, which is sealed',
  )
  label?: ChildLabel;
  @Optional()
  @OneOf(AGENCIES, 'The agency that the CAF initiator works for; not said where it is absent')
  agency?: Agency;
  @Optional()
  @Id('The first Lead Professional; by default the person who asks')
  leadProfessionalId?: string;
  @Optional() @Id('The closed episode of the same child that it takes up again') reopens?: string;
  @Optional()
  @OneOf(URGENCIES, 'Why it cannot wait until the lookup is settled')
  urgent?: (typeof URGENCIES)[number];
  @Optional()
  @Flag('You have read which authorities did not answer the lookup, and start all the same')
  silenceAccepted?: boolean;
  @Optional()
  @NestedList(
    () => FoundAnswer,
    165,
    'An answer to each episode that the lookup found, but for the case that starts here; its holder is told what the family has agreed to',
  )
  found?: FoundAnswer[];
}
