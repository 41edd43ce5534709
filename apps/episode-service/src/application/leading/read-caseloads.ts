import type { CaseloadList } from '@hub/contracts/leading';
import type { Clock, MessageContext } from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import type { EpisodeWork } from '../ports.js';

/** Who of an authority leads how much, for whoever names who is to lead. */
export class ReadCaseloads {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
  ) {}

  execute({ caller }: MessageContext): Promise<CaseloadList> {
    const today = londonDate(this.clock.now());
    return this.work.read(async ({ caseloads }) => ({
      items: await caseloads.ofAuthority({ authority: caller.authority, viewer: caller, today }),
    }));
  }
}
