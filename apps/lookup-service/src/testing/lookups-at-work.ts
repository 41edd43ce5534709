import { AUTHORITY_CODES } from '@hub/contracts';
import {
  LookupEnquiryAsked,
  type LookupEnquiryAskedPayload,
  type LookupView,
} from '@hub/contracts/lookup';
import type { EncryptionKey } from '@hub/contracts/shape';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { AnswerEnquiry } from '../application/lookups/answer-enquiry.js';
import { Federate } from '../application/lookups/federate.js';
import { LookUp } from '../application/lookups/look-up.js';
import { PublishPointers } from '../application/pointers/publish-pointers.js';
import {
  GREENWICH,
  LEWISHAM,
  lookUpTools,
  person,
  pointer,
  register,
  SOUTHWARK,
  tokens,
} from './examples.js';
import type { InMemoryEnquiries } from './in-memory-enquiries.js';
import { inMemoryLookupStores } from './in-memory-stores.js';
import { reconcileAll } from './reconcile-all.js';

export const KEY: EncryptionKey = { kid: 'k', kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
export const ASKER = asked(LEWISHAM, { personId: person(1) });
export const FOUND = {
  outcome: 'found' as const,
  episodes: [
    {
      reference: 'OWN-1',
      state: 'open' as const,
      openedOn: '2025-11-03',
      socialCare: 'yes' as const,
    },
  ],
};
export const child = pointer('x').child;

export const rowOf = (view: LookupView, authority: string) =>
  view.rows.find((row) => row.authority === authority);

/**
 * Lookups that ask the systems of Greenwich and Southwark live; all others have published that they
 * hold nothing.
 */
export async function lookupsAtWork(how = tokens) {
  const clock = new FixedClock();
  const work = new FakeUnitOfWork(inMemoryLookupStores());
  const began = Date.parse(clock.now());
  const tools = lookUpTools(clock);
  let during: (passed: number) => Promise<unknown> = () => Promise.resolve();
  /**
   * What happens while somebody waits: called each time with how many milliseconds have passed
   * since the lookup.
   */
  const meanwhile = (happens: typeof during) => {
    during = happens;
  };
  const wait = async (_lookup: string, _answers: number, milliseconds: number) => {
    clock.advance(milliseconds);
    await during(Date.parse(clock.now()) - began);
  };
  // The wait of the asker is as long as that for the answers: what is left over is never needed.
  const never = () => new Promise<void>(() => undefined);
  const lookUp = new LookUp(work, how, register, {
    ...tools,
    pause: never,
    bell: { wait, ring: () => undefined },
  });
  const answer = new AnswerEnquiry(work, register, tools.bell, tools);
  const federate = new Federate(work, tools.sealer, tools);
  const publish = new PublishPointers(work, tokens, clock);
  const reconcile = reconcileAll(work, clock);
  for (const authority of AUTHORITY_CODES) await reconcile([], asked(authority));
  for (const authority of [GREENWICH, SOUTHWARK])
    await federate.join({ encryptionKey: KEY }, asked(authority));
  const ask = async () =>
    (await lookUp.start({ purpose: 'review', caseReference: 'R', child }, ASKER)) as LookupView;
  const read = async ({ id }: LookupView) =>
    (await lookUp.read({ lookupId: id }, ASKER)) as LookupView;
  const enquiries = () =>
    work.facts
      .filter(({ event }) => event.type === LookupEnquiryAsked.type)
      .map(({ payload, recipients }) => ({
        ...(payload as LookupEnquiryAskedPayload),
        to: recipients[0] ?? '',
      }));
  const say = (authority: string, said: object = { outcome: 'none' }) => {
    const enquiry = enquiries().find(({ to }) => to === authority);
    return answer.execute(
      { enquiryId: enquiry?.enquiryId ?? testId(1), outcome: 'none', ...said },
      asked(authority),
    );
  };
  const faults = () =>
    (work.stores.enquiries as InMemoryEnquiries).faults.map(({ authority, kind }) => [
      authority,
      kind,
    ]);
  return {
    clock,
    work,
    tools,
    meanwhile,
    answer,
    federate,
    publish,
    reconcile,
    ask,
    read,
    enquiries,
    say,
    faults,
  };
}

export type LookupsAtWork = Awaited<ReturnType<typeof lookupsAtWork>>;
