import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, DateOnly, Id, NestedList } from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';

/** What the events about an authority's contacts tell. */
export class ContactsNotice {
  @Id('The entry in the register') contactsId!: string;
  @AuthorityCode('The authority') authority!: string;
  @DateOnly('When they were last confirmed') confirmedOn!: string;
  @NestedList(() => Waiting, 5, 'Who must do what; empty where nothing is left to do')
  waits!: Waiting[];
}

const EVENT = {
  owner: 'identity-service',
  personalData: 'none',
  audience: 'member',
  subject: 'contactsId',
  payload: ContactsNotice,
} as const;
const WAITS: Waiting = {
  step: 'confirm_contacts',
  authority: EXAMPLE.lewisham,
  role: 'lead_caf_contact',
};

export const ContactsUnconfirmed = defineEvent({
  ...EVENT,
  type: 'contacts.unconfirmed.v1',
  summary: 'Your authority has not confirmed its contacts for 90 days; said again every 30 days.',
  examples: [
    {
      contactsId: EXAMPLE.contactsId,
      authority: EXAMPLE.lewisham,
      confirmedOn: '2025-11-03',
      waits: [WAITS],
    },
  ],
});

export const ContactsConfirmed = defineEvent({
  ...EVENT,
  type: 'contacts.confirmed.v1',
  summary: 'Your authority’s contacts were confirmed or changed.',
  examples: [
    {
      contactsId: EXAMPLE.contactsId,
      authority: EXAMPLE.lewisham,
      confirmedOn: '2026-03-02',
      waits: [],
    },
  ],
});
