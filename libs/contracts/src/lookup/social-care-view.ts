import { Contact } from '../shape/contact.js';
import {
  AuthorityCode,
  AuthorityCodes,
  DateOnly,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
} from '../shape/fields.js';

/**
 * Whether social care works with a child: `unknown` is no *no*, and `not_disclosed` is for the duty
 * team to say.
 */
export const KNOWN_TO_SOCIAL_CARE = ['now', 'before', 'unknown', 'not_disclosed'] as const;
/** By which an authority is sure that it is the child: more than names that agree. */
export const SURE_BY = ['number', 'person'] as const;
/** `not_connected`: its social care cannot be asked here; ring it. */
const SOCIAL_CARE_SILENCES = ['waiting', 'timeout', 'not_connected'] as const;

/** Whose social care is asked, beside that of the authorities that have a record. */
export class SocialCareWish {
  @AuthorityCode('Where the child lives') homeAuthority!: string;
  @Optional()
  @AuthorityCodes(
    'Others that may know the child: up to five, for all 33 are asked for safeguarding alone',
    1,
    5,
  )
  authorities?: string[];
}

export class SocialCareRow {
  @AuthorityCode('The authority') authority!: string;
  @Text(80, 'Its name') name!: string;
  @OneOf(
    KNOWN_TO_SOCIAL_CARE,
    'What it says; `now` and `before` only where a number agrees with name and birth date, or a person confirmed the child: else `not_disclosed`',
  )
  answer!: (typeof KNOWN_TO_SOCIAL_CARE)[number];
  @Optional()
  @OneOf(SOCIAL_CARE_SILENCES, 'Why nothing was heard; `answer` is `unknown` then')
  silence?: (typeof SOCIAL_CARE_SILENCES)[number];
  @Optional() @Instant('When it answered') answeredAt?: string;
  @Optional() @DateOnly('With `now` since when, with `before` until when') on?: string;
  @Nested(
    () => Contact,
    'Whom to ring: its duty team; where that is not connected, its lead CAF contact',
  )
  dutyTeam!: Contact;
}

/** What social care says of the child, apart from what is known of assessments. */
export class SocialCareAnswers {
  @OneOf(['gathering', 'complete'], 'Whether answers may still come in time')
  status!: 'gathering' | 'complete';
  @Text(400, 'Coverage in a sentence, apart from that of the lookup') coverage!: string;
  @NestedList(() => SocialCareRow, 33, 'Those that were asked') rows!: SocialCareRow[];
}
