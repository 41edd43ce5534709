import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { OpenSubjectAccessPayload, SubjectAccessView } from '@hub/contracts/consent';
import type { MessageContext } from '@hub/use-case';
import { isNamed } from '../../domain/episode-parts.js';
import { openSubjectAccess } from '../../domain/subject-access/subject-access.js';
import type { ConsentTools, ConsentWork } from '../ports.js';
import type { GatherAccount } from './gather-account.js';
import { viewSubjectAccess } from './subject-access-view.js';

/**
 * Takes in that a family asks what is on record, and gathers it as it stands now. Nobody else is
 * told.
 */
export class OpenSubjectAccess {
  constructor(
    private readonly work: ConsentWork,
    private readonly gather: GatherAccount,
    private readonly tools: Pick<ConsentTools, 'clock' | 'ids'>,
  ) {}

  async execute(
    command: OpenSubjectAccessPayload,
    context: MessageContext,
  ): Promise<SubjectAccessView | Refusal> {
    const { authority } = context.caller;
    const account = await this.gather.execute(command.episodeId, authority);
    return this.work.request<SubjectAccessView>(context, command, async (stores) => {
      const { counterparts, subjectAccess } = stores;
      if (isNamed(await counterparts.parts(command.episodeId), context.caller))
        return refuse('not_found');
      if (isRefusal(account)) return account;
      const opened = openSubjectAccess(
        command,
        { id: this.tools.ids.next(), authority, at: this.tools.clock.now() },
        account,
      );
      if (isRefusal(opened)) return opened;
      await subjectAccess.add(opened);
      return {
        result: viewSubjectAccess(opened),
        facts: [],
        evidence: { subject: opened.id, because: command.askedBy, purpose: 'subject_access' },
      };
    });
  }
}
