import { isRefusal, type Refusal, refuse, refuseStale } from '@hub/contracts';
import type {
  ApproveRedactionsPayload,
  RecordBundle,
  RedactPayload,
  SubjectAccessView,
} from '@hub/contracts/consent';
import { type MessageContext, type Outcome, refuseOwnDeed } from '@hub/use-case';
import { canonicalJson, digestOf } from '@hub/security';
import { makeManifest, withhold } from '@hub/subject-record';
import {
  type AccessToApprove,
  approvable,
  makeReady,
  type ReadyAccess,
  redact,
  sendBack,
  type SubjectAccess,
} from '../../domain/subject-access/subject-access.js';
import type { ConsentTools, ConsentWork, KeyCustody } from '../ports.js';
import { knownAccess } from './find-access.js';
import { viewSubjectAccess } from './subject-access-view.js';

type Reply = Promise<SubjectAccessView | Refusal>;

/**
 * Two persons look through what was gathered before a family sees it: one marks what is withheld,
 * another one agrees.
 */
export class RedactRecord {
  constructor(
    private readonly work: ConsentWork,
    private readonly custody: KeyCustody,
    private readonly tools: Pick<ConsentTools, 'clock'>,
  ) {}

  mark(command: RedactPayload, context: MessageContext): Reply {
    return this.step(command, context, (access, personId) =>
      Promise.resolve(redact(access, command.redactions, personId)),
    );
  }

  decide(command: ApproveRedactionsPayload, context: MessageContext): Reply {
    const { approve, reason } = command;
    return this.step(command, context, async (access, personId) => {
      const own = 'redactedBy' in access && refuseOwnDeed(context.caller, access.redactedBy);
      const marked = own || approvable(access, personId);
      if (isRefusal(marked)) return marked;
      if (approve) return this.sign(marked, personId);
      return reason === undefined
        ? refuse('reason_missing', 'Say what is to be looked at again.')
        : sendBack(marked, reason);
    });
  }

  private step(
    command: { readonly subjectAccessId: string },
    context: MessageContext,
    change: (access: SubjectAccess, personId: string) => Promise<SubjectAccess | Refusal>,
  ): Reply {
    const { caller, expectedVersion } = context;
    const { personId } = caller;
    return this.work.request(
      context,
      command,
      async (stores): Promise<Outcome<SubjectAccessView> | Refusal> => {
        const { subjectAccess } = stores;
        const found = await subjectAccess.lock(command.subjectAccessId);
        const access = await knownAccess(found, stores, caller);
        if (!access) return refuse('not_found');
        if (personId === undefined)
          return refuse('forbidden', 'A person must do this, so that another one can look at it.');
        if (expectedVersion !== access.version) return refuseStale(access.version);
        const changed = await change(access, personId);
        if (isRefusal(changed)) return changed;
        await subjectAccess.save(changed);
        const evidence = {
          episode: access.episodeId,
          subject: access.id,
          purpose: 'subject_access',
          because: changed.state === 'ready' ? changed.digest : changed.state,
        };
        return { result: viewSubjectAccess(changed), facts: [], evidence };
      },
    );
  }

  private async sign(access: AccessToApprove, personId: string): Promise<ReadyAccess> {
    const items = withhold(access.items, access.redactions);
    const { id: requestId, authority, gatheredAt, checkpoint } = access;
    const about = {
      requestId,
      authority,
      episodes: [...access.episodes],
      gatheredAt,
      madeAt: this.tools.clock.now(),
      withheldItems: access.items.length - items.length,
      checkpoint,
    };
    const manifest = makeManifest(about, items);
    const bundle: RecordBundle = {
      manifest,
      items,
      signature: await this.custody.sign(canonicalJson(manifest), 'subject-record'),
    };
    return makeReady(access, { bundle, digest: digestOf(manifest), personId });
  }
}
