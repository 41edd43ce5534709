import { type Refusal, refuse } from '@hub/contracts';
import type {
  IssuedProvisioningKey,
  IssueProvisioningKeyPayload,
  ProvisioningKeyList,
  ProvisioningKeyView,
  WithdrawProvisioningKeyPayload,
} from '@hub/contracts/identity';
import type { Provisioning } from '@hub/internal-messages';
import type { Clock, Ids, MessageContext } from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import { isLive, mayActAs, type ProvisioningKey } from '../../domain/people/provisioned.js';
import type { IdentityWork } from '../ports.js';
import type { KeyDraw } from './provisioning-ports.js';

const YEAR_DAYS = 365;
const DAY_MS = 86_400_000;
const MOST_LISTED = 50;

/** An authority issues keys to its own directory, and withdraws them. */
export class KeepProvisioningKeys {
  constructor(
    private readonly work: IdentityWork,
    private readonly keys: KeyDraw,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
  ) {}

  issue(
    command: IssueProvisioningKeyPayload,
    context: MessageContext,
  ): Promise<IssuedProvisioningKey | Refusal> {
    const { actsAs, days = YEAR_DAYS } = command;
    const { authority, personId: issuedBy, roles } = context.caller;
    return this.work.request<IssuedProvisioningKey>(context, command, async (stores) => {
      if (issuedBy === undefined) return refuse('forbidden', 'A person issues a key.');
      if (!mayActAs(actsAs, roles)) return refuse('role_above_yours');
      const issuedAt = this.tools.clock.now();
      const expiresAt = new Date(Date.parse(issuedAt) + days * DAY_MS).toISOString();
      const id = this.tools.ids.next();
      const kept = { id, authority, actsAs, issuedBy, issuedAt, expiresAt };
      const key = this.keys.draw();
      await stores.provisioningKeys.add(kept, this.keys.digest(key));
      return { result: { ...viewOf(kept), key }, facts: [], evidence: { subject: id } };
    });
  }

  withdraw(
    command: WithdrawProvisioningKeyPayload,
    context: MessageContext,
  ): Promise<ProvisioningKeyView | Refusal> {
    return this.work.request(context, command, async ({ provisioningKeys }) => {
      const kept = await provisioningKeys.find(command.keyId);
      if (kept?.authority !== context.caller.authority) return refuse('not_found');
      const withdrawnAt = kept.withdrawnAt ?? this.tools.clock.now();
      await provisioningKeys.withdraw(kept.id, withdrawnAt);
      return {
        result: viewOf({ ...kept, withdrawnAt }),
        facts: [],
        evidence: { subject: kept.id },
      };
    });
  }

  list({ caller: { authority } }: MessageContext): Promise<ProvisioningKeyList> {
    return this.work.read(async ({ provisioningKeys }) => ({
      items: (await provisioningKeys.list(authority, MOST_LISTED)).map(viewOf),
    }));
  }

  /** For whoever comes with a key; the day stays with it, so that one that nobody uses is seen. */
  async find({
    digest,
  }: Provisioning.FindProvisioningKeyPayload): Promise<Provisioning.ProvisionerView | Refusal> {
    const now = this.tools.clock.now();
    const kept = await this.work.read(({ provisioningKeys }) =>
      provisioningKeys.findByDigest(digest),
    );
    if (!kept || !isLive(kept, now)) return refuse('not_found');
    const { id, authority, actsAs } = kept;
    const today = londonDate(now);
    if (kept.lastUsedOn !== today)
      await this.work.repeatable(({ provisioningKeys }) => provisioningKeys.noteUse(id, today));
    return { keyId: id, authority, actsAs };
  }
}

function viewOf({ authority: _own, ...view }: ProvisioningKey): ProvisioningKeyView {
  return view;
}
