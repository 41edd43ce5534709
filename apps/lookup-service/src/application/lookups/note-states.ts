import type { LookupWork } from '../ports.js';

const AT_ONCE = 200;

/** Notes how lookups stand that are from before they were listed; once they all are, nothing. */
export class NoteStates {
  constructor(private readonly work: LookupWork) {}

  async execute(): Promise<void> {
    let noted = 0;
    do
      await this.work.repeatable(async ({ lookups }) => {
        noted = await lookups.noteStates(AT_ONCE);
      });
    while (noted === AT_ONCE);
  }
}
