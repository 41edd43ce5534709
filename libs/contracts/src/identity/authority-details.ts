import { DateOnly, Id, Ids, NestedList, OneOf, Optional, SomeOf, Text } from '../shape/fields.js';
import { WEEKDAYS, type Weekday } from '../shape/weekdays.js';

export const KEY_PURPOSES = ['encryption', 'signing', 'witness', 'tls'] as const;

export class TeamHours {
  @SomeOf(WEEKDAYS, 'On these days') days!: Weekday[];
  @Text(5, 'From, HH:MM in London', 5) opensAt!: string;
  @Text(5, 'To, HH:MM in London: up to 24:00; before `opensAt`, on the next day', 5)
  closesAt!: string;
}

export class Team {
  @Text(120, 'Name') name!: string;
  @Optional() @Text(40, 'Telephone') phone?: string;
  @Optional() @Text(200, 'Shared mailbox') email?: string;
  @NestedList(() => TeamHours, 7, 'When it can be reached') hours!: TeamHours[];
}

export class SystemKey {
  @Text(100, 'Key id') kid!: string;
  @OneOf(KEY_PURPOSES, 'What it is for') purpose!: (typeof KEY_PURPOSES)[number];
  @Text(100, 'SHA-256 thumbprint of the public key (RFC 7638), base64url') thumbprint!: string;
  @DateOnly('In use since') since!: string;
}

export class CaseSystem {
  @Text(120, 'Name of the product') name!: string;
  @Optional() @Text(100, 'Its OAuth client at the hub') clientId?: string;
  @NestedList(() => SystemKey, 20, 'Its public keys') keys!: SystemKey[];
}

export class AuthorityDetails {
  @Id('The lead CAF contact, a person of the authority') leadCafContactId!: string;
  @Optional()
  @Ids(5, 'Who stands in while the lead is away, in this order', 0)
  deputyIds?: string[];
  @NestedList(() => Team, 20, 'Teams and when they can be reached') teams!: Team[];
  @NestedList(() => CaseSystem, 20, 'Case systems and their keys') systems!: CaseSystem[];
}
