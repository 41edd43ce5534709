import { AUTHORITY_CODES, isRefusal, type Refusal } from '@hub/contracts';
import { AGE_BANDS } from '@hub/contracts/consent';
import type { OrganisationView } from '@hub/contracts/identity';
import type { ChildDetails, LookupView } from '@hub/contracts/lookup';
import type { ClaimStartPayload, StartClaim } from '@hub/internal-messages';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { ClaimStart } from '../application/episodes/claim-start.js';
import type { Staff, StaffMember } from '../application/episodes/episode-ports.js';
import { FollowEpisodes } from '../application/episodes/follow-episodes.js';
import { LookUp } from '../application/lookups/look-up.js';
import { lookUpTools, person, pointer, register, tokens } from './examples.js';
import { inMemoryLookupStores } from './in-memory-stores.js';
import { reconcileAll } from './reconcile-all.js';

export const LEAD = { name: 'Ada', role: 'Health visitor', team: 'Early Help' };

/** The school that these tests know, and when it is closed. */
export const SCHOOL: OrganisationView = {
  ...{ id: testId(79), name: 'Hill School', sector: 'education', authority: 'E09000011' },
};
export const INSET = { from: '2026-03-03', to: '2026-03-03', name: 'Training day' };

/** Staff as identity-service knows them. */
export const staffWith = (known: (personId: string) => StaffMember | undefined): Staff => ({
  find: (personId) => Promise.resolve(known(personId)),
  closedOf: (found) => Promise.resolve(found?.organisation ? [INSET] : []),
});

/** For a child of any age. */
const AGREED = { on: '2026-03-01', ages: [...AGE_BANDS] };

/** Lookups and claims of any authority, where all have published that they hold nothing. */
export async function hubAtWork() {
  const clock = new FixedClock();
  const work = new FakeUnitOfWork(inMemoryLookupStores());
  const tools = lookUpTools(clock);
  const reconcile = reconcileAll(work, clock);
  for (const authority of AUTHORITY_CODES) await reconcile([], asked(authority));
  const lookUp = new LookUp(work, tokens, register, tools);
  const claims = new ClaimStart(work, tokens, tools);
  const lead = { contact: LEAD, organisation: SCHOOL };
  const staff = staffWith((id) => (id === person(2) ? lead : undefined));
  const follow = new FollowEpisodes(work, staff, tools);
  const by = (authority: string) => asked(authority, { personId: person(1) });
  const ask = async (authority: string, child: ChildDetails = pointer('x').child) => {
    clock.advance(1_000);
    const question = { purpose: 'before_assessment', caseReference: 'R', child } as const;
    const view = await lookUp.start(question, by(authority));
    if (isRefusal(view)) throw new Error(view.refused);
    return view;
  };
  const claim = (
    authority: string,
    { id: lookupId }: Pick<LookupView, 'id'>,
    change: Partial<ClaimStartPayload> = {},
  ): Promise<StartClaim | Refusal> => {
    clock.advance(1_000);
    const usual = { lookupId, episodeId: testId(1), ownReference: 'L-1', answered: [] };
    const how = { agreed: AGREED, urgent: false, silenceAccepted: false };
    return claims.execute({ ...usual, ...how, ...change }, by(authority));
  };
  const foundBy = async (authority: string, child?: ChildDetails) =>
    (await ask(authority, child)).rows.flatMap(({ authority: holder, episodes = [] }) =>
      episodes.map((episode) => ({ holder, ...episode })),
    );
  return { clock, work, tools, reconcile, ask, claim, follow, staff, foundBy };
}

export type HubAtWork = Awaited<ReturnType<typeof hubAtWork>>;
