import type {
  AnswerLookupEnquiryPayload,
  ChildDetails,
  PublishPointerPayload,
} from '@hub/contracts/lookup';

type Answer = Omit<AnswerLookupEnquiryPayload, 'enquiryId'>;

/**
 * The index of a case system that answers lookups itself: the same number or the same name and
 * birthday, of an unborn child the mother's, no more.
 */
export class OwnIndex {
  constructor(private readonly pointers: readonly PublishPointerPayload[]) {}

  look(child: ChildDetails): Answer {
    const same = this.pointers.filter((pointer) => isSame(pointer.child, child));
    if (same.length === 0)
      return {
        outcome: this.pointers.some((pointer) => sharesFamily(pointer.child, child))
          ? 'person_will_answer'
          : 'none',
      };
    if (same.some(({ handling = 'ordinary' }) => handling !== 'ordinary'))
      return { outcome: 'shielded' };
    const episodes = same
      .slice(0, 5)
      .map(({ reference, state, openedOn, socialCare, leadProfessional }) => ({
        reference,
        state,
        openedOn,
        socialCare,
        ...(leadProfessional === undefined ? {} : { leadProfessional }),
      }));
    return { outcome: 'found', episodes };
  }
}

/** Whether a system without judgement takes them for one child. */
export function isSame(one: ChildDetails, other: ChildDetails): boolean {
  return (
    sharesNumber(one, other) ||
    sharesMother(one, other) ||
    (sharesFamily(one, other) && text(one.givenName) === text(other.givenName))
  );
}

function text(value: string | undefined): string {
  return (value ?? '').trim().toLowerCase();
}

function sharesNumber(one: ChildDetails, other: ChildDetails): boolean {
  return one.nhsNumber !== undefined && one.nhsNumber === other.nhsNumber;
}

/** Not born yet, of one mother, and expected on one day. */
function sharesMother(one: ChildDetails, other: ChildDetails): boolean {
  return (
    one.expectedOn !== undefined &&
    one.expectedOn === other.expectedOn &&
    sharesFamily(one.mother ?? {}, other.mother ?? {}) &&
    text(one.mother?.givenName) === text(other.mother?.givenName)
  );
}

function sharesFamily(one: ChildDetails, other: ChildDetails): boolean {
  return (
    one.dateOfBirth !== undefined &&
    one.dateOfBirth === other.dateOfBirth &&
    text(one.familyName) !== '' &&
    text(one.familyName) === text(other.familyName)
  );
}
