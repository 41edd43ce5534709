import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  ListPoliciesPayload,
  PolicyPage,
  PolicyTextView,
  PolicyView,
  ReadPolicyPayload,
} from '@hub/contracts/ledger';
import type { ListPolicyVersionsPayload, PolicyVersions } from '@hub/internal-messages';
import { type Policies, differenceOf } from '@hub/policy';
import type { PolicyFiles } from '@hub/policy';
import { pageOf, type Place, readPage } from '@hub/use-case';
import type { PolicyDraft } from '../../domain/policy-draft.js';
import type { LedgerWork } from '../ports.js';
import { inForceAt } from './in-force.js';
import { viewPolicy } from './policy-view.js';

/** What authorities drafted, and what services are to decide by. */
export class ReadPolicies {
  constructor(
    private readonly work: LedgerWork,
    private readonly files: PolicyFiles,
    /** How long before it decides a version is told, in milliseconds. */
    private readonly leadMs: number,
  ) {}

  async list({ state, ...query }: ListPoliciesPayload): Promise<PolicyPage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    const { limit, after } = page;
    return this.work.read(async ({ policies }) => {
      const now = await policies.timeTogether();
      const inForce = await inForceAt(now, policies, this.files);
      const found = await policies.list({ state, before: after?.id, limit: limit + 1, now });
      const placeOf = ({ draftedAt: at, id }: PolicyDraft): Place => ({ at, id });
      const view = (draft: PolicyDraft): PolicyView =>
        viewPolicy(draft, { now, inForce: inForce.number });
      return { ...pageOf(found, limit, placeOf, view), inForce: inForce.policies.version };
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
