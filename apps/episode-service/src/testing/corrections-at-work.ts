import type { Role } from '@hub/contracts';
import type { CorrectionView, RaiseCorrectionPayload } from '@hub/contracts/protection';
import { CorrectionStands, type CorrectionStandsPayload } from '@hub/internal-messages';
import { readPolicies } from '@hub/service-host';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { AnswerCorrection } from '../application/corrections/answer-correction.js';
import { DecideCorrection } from '../application/corrections/decide-correction.js';
import { RaiseCorrection } from '../application/corrections/raise-correction.js';
import { ReadCorrections } from '../application/corrections/read-corrections.js';
import { WakeCorrection } from '../application/corrections/wake-correction.js';
import { WhoWasTold } from '../application/corrections/who-was-told.js';
import type { EpisodeStores } from '../application/ports.js';
import {
  CORRECTION_CLOCK,
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  person,
  whoMay,
} from './examples.js';
import { inMemoryEpisodeStores } from './in-memory-stores.js';

export const STRANGER = 'E09000001';
export const DOCUMENT = testId(9_502);
export const WRONG_REFERENCE: RaiseCorrectionPayload = {
  episodeId: EPISODE,
  kind: 'wrong_fact',
  about: 'episode_fact',
  field: 'own_reference',
  ownReference: 'RIGHT-1',
  because: 'typing_error',
};
export const TOO_WIDE: RaiseCorrectionPayload = {
  episodeId: EPISODE,
  kind: 'sent_too_wide',
  about: 'document',
  aboutId: DOCUMENT,
  because: 'more_than_agreed',
};

export const as = (
  authority: string,
  number: number,
  role: Role = 'lead_caf_contact',
  verified = true,
) => asked(authority, { personId: person(number), roles: [role], verified });
export const RAISER = as(LEWISHAM, 1, 'practitioner');
export const DECIDER = as(LEWISHAM, 4);

/**
 * Corrections of an episode of Lewisham's with a member of Greenwich's in its team: who was told,
 * and who found it, is for the spec to say.
 */
export class CorrectionsAtWork {
  readonly clock = new FixedClock();
  readonly work = new FakeUnitOfWork<EpisodeStores>(inMemoryEpisodeStores(this.clock));
  told: string[] = [LEWISHAM, GREENWICH];
  found: string[] = [];
  private readonly ids = new CountingIds();
  private readonly whoWasTold = new WhoWasTold(
    { told: () => Promise.resolve(this.told) },
    {
      thatFound: ({ reference }) =>
        Promise.resolve(
          this.found.map((authority) => ({
            ...{ id: reference, section: 'lookups' as const, title: 't', fields: [] },
            authority,
          })),
        ),
    },
  );
  readonly raising = new RaiseCorrection(this.work, this.ids, whoMay);
  readonly deciding = new DecideCorrection(
    this.work,
    readPolicies(),
    this.whoWasTold,
    CORRECTION_CLOCK,
  );
  readonly answering = new AnswerCorrection(this.work, readPolicies());
  readonly reading = new ReadCorrections(this.work);
  readonly wake = new WakeCorrection(this.work, this.ids, this.whoWasTold, CORRECTION_CLOCK);

  async open(): Promise<void> {
    const team = [
      { id: testId(5), authority: GREENWICH, personId: person(2), role: 'T', confirmed: true },
    ];
    await this.work.stores.episodes.add(episode({ team }));
    const version = { version: 1, mediaType: 'application/json' as const, size: 2, addedAt: 'x' };
    await this.work.stores.documents.addVersion({
      id: DOCUMENT,
      episodeId: EPISODE,
      authority: LEWISHAM,
      category: 'attachment',
      versions: [version],
    });
  }

  async raise(command = TOO_WIDE, by = RAISER): Promise<CorrectionView> {
    return (await this.raising.execute(command, by)) as CorrectionView;
  }

  async approve(correctionId: string, by = DECIDER): Promise<CorrectionView> {
    return (await this.deciding.approve({ correctionId }, by)) as CorrectionView;
  }

  /** Facts for members, and whom they are told to. */
  facts(): [string, readonly string[]][] {
    return this.work.told.filter(([, to]) => to.length > 0);
  }

  /** Who is waited for now. */
  waits(): string[] {
    const last = this.work.facts.findLast(({ event }) => event === CorrectionStands);
    return (last?.payload as CorrectionStandsPayload).waits.map(
      ({ step, authority, role }) => `${step} ${authority} ${String(role)}`,
    );
  }
}
