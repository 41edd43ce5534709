import { Optional, Text } from './fields.js';

/** A member of staff to get in touch with. */
export class Contact {
  @Text(120, 'Name') name!: string;
  @Text(80, 'Role as the authority calls it') role!: string;
  @Text(120, 'Team') team!: string;
  @Optional() @Text(40, 'Telephone') phone?: string;
  @Optional() @Text(200, 'Work e-mail') email?: string;
}

export const CONTACT_EXAMPLE: Contact = {
  name: 'Ada Okafor',
  role: 'Lead CAF contact',
  team: 'Early Help, Lewisham',
  phone: '020 7946 0123',
  email: 'ada.okafor@lewisham.example',
};
