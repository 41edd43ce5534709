import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import { isCalendarDate, isUtcInstant } from './calendar.js';
import { ListOf, ObjectOf, together as all } from './nested.js';
import { about } from './described-fields.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const AUTHORITY_CODE = /^E090000(0[1-9]|[12][0-9]|3[0-3])$/;

/** Whether a text is an id, as `Id` takes one. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** A UUID in lower case; whoever creates a thing mints a UUIDv7 for it. */
export const Id = (description: string): PropertyDecorator =>
  all(
    Matches(UUID, { message: '$property must be a UUID in lower case' }),
    about(description, { format: 'uuid' }, { id: true }),
  );

/**
 * The id of a member of staff. Where it stands in what the hub answers, their name and contact
 * stand in `people` beside the answer.
 */
export const PersonId = (description: string): PropertyDecorator =>
  all(
    Matches(UUID, { message: '$property must be a UUID in lower case' }),
    about(description, { format: 'uuid' }, { person: true }),
  );

/** A set of UUIDs in lower case; the empty set only where `min` is 0. */
export const Ids = (max: number, description: string, min = 1): PropertyDecorator =>
  all(uuids(max, min), about(description, {}, { id: true }));

/** The same of members of staff, who are named as `PersonId` says. */
export const PersonIds = (max: number, description: string, min = 1): PropertyDecorator =>
  all(uuids(max, min), about(description, {}, { person: true }));

function uuids(max: number, min: number): PropertyDecorator {
  return all(
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    ArrayUnique(),
    Matches(UUID, { each: true, message: 'each of $property must be a UUID in lower case' }),
  );
}

/** GSS code of one of the 33 authorities. */
export const AuthorityCode = (description: string): PropertyDecorator =>
  all(
    Matches(AUTHORITY_CODE, {
      message: '$property must be a GSS code from E09000001 to E09000033',
    }),
    about(description),
  );

/** Something else than blanks. */
const SAYS_SOMETHING = /\S/;

/** At most `max` characters, or none. */
export const TextOrNone = (max: number, description: string): PropertyDecorator =>
  all(IsString(), Length(0, max), about(description));

/** Between `min`, at least one, and `max` characters; blanks alone say nothing. */
export const Text = (max: number, description: string, min = 1): PropertyDecorator =>
  all(
    IsString(),
    Length(min, max),
    Matches(SAYS_SOMETHING, { message: '$property must hold more than blanks' }),
    about(description),
  );

/** A set of texts of between 1 and `maxLength` characters, none of blanks alone. */
export const Texts = (max: number, maxLength: number, description: string): PropertyDecorator =>
  all(
    IsArray(),
    ArrayMaxSize(max),
    ArrayUnique(),
    IsString({ each: true }),
    Length(1, maxLength, { each: true }),
    Matches(SAYS_SOMETHING, {
      each: true,
      message: 'each of $property must hold more than blanks',
    }),
    about(description),
  );

/** One of a closed list of words. */
export const OneOf = (values: readonly string[], description: string): PropertyDecorator =>
  all(IsIn([...values]), about(description, { type: 'string' }));

/** An integer from `min` to `max`. */
export const Whole = (min: number, max: number, description: string): PropertyDecorator =>
  all(IsInt(), Min(min), Max(max), about(description, { type: 'integer' }, { whole: true }));

/** How many there are: from `least` to the largest integer that a database column holds. */
export const Count = (description: string, least = 0): PropertyDecorator =>
  Whole(least, 2_147_483_647, description);

/** A number from `min` to `max`. */
export const Decimal = (min: number, max: number, description: string): PropertyDecorator =>
  all(IsNumber(), Min(min), Max(max), about(description, { type: 'number' }, { decimal: true }));

export const Flag = (description: string): PropertyDecorator =>
  all(IsBoolean(), about(description, {}, { flag: true }));

/** A day of the calendar, `YYYY-MM-DD`. */
export const DateOnly = (description: string): PropertyDecorator =>
  all(
    ValidateBy({
      name: 'isCalendarDate',
      validator: {
        validate: isCalendarDate,
        defaultMessage: () => '$property must be a date that exists, written YYYY-MM-DD',
      },
    }),
    about(description, { type: 'string', format: 'date' }),
  );

/** A month of the calendar, `YYYY-MM`. */
export const Month = (description: string): PropertyDecorator =>
  all(
    Matches(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, {
      message: '$property must be a month that exists, written YYYY-MM',
    }),
    about(description),
  );

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A time of day, `HH:MM`. */
export const TimeOfDay = (description: string): PropertyDecorator =>
  all(
    Matches(TIME, { message: '$property must be a time of day, written HH:MM' }),
    about(description),
  );

/** At least one of them. */
export const TimesOfDay = (max: number, description: string): PropertyDecorator =>
  all(
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(max),
    ArrayUnique(),
    Matches(TIME, { each: true, message: 'each of $property must be a time of day, HH:MM' }),
    about(description),
  );

/** An instant in UTC, RFC 3339 with `Z`. */
export const Instant = (description: string): PropertyDecorator =>
  all(
    ValidateBy({
      name: 'isUtcInstant',
      validator: {
        validate: isUtcInstant,
        defaultMessage: () =>
          '$property must be an instant in UTC, written like 2026-03-01T09:30:00Z',
      },
    }),
    about(description, { type: 'string', format: 'date-time', pattern: 'Z$' }),
  );

/** A set of words from a closed list. */
export const SomeOf = (values: readonly string[], description: string): PropertyDecorator =>
  all(
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(values.length),
    ArrayUnique(),
    IsIn([...values], { each: true }),
    about(description),
  );

/** A set of GSS codes; the empty set only where `min` is 0. */
export const AuthorityCodes = (description: string, min = 1, max = 33): PropertyDecorator =>
  all(
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    ArrayUnique(),
    Matches(AUTHORITY_CODE, { each: true, message: 'each of $property must be a GSS code' }),
    about(description),
  );

export const Nested = (shape: () => new () => object, description: string): PropertyDecorator =>
  all(ObjectOf(shape), about(description, {}, { nested: shape }));

export const NestedList = (
  shape: () => new () => object,
  max: number,
  description: string,
): PropertyDecorator =>
  all(ListOf(shape), ArrayMaxSize(max), about(description, {}, { nested: shape }));

/** May be absent; `null` is not absence. */
export const Optional = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
