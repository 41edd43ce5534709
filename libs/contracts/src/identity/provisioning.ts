import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import type { Role } from '../roles.js';
import {
  DateOnly,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  Text,
  Whole,
} from '../shape/fields.js';
import { NoPayload } from './authorities.js';

/** As whom an authority’s own directory may keep its staff. */
export const PROVISIONER_RANKS = [
  'lead_caf_contact',
  'service_manager',
  'head_of_service',
] as const satisfies readonly Role[];
export type ProvisionerRank = (typeof PROVISIONER_RANKS)[number];

const KEY_ISSUERS: Role[] = ['service_manager', 'head_of_service'];
/** A key that nobody renews ends by itself. */
const MOST_DAYS = 366;

export class IssueProvisioningKeyPayload {
  @OneOf(PROVISIONER_RANKS, 'As whom the directory keeps staff; none that is above your own')
  actsAs!: ProvisionerRank;
  @Optional() @Whole(1, MOST_DAYS, 'For how many days; a year by default') days?: number;
}

export class WithdrawProvisioningKeyPayload {
  @Id('The key') keyId!: string;
}

/** A key under which an authority’s own directory keeps its staff, without the key itself. */
export class ProvisioningKeyView {
  @Id('The key') id!: string;
  @OneOf(PROVISIONER_RANKS, 'As whom the directory keeps staff') actsAs!: ProvisionerRank;
  @PersonId('Who issued it: they verify nobody whom it registered') issuedBy!: string;
  @Instant('When it was issued') issuedAt!: string;
  @Instant('From then on it is taken no more') expiresAt!: string;
  @Optional() @Instant('Since when it is withdrawn') withdrawnAt?: string;
  @Optional() @DateOnly('The last day on which it was used') lastUsedOn?: string;
}

export class IssuedProvisioningKey extends ProvisioningKeyView {
  @Text(100, 'The bearer token itself; said once, and kept as a digest') key!: string;
}

export class ProvisioningKeyList {
  @NestedList(() => ProvisioningKeyView, 50, 'Newest first') items!: ProvisioningKeyView[];
}

export const IssueProvisioningKey = defineCommand({
  type: 'provisioning_key.issue.v1',
  owner: 'identity-service',
  summary:
    'Issues the bearer token under which your own directory keeps your staff over SCIM 2.0 at /scim/v2; it is said once.',
  personalData: 'none',
  payload: IssueProvisioningKeyPayload,
  reply: IssuedProvisioningKey,
  roles: KEY_ISSUERS,
  http: { method: 'POST', path: '/v1/provisioning-keys', success: 201 },
  examples: [{ actsAs: 'lead_caf_contact' }, { actsAs: 'service_manager', days: 90 }],
  counterExamples: {
    'a role that keeps no staff': { actsAs: 'practitioner' },
    'for ever': { actsAs: 'lead_caf_contact', days: 10_000 },
  },
});

export const WithdrawProvisioningKey = defineCommand({
  type: 'provisioning_key.withdraw.v1',
  on: { object: 'provisioning_key', id: 'keyId' },
  owner: 'identity-service',
  summary: 'Withdraws the key of a directory; within half a minute it is taken no more.',
  personalData: 'none',
  payload: WithdrawProvisioningKeyPayload,
  reply: ProvisioningKeyView,
  roles: KEY_ISSUERS,
  http: { method: 'POST', path: '/v1/provisioning-keys/{keyId}/withdrawal', success: 200 },
  examples: [{ keyId: EXAMPLE.personId }],
});

export const ListProvisioningKeys = defineQuery({
  type: 'provisioning_key.list.v1',
  owner: 'identity-service',
  summary: 'Lists the keys under which your own directory keeps your staff, or kept it.',
  personalData: 'none',
  payload: NoPayload,
  reply: ProvisioningKeyList,
  roles: KEY_ISSUERS,
  http: { method: 'GET', path: '/v1/provisioning-keys', success: 200 },
  examples: [{}],
});
