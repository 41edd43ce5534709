import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import { asked, FakeUnitOfWork } from '@hub/testing';
import { coveredBy } from '../../domain/coverage.js';
import {
  EPISODE,
  GREENWICH,
  LEWISHAM,
  SOUTHWARK,
  statement,
  tools,
} from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { tellCounterparts } from './tell-counterparts.js';
import { contactOf, recordingOn, withdrawingOn } from '../../testing/consents-at-work.js';

const OTHERS = [GREENWICH, SOUTHWARK, 'E09000001'];
const listed = fc
  .uniqueArray(fc.constantFrom(...OTHERS), { minLength: 1 })
  .map((authorities) => ({ kind: 'listed' as const, authorities }));
const recipients = fc.oneof(listed, fc.constant({ kind: 'all_counterparts' as const }));
const steps = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('record' as const),
      decision: fc.constantFrom('granted' as const, 'refused' as const),
      recipients,
      supersede: fc.boolean(),
    }),
    fc.record({ do: fc.constant('withdraw' as const), pick: fc.nat() }),
    fc.record({ do: fc.constant('change parts' as const), parts: fc.subarray(OTHERS) }),
  ),
  { maxLength: 12 },
);

it('after any history those who hold a consent are just those it reaches, and nobody who lost it was not told', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const work = new FakeUnitOfWork(inMemoryConsentStores());
      const { consents, counterparts, recalls } = work.stores;
      await counterparts.claim(EPISODE, LEWISHAM);
      const at = tools();
      for (const step of history) {
        at.clock.advance(1_000);
        const all = await consents.ofEpisode(EPISODE);
        if (step.do === 'record') {
          const earlier = step.supersede
            ? all.find(({ state }) => state === 'granted' || state === 'refused')?.id
            : undefined;
          const said = statement({
            decision: step.decision,
            recipients: step.recipients,
            givenAt: at.clock.now(),
            ...(earlier === undefined ? {} : { supersedes: earlier }),
          });
          expect(isRefusal(await recordingOn(work, at).execute(said, contactOf()))).toBe(false);
        } else if (step.do === 'withdraw') {
          const consentId = all[step.pick % Math.max(all.length, 1)]?.id ?? EPISODE;
          await withdrawingOn(work, at).execute(
            { consentId, withdrawnBy: 'child' },
            asked(LEWISHAM),
          );
        } else {
          await counterparts.replace(EPISODE, [LEWISHAM, ...step.parts]);
          work.facts.push(
            ...(await tellCounterparts(
              work.stores,
              { episodeId: EPISODE, announce: [], at: at.clock.now() },
              at.recall,
            )),
          );
        }
      }
      const record = {
        consents: await consents.ofEpisode(EPISODE),
        ...(await counterparts.parts(EPISODE)),
      };
      for (const consent of record.consents) {
        const receipts = await consents.receipts(consent.id);
        const withNotice = (notice: string): string[] =>
          receipts.filter((receipt) => receipt.notice === notice).map(({ authority }) => authority);
        const holders = withNotice('granted').filter(
          (authority) => !withNotice('withdrawn').includes(authority),
        );
        const reached =
          consent.state === 'granted' ? coveredBy(consent, record, at.clock.now()) : [];
        // Who lost a consent once is not given that same record again: a later grant is a new one.
        if (consent.state === 'granted') expect(reached).toEqual(expect.arrayContaining(holders));
        if (consent.state === 'withdrawn' || consent.state === 'expired')
          expect(holders).toEqual([]);
        expect((await recalls.of(consent.id)).map(({ authority }) => authority).sort()).toEqual(
          withNotice('withdrawn').sort(),
        );
        const toldOfEnd = work.facts
          .filter(
            ({ event, payload }) =>
              event.type === 'consent.withdrawn.v1' &&
              (payload as { consentId: string }).consentId === consent.id,
          )
          .flatMap((fact) => fact.recipients);
        expect([...toldOfEnd].sort()).toEqual(withNotice('withdrawn').sort());
      }
    }),
    { numRuns: 200 },
  );
});
