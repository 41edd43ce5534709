import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  DecidingPolicyView,
  DecisionExplanation,
  ExplainDecisionPayload,
} from '@hub/contracts/ledger';
import { type Policies, readDecision, readFacts } from '@hub/policy';
import type { PolicyFiles } from '@hub/policy';
import type { MessageContext } from '@hub/use-case';
import { saidIn } from '../../domain/ledger-entry.js';
import { seenLeaf } from '../hidden-evidence.js';
import type { LedgerWork, Shields } from '../ports.js';
import { inForceAt, keptVersion } from './in-force.js';

/** Says why a request of the past was permitted or refused, from its leaf in the ledger. */
export class ExplainDecision {
  constructor(
    private readonly work: LedgerWork,
    private readonly files: PolicyFiles,
    private readonly shields: Shields,
  ) {}

  async execute(
    { messageId }: ExplainDecisionPayload,
    { caller }: MessageContext,
  ): Promise<DecisionExplanation | Refusal> {
    const found = await this.work.read(({ ledger }) => ledger.leafOfMessage(messageId));
    const leaf = await seenLeaf(found, caller, this.shields);
    if (isRefusal(leaf)) return leaf;
    const { action, at, rule } = saidIn(leaf);
    const decided = rule === undefined ? undefined : readDecision(rule);
    if (!decided)
      return refuse('not_found', 'Policies decided nothing of it: the ledger has its evidence.');
    return this.work.read(async ({ policies }) => {
      const now = await policies.timeTogether();
      const { policies: current } = await inForceAt(now, policies, this.files);
      const by = await keptVersion(decided.version, policies, this.files);
      return {
        messageId,
        action,
        at,
        permitted: decided.permitted,
        version: decided.version,
        ...(decided.basis === undefined ? {} : { basis: decided.basis }),
        policies: decided.policies.map((id) => viewDeciding(id, by)),
        facts: decided.facts.split(' '),
        wouldBePermitted: current.decideOn(action, readFacts(decided.facts)).effect === 'permit',
      };
    });
  }
}

function viewDeciding(id: string, by: Policies | undefined): DecidingPolicyView {
  const found = by?.all.find((policy) => policy.id === id);
  return found ? { id, effect: found.effect, says: found.says } : { id };
}
