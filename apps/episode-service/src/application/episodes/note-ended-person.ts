import type { PersonEndedPayload } from '@hub/contracts/identity';
import type { MessageContext } from '@hub/use-case';
import { WorkingTime } from '@hub/working-time';
import type { EpisodeWork } from '../ports.js';

const NAME_WITHIN_DAYS = 1;

/** Notes who acts for their authority no more: each case that they lead waits for another lead. */
export class NoteEndedPerson {
  constructor(private readonly work: EpisodeWork) {}

  execute({ personId, endedAt }: PersonEndedPayload, context: MessageContext): Promise<void> {
    return this.work.react(context, async ({ endedPeople }) => {
      await endedPeople.add(personId, new WorkingTime().addDays(endedAt, NAME_WITHIN_DAYS));
      return [];
    });
  }
}
