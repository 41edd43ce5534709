import { PersonEnded } from '@hub/contracts/identity';
import { type Handler, react } from '@hub/service-host';
import type { NoteEndedPerson } from '../../application/episodes/note-ended-person.js';

/** What identity-service makes known. */
export function staffHandlers({
  endedPerson,
}: {
  readonly endedPerson: NoteEndedPerson;
}): Handler[] {
  return [react(PersonEnded, (ended, context) => endedPerson.execute(ended, context))];
}
