import { isRefusal, type ServiceName } from '@hub/contracts';
import { ListPolicyVersions, type PolicyVersions } from '@hub/internal-messages';
import type { RequestClient } from '@hub/messaging';
import type { PoliciesInForce } from '@hub/policy';
import { internalCaller } from '@hub/use-case';
import { PoliciesFollowed } from './policies-followed.js';
import type { PolicyFiles } from '@hub/policy';
import { SqlPolicyVersions } from './policy-versions.js';
import { repeat } from './repeat.js';
import type { ServiceParts } from './run-service.js';

const PAUSE_MS = 2_000;
const WITHIN_MS = 2_000;

export interface HeardOfPolicies {
  heard(): Promise<PolicyVersions | undefined>;
  note(told: PolicyVersions): Promise<void>;
}

/** Asks the owner of the policies which are approved, and takes them in before they decide. */
export class FollowPolicies {
  private remembered = false;

  constructor(
    private readonly service: ServiceName,
    private readonly followed: PoliciesFollowed,
    private readonly heard: HeardOfPolicies,
    private readonly requests: Pick<RequestClient, 'request'>,
  ) {}

  async execute(): Promise<void> {
    if (!this.remembered) await this.remember();
    const told = await this.requests.request(
      ListPolicyVersions,
      { after: this.followed.newest },
      { caller: internalCaller(this.service), timeoutMs: WITHIN_MS },
    );
    if (isRefusal(told))
      throw new Error(`Which policies are approved was not said: ${told.refused}`);
    await this.heard.note(told);
    this.followed.take(told.versions, told.certainUntil);
  }

  /** What it heard before it was started again. */
  private async remember(): Promise<void> {
    const before = await this.heard.heard();
    if (before) this.followed.take(before.versions, before.certainUntil);
    this.remembered = true;
  }
}

/** Lets a service decide by the policies in force; it is not ready while it cannot say which. */
export function followPolicies(parts: ServiceParts, files: PolicyFiles): PoliciesInForce {
  const followed = new PoliciesFollowed(files, parts.clock);
  parts.probes.require('policies', () => {
    const because = followed.trouble();
    return because === undefined ? { ready: true } : { ready: false, because };
  });
  const store = new SqlPolicyVersions(parts.database.manager);
  const follow = new FollowPolicies(parts.config.service, followed, store, parts.requests);
  parts.onStop(repeat(follow, PAUSE_MS, parts.log));
  return followed;
}
