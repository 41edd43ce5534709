import { defineQuery } from '@hub/contracts';
import { Instant, NestedList, Optional, Text, Whole } from '@hub/contracts/shape';

export class ListPolicyVersionsPayload {
  @Optional() @Whole(1, 10_000, 'Only versions after this one') after?: number;
}

export class PolicyVersion {
  @Whole(1, 10_000, 'The version') version!: number;
  @Text(100_000, 'The file, YAML') text!: string;
  @Instant('From when on it decides') from!: string;
}

export class PolicyVersions {
  @NestedList(() => PolicyVersion, 100, 'Approved ones, oldest first') versions!: PolicyVersion[];
  @Instant('No other version takes effect until then') certainUntil!: string;
}

export const ListPolicyVersions = defineQuery({
  type: 'policy.list_versions.v1',
  owner: 'ledger-service',
  summary:
    'Which versions of the policies are approved, and until when that is certain to be all: a service that decides by them asks every few seconds.',
  personalData: 'none',
  payload: ListPolicyVersionsPayload,
  reply: PolicyVersions,
  roles: [],
  examples: [{}, { after: 5 }],
});
