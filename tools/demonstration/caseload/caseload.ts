import type { MovedClock } from '../../hub/moved-clock.js';
import type { Members } from '../../people/members-view.js';
import type { JournalClient } from '../journal-client.js';
import { CaseMaker } from './case-maker.js';
import { type MadeCase, OVERDUE_CASES, PRESENT_CASES } from './cases.js';

const HOME = 'Lewisham';
/** Longer than the first answer to a hand-over, a dispute or social care may take. */
const BEHIND_MS = 14 * 86_400_000;

/** Whom it acts as, on a running hub. */
export interface CaseloadStage {
  readonly members: Members;
  /** The simulated case systems. */
  readonly journal: JournalClient;
  readonly clock: MovedClock;
}

/**
 * Cases in every state and waits of every kind, so that every page has something to show. Those
 * that are overdue are made while the time of workflows stands two weeks behind.
 */
export class Caseload {
  private readonly maker: CaseMaker;

  constructor(
    private readonly stage: CaseloadStage,
    private readonly tell: (sentence: string) => void = () => undefined,
  ) {
    this.maker = new CaseMaker(stage.members, HOME);
  }

  /**
   * Makes them one after another; one that fails is said, and the others follow.
   *
   * @returns what was not made, and why
   */
  async make(): Promise<string[]> {
    const { journal, clock } = this.stage;
    const all = OVERDUE_CASES.length + PRESENT_CASES.length;
    const failed: string[] = [];
    let place = 0;
    const makeEach = async (cases: readonly MadeCase[]): Promise<void> => {
      for (const one of cases) {
        const failure = await one.make(this.maker, journal).then(
          () => undefined,
          (error: unknown) => `${one.shows}: not made. ${String(error)}`,
        );
        if (failure !== undefined) failed.push(failure);
        this.tell(`Case ${String((place += 1))} of ${String(all)}: ${failure ?? one.shows}`);
      }
    };
    await journal.behave(this.maker.code('Greenwich'), { transfers: 'ignore' });
    await clock.behind(BEHIND_MS);
    try {
      await makeEach(OVERDUE_CASES);
    } finally {
      await clock.reset();
    }
    await makeEach(PRESENT_CASES);
    return failed;
  }
}
