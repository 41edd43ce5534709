import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AgeBand, RecordConsentPayload } from '@hub/contracts/consent';
import { asked, FakeUnitOfWork, testId } from '@hub/testing';
import {
  EPISODE,
  GREENWICH,
  LEWISHAM,
  SOUTHWARK,
  statement,
  tools,
} from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import type { ConsentStores } from '../ports.js';
import type { RecordConsent } from './record-consent.js';
import { contactOf, recordingOn } from '../../testing/consents-at-work.js';

describe('recording a consent', () => {
  let work: FakeUnitOfWork<ConsentStores>;
  let record: RecordConsent;
  beforeEach(() => {
    work = new FakeUnitOfWork(inMemoryConsentStores());
    record = recordingOn(work, tools());
  });

  it('tells those listed, and expects a receipt of each', async () => {
    const view = await record.execute(statement(), asked(LEWISHAM));
    expect(work.told).toEqual([['consent.granted.v1', [GREENWICH, SOUTHWARK]]]);
    expect(view).toMatchObject({
      state: 'granted',
      receipts: [
        { authority: GREENWICH, notice: 'granted' },
        { authority: SOUTHWARK, notice: 'granted' },
      ],
    });
  });

  it('tells the counterparts that are known where the family agreed to all', async () => {
    await work.stores.counterparts.add(EPISODE, [LEWISHAM, SOUTHWARK]);
    await record.execute(statement({ recipients: { kind: 'all_counterparts' } }), contactOf());
    expect(work.told).toEqual([['consent.granted.v1', [SOUTHWARK]]]);
  });

  it('tells nobody of a refusal', async () => {
    await record.execute(statement({ decision: 'refused' }), asked(LEWISHAM));
    expect(work.told).toEqual([['consent.refused.v1', []]]);
  });

  it('puts no words of the family into what it tells', async () => {
    await record.execute(
      statement({ purpose: 'a private purpose', evidenceReference: 'a private file' }),
      asked(LEWISHAM),
    );
    expect(JSON.stringify(work.facts.map((fact) => fact.payload))).not.toContain('private');
  });

  it('takes the place of an earlier statement, and recalls that from whoever loses something by it', async () => {
    await record.execute(statement({ scope: ['existence', 'contact'] }), asked(LEWISHAM));
    const [first] = await work.stores.consents.ofEpisode(EPISODE);
    const narrower = statement({
      scope: ['existence'],
      recipients: { kind: 'listed', authorities: [GREENWICH] },
      supersedes: first?.id ?? '',
    });
    await record.execute(narrower, asked(LEWISHAM));
    const [earlier, later] = await work.stores.consents.ofEpisode(EPISODE);
    expect(earlier).toMatchObject({ state: 'superseded', supersededBy: later?.id, version: 2 });
    expect(work.told.slice(1)).toEqual([
      ['consent.withdrawn.v1', [GREENWICH, SOUTHWARK]],
      ['consent.granted.v1', [GREENWICH]],
    ]);
    expect(await record.execute(narrower, asked(LEWISHAM))).toMatchObject({ refused: 'conflict' });
    expect(
      await record.execute({ ...narrower, supersedes: testId(5) }, asked(LEWISHAM)),
    ).toMatchObject({ refused: 'not_found' });
    expect(
      await record.execute({ ...narrower, supersedes: later?.id ?? '' }, asked(GREENWICH)),
    ).toMatchObject({ refused: 'not_found' });
  });

  it('takes the place of what a child decided by the child’s word alone, or on a ground', async () => {
    const child = { kind: 'child' as const, sixteenOrOver: true };
    await record.execute(statement({ givenBy: child }), asked(LEWISHAM));
    const [first] = await work.stores.consents.ofEpisode(EPISODE);
    const later = statement({ supersedes: first?.id ?? '' });
    expect(await record.execute(later, asked(LEWISHAM))).toEqual({ refused: 'child_decided' });
    expect(await work.stores.consents.ofEpisode(EPISODE)).toMatchObject([{ state: 'granted' }]);
    const ordered = { kind: 'parental_responsibility', overrulesChild: 'court_order' } as const;
    expect(await record.execute({ ...later, givenBy: ordered }, asked(LEWISHAM))).toMatchObject({
      state: 'granted',
    });
  });

  it('leaves a wider one that took its place unrecalled', async () => {
    await record.execute(statement({ scope: ['existence'] }), asked(LEWISHAM));
    const [first] = await work.stores.consents.ofEpisode(EPISODE);
    await record.execute(
      statement({ scope: ['existence', 'contact'], supersedes: first?.id ?? '' }),
      asked(LEWISHAM),
    );
    expect(work.told.slice(1)).toEqual([
      ['consent.withdrawn.v1', []],
      ['consent.granted.v1', [GREENWICH, SOUTHWARK]],
    ]);
  });

  it('recalls a grant from whom a later refusal names, and from nobody else', async () => {
    await record.execute(statement(), asked(LEWISHAM));
    await record.execute(
      statement({
        decision: 'refused',
        givenAt: '2026-03-01T11:00:00.000Z',
        recipients: { kind: 'listed', authorities: [SOUTHWARK] },
      }),
      asked(LEWISHAM),
    );
    expect(work.told.slice(1)).toEqual([
      ['consent.refused.v1', []],
      ['consent.withdrawn.v1', [SOUTHWARK]],
    ]);
    expect(work.facts.at(-1)?.payload).toMatchObject({ because: 'narrowed' });
    expect((await work.stores.consents.ofEpisode(EPISODE))[0]).toMatchObject({ state: 'granted' });
    expect(
      await work.stores.recalls.of((await work.stores.consents.ofEpisode(EPISODE))[0]?.id ?? ''),
    ).toMatchObject([{ authority: SOUTHWARK }]);
  });

  it('is for those with a part in the episode alone: to others it is missing, whatever they say', async () => {
    await record.execute(statement(), asked(LEWISHAM));
    for (const decision of ['granted', 'refused'] as const) {
      expect(
        await record.execute(
          statement({ decision, recipients: { kind: 'listed', authorities: [SOUTHWARK] } }),
          asked(SOUTHWARK),
        ),
      ).toEqual({ refused: 'not_found' });
    }
    expect(await work.stores.consents.ofEpisode(EPISODE)).toHaveLength(1);
    await work.stores.counterparts.add(EPISODE, [LEWISHAM, SOUTHWARK]);
    expect(
      await record.execute(
        statement({ recipients: { kind: 'listed', authorities: [SOUTHWARK] } }),
        contactOf(SOUTHWARK),
      ),
    ).toMatchObject({ state: 'granted' });
    expect(await record.execute(statement(), asked(GREENWICH))).toEqual({ refused: 'not_found' });
  });

  it('lets nobody name an episode that counterparts are known of', async () => {
    await work.stores.counterparts.add(EPISODE, [LEWISHAM]);
    expect(await record.execute(statement(), asked(GREENWICH))).toEqual({ refused: 'not_found' });
    expect(await work.stores.counterparts.parts(EPISODE)).toEqual({ counterparts: [LEWISHAM] });
  });

  it('keeps nothing of what it refuses', async () => {
    expect(
      await record.execute(statement({ recipients: { kind: 'listed' } }), asked(LEWISHAM)),
    ).toMatchObject({ refused: 'recipients_missing' });
    expect(work.facts).toEqual([]);
    expect(await work.stores.consents.ofEpisode(EPISODE)).toEqual([]);
  });

  describe('for an episode that there is', () => {
    const LEAD = testId(701);
    const by = (personId: string, verified = true) => asked(LEWISHAM, { personId, verified });
    beforeEach(async () => {
      const people = [{ personId: LEAD, relation: 'lead_professional', confirmed: false } as const];
      await work.stores.counterparts.claim(EPISODE, LEWISHAM);
      await work.stores.counterparts.add(EPISODE, [LEWISHAM]);
      await work.stores.counterparts.notePeople(EPISODE, { people, closed: false }, 1);
    });

    it('says that a family agrees where it is said by who works with the child, or a manager', async () => {
      const manager = asked(LEWISHAM, { roles: ['service_manager'] });
      for (const context of [by(LEAD), contactOf(), manager])
        expect(await record.execute(statement(), context)).toMatchObject({ state: 'granted' });
      expect(await record.execute(statement(), by(testId(702)))).toMatchObject({
        refused: 'not_involved',
      });
      expect(await record.execute(statement(), by(LEAD, false))).toMatchObject({
        refused: 'not_verified',
      });
    });

    it('takes a family’s no from whoever is verified', async () => {
      const refusal = statement({ decision: 'refused' });
      expect(await record.execute(refusal, by(testId(702)))).toMatchObject({ state: 'refused' });
      expect(await record.execute(refusal, by(testId(702), false))).toMatchObject({
        refused: 'not_verified',
      });
    });
  });

  it('comes before an episode from who is verified, or whose lookup came first', async () => {
    const lookupId = testId(703);
    const mine = recordingOn(work, tools(), {
      ageOn: () => Promise.resolve('under_16'),
      isOf: (id, { personId }) => Promise.resolve(id === lookupId && personId === testId(704)),
    });
    const by = (personId: string) => asked(LEWISHAM, { personId, verified: false });
    expect(await mine.execute(statement(), by(testId(704)))).toMatchObject({
      refused: 'not_verified',
    });
    const said = statement({ lookupId });
    expect(await mine.execute(said, by(testId(705)))).toMatchObject({ refused: 'not_verified' });
    expect(await mine.execute(said, by(testId(704)))).toMatchObject({ state: 'granted' });
    await work.stores.counterparts.add(EPISODE, [LEWISHAM]);
    expect(await mine.execute(said, by(testId(704)))).toMatchObject({ refused: 'not_involved' });
  });

  describe('naming a lookup that knows the age', () => {
    const lookupId = testId(703);
    const asking: unknown[] = [];
    const at = (age: AgeBand | undefined) =>
      recordingOn(work, tools(), {
        isOf: () => Promise.resolve(false),
        ageOn: (day, id, { authority }) => {
          asking.push([day, id, authority]);
          return Promise.resolve(age);
        },
      });
    const said = (change: Partial<RecordConsentPayload> = {}) => statement({ lookupId, ...change });

    it('goes by the age on the day when the family decided, and keeps it', async () => {
      const view = await at('under_16').execute(said(), asked(LEWISHAM));
      expect(view).toMatchObject({ givenBy: { sixteenOrOver: false } });
      expect(asking).toEqual([['2026-03-01', lookupId, LEWISHAM]]);
    });

    it('asks whether a young person was asked, who decides without a basis of capacity', async () => {
      expect(await at('16_or_17').execute(said(), asked(LEWISHAM))).toEqual({
        refused: 'young_person_not_asked',
      });
      expect(
        await at('16_or_17').execute(said({ givenBy: { kind: 'child' } }), asked(LEWISHAM)),
      ).toMatchObject({ state: 'granted', givenBy: { kind: 'child', sixteenOrOver: true } });
    });

    it('says no where the age stated is another, and keeps nothing of it', async () => {
      const givenBy = { kind: 'child', sixteenOrOver: true } as const;
      expect(await at('under_16').execute(said({ givenBy }), asked(LEWISHAM))).toEqual({
        refused: 'stated_age_differs',
      });
      expect(await work.stores.consents.ofEpisode(EPISODE)).toEqual([]);
    });

    it('takes it as stated where the lookup does not know it', async () => {
      expect(await at(undefined).execute(said(), asked(LEWISHAM))).toMatchObject({
        givenBy: { kind: 'parental_responsibility' },
      });
    });

    it('asks for no age of who refuses', async () => {
      asking.length = 0;
      const no = said({ decision: 'refused' });
      expect(await at('18_or_over').execute(no, asked(LEWISHAM))).toMatchObject({
        state: 'refused',
      });
      expect(asking).toEqual([]);
    });
  });
});
