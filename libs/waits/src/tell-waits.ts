import { isRefusal, type ServiceName } from '@hub/contracts';
import { waitsStandOf } from '@hub/internal-messages';
import { choreContext, type Fact, fact, type Ids, type UnitOfWork } from '@hub/use-case';
import type { ChangedWait, StandingWaits } from './standing-waits.js';

const AT_ONCE = 200;

/**
 * Tells the inboxes what has come to wait in the rows of a service, and what waits no more, since
 * it told last: whatever changed a row, a person, a clock or another service, nothing is forgotten.
 */
export class TellWaits {
  constructor(
    private readonly work: UnitOfWork<{ readonly standingWaits: StandingWaits }>,
    private readonly service: ServiceName,
    private readonly ids: Ids,
  ) {}

  async execute(): Promise<void> {
    while ((await this.round()) >= AT_ONCE);
  }

  /** @returns how much it told */
  private async round(): Promise<number> {
    const context = choreContext(this.service, 'wait.tell', this.ids);
    const told = await this.work.request(context, {}, async ({ standingWaits }) => {
      const facts = (await standingWaits.takeChanged(AT_ONCE)).map(standsFact);
      return { result: { told: facts.length }, facts };
    });
    return isRefusal(told) ? 0 : told.told;
  }
}

function standsFact({ workflow, subject: subjectId, episodeId, waits }: ChangedWait): Fact {
  const about = { subjectId, waits };
  return fact(waitsStandOf(workflow), episodeId === null ? about : { ...about, episodeId });
}
