import {
  AuthorityCode,
  Id,
  Instant,
  OneOf,
  Optional,
  PersonId,
  SomeOf,
  Text,
} from '../shape/fields.js';
import { CONTENT_CATEGORIES, type ContentCategory } from './consent-terms.js';

const OUTSIDERS = ['police', 'hospital'] as const;
const WAYS_TOLD = ['by_telephone', 'in_person', 'secure_mail', 'on_paper'] as const;

/** Somebody outside the hub who was told something: police, or a hospital. */
export class ToldOutside {
  @OneOf(OUTSIDERS, 'Who they are') kind!: (typeof OUTSIDERS)[number];
  @Text(120, 'The unit or hospital, by name') organisation!: string;
  @Optional() @Text(120, 'Whom there, by name and role or number') whom?: string;
  @OneOf(WAYS_TOLD, 'How') how!: (typeof WAYS_TOLD)[number];
  @Instant('When') at!: string;
}

/** The same in the sharing register, without a name. */
export class ToldOutsideEntry {
  @Id('The override that says why') overrideId!: string;
  @OneOf(OUTSIDERS, 'Who was told') kind!: (typeof OUTSIDERS)[number];
  @Text(120, 'The unit or hospital, by name') organisation!: string;
  @SomeOf(CONTENT_CATEGORIES, 'What of') categories!: ContentCategory[];
  @OneOf(WAYS_TOLD, 'How') how!: (typeof WAYS_TOLD)[number];
  @Instant('When') at!: string;
  @AuthorityCode('By whom') authority!: string;
  @Optional() @PersonId('The person who told them') personId?: string;
}
