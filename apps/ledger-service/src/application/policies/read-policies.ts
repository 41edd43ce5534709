import { type Refusal, refuse } from '@hub/contracts';
import type {
  ListPoliciesPayload,
  PolicyPage,
  PolicyTextView,
  ReadPolicyPayload,
} from '@hub/contracts/ledger';
import type { ListPolicyVersionsPayload, PolicyVersions } from '@hub/internal-messages';
import { type Policies, differenceOf } from '@hub/policy';
import type { PolicyFiles } from '@hub/policy';
import type { LedgerWork } from '../ports.js';
import { inForceAt } from './in-force.js';
import { viewPolicy } from './policy-view.js';

const USUAL_LIMIT = 50;
const CURSOR = /^[0-9a-f-]{36}$/;

/** What authorities drafted, and what services are to decide by. */
export class ReadPolicies {
  constructor(
    private readonly work: LedgerWork,
    private readonly files: PolicyFiles,
    /** How long before it decides a version is told, in milliseconds. */
    private readonly leadMs: number,
  ) {}

  async list({
    state,
    limit = USUAL_LIMIT,
    cursor,
  }: ListPoliciesPayload): Promise<PolicyPage | Refusal> {
    if (cursor !== undefined && !CURSOR.test(cursor))
      return refuse('invalid_request', undefined, [
        { field: 'cursor', message: 'is not a cursor of this list' },
      ]);
    return this.work.read(async ({ policies }) => {
      const now = await policies.timeTogether();
      const inForce = await inForceAt(now, policies, this.files);
      const found = await policies.list({ state, before: cursor, limit: limit + 1, now });
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map((draft) => viewPolicy(draft, { now, inForce: inForce.number })),
        ...(found.length > limit && last ? { nextCursor: last.id } : {}),
        inForce: inForce.policies.version,
      };
    });
  }

  read({ policyId }: ReadPolicyPayload): Promise<PolicyTextView | Refusal> {
    return this.work.read(async ({ policies }) => {
      const draft = await policies.find(policyId);
      if (!draft) return refuse('not_found');
      const now = await policies.timeTogether();
      const { number, policies: current } = await inForceAt(now, policies, this.files);
      return {
        ...viewPolicy(draft, { now, inForce: number }),
        text: draft.text,
        ...differenceOf(current.all, this.drafted(draft.text).all),
      };
    });
  }

  /** For the services that decide. */
  listVersions({ after }: ListPolicyVersionsPayload): Promise<PolicyVersions> {
    return this.work.read(async ({ policies }) => {
      const now = await policies.timeTogether();
      const versions = await policies.approved(after);
      const certainUntil = new Date(Date.parse(now) + this.leadMs).toISOString();
      return { versions, certainUntil };
    });
  }

  private drafted(text: string): Policies {
    return this.files.load(text).policies;
  }
}
