import {
  ChangePerson,
  EndPerson,
  OfferPost,
  type StaffView,
  VerifyPerson,
} from '@hub/contracts/identity';
import type { Acts } from '../../pages/acts.js';
import type { Fault } from '../../pages/faults.js';
import { chosenIn } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { textOf } from '../../session/form.js';
import { draftOfStaff, staffFields, termsFrom } from './staff-fields.js';

const ENDED = {
  left: 'They do not work for the borough any more',
  moved: 'They work elsewhere in the borough and need this no more',
  registered_twice: 'They were registered twice',
} as const;

const isAnother = ({ id, endedAt }: StaffView, person: Person): boolean =>
  endedAt === undefined && id !== person.id;

/** A colleague was quicker, and offered the post to somebody. */
const OFFERED: Fault = {
  text: 'A colleague has asked somebody already whether this post is theirs. Go back, and take that back first where it was wrong.',
};

export const STAFF_ACTS: Acts<StaffView> = {
  change: {
    title: 'Change what stands here',
    button: 'Save it',
    notice: 'It is saved.',
    isOpenTo: isAnother,
    fields: (_staff, person) => staffFields(person),
    draft: draftOfStaff,
    definition: ChangePerson,
    order: (form, staff) => ({ personId: staff.id, ...termsFrom(form, staff) }),
  },
  verify: {
    title: 'Say that you have seen who they are',
    lead: 'Look at their work pass and their checks. Whoever gave them the means to sign in cannot do this.',
    button: 'I have seen who they are',
    notice: 'They are verified.',
    isOpenTo: (staff, person) => isAnother(staff, person) && !staff.verified,
    fields: () => [],
    definition: VerifyPerson,
    order: (_form, { id: personId }) => ({ personId, verified: true }),
  },
  unverify: {
    title: 'Take back that they are verified',
    lead: 'They open no document and act for no family until somebody verifies them anew.',
    button: 'Take it back',
    notice: 'They are not verified any more.',
    isOpenTo: (staff, person) => isAnother(staff, person) && staff.verified,
    fields: () => [],
    definition: VerifyPerson,
    order: (_form, { id: personId }) => ({ personId, verified: false }),
  },
  offer: {
    title: 'Say that they have another post',
    lead: 'They then sign in once for both. Whoever works in the other post says whether it is so, with a one-time code. They find its number on their page “For whom you work”.',
    button: 'Ask them',
    notice:
      'They find it when they sign in to the other post. They have 14 days; then you may ask again.',
    isOpenTo: (staff, person) =>
      isAnother(staff, person) && !staff.severalPosts && staff.offeredTo === undefined,
    over: ({ offeredTo }) => (offeredTo === undefined ? undefined : OFFERED),
    fields: () => [
      {
        kind: 'line',
        name: 'number',
        label: 'Number of their other post',
        hint: 'As they gave it to you: 36 letters, digits and hyphens',
        most: 36,
        missing: 'Enter the number of their other post',
      },
    ],
    definition: OfferPost,
    order: (form, { id: personId }) => ({
      personId,
      otherId: textOf(form, 'number').toLowerCase(),
    }),
  },
  'offer-again': {
    title: 'Ask again whether they have that other post',
    lead: 'Whoever works in the other post has 14 days anew.',
    button: 'Ask them again',
    notice: 'They are asked again, and have 14 days.',
    isOpenTo: (staff, person) => isAnother(staff, person) && staff.offeredTo !== undefined,
    fields: () => [],
    definition: OfferPost,
    order: (_form, { id: personId, offeredTo: otherId }) => ({ personId, otherId }),
  },
  'take-back': {
    title: 'Take back that they have another post',
    button: 'Take it back',
    notice: 'Nobody is asked any more.',
    isOpenTo: (staff, person) => isAnother(staff, person) && staff.offeredTo !== undefined,
    fields: () => [],
    definition: OfferPost,
    order: (_form, { id: personId }) => ({ personId }),
  },
  end: {
    title: 'They act here no more',
    lead: 'They are signed out within a minute. Each case that they lead waits for your lead CAF contact to name another lead.',
    warning: 'This cannot be undone. Who comes back is registered anew.',
    button: 'End it now',
    notice: 'They act here no more. Cases that they led wait for another lead.',
    isOpenTo: isAnother,
    fields: () => [
      { kind: 'one', name: 'because', label: 'Why?', words: ENDED, missing: 'Select why' },
    ],
    definition: EndPerson,
    order: (form, { id: personId }) => ({ personId, because: chosenIn(ENDED, form, 'because') }),
  },
};

/** What the hub says no to, and what to do now. */
export const STAFF_REFUSALS: Readonly<Record<string, Fault>> = {
  username_taken: {
    field: 'username',
    text: 'Somebody signs in with that user name already. Choose another.',
  },
  same_person_verifies: {
    text: 'You gave them the means to sign in. Ask another who keeps your borough’s staff to do this.',
  },
  person_unknown: {
    field: 'number',
    text: 'Nobody works in a post of that number. Ask them to look at it again',
  },
  post_tied: {
    text: 'This is one of several posts of somebody already. Give them new means for this post alone first.',
  },
  post_offered: OFFERED,
  person_in_entry: {
    text: 'They are your borough’s lead CAF contact or a deputy. Name another in their place first.',
  },
};
