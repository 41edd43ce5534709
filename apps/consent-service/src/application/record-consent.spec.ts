import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, CountingIds, FakeUnitOfWork, FixedClock } from '@hub/testing';
import { EPISODE, GREENWICH, LEWISHAM, SOUTHWARK, statement } from '../testing/examples.js';
import { inMemoryConsentStores } from '../testing/in-memory-consents.js';
import type { ConsentStores } from './ports.js';
import { RecordConsent } from './record-consent.js';

describe('recording a consent', () => {
  let work: FakeUnitOfWork<ConsentStores>;
  let record: RecordConsent;
  beforeEach(() => {
    work = new FakeUnitOfWork(inMemoryConsentStores());
    record = new RecordConsent(work, new FixedClock(), new CountingIds());
  });

  it('tells those listed, and expects a receipt of each', async () => {
    const view = await record.execute(statement(), asked(LEWISHAM));
    expect(work.told).toEqual([['consent.granted.v1', [GREENWICH, SOUTHWARK]]]);
    expect(view).toMatchObject({ state: 'granted', receipts: [{ authority: GREENWICH, notice: 'granted' }, { authority: SOUTHWARK, notice: 'granted' }] });
  });

  it('tells the counterparts that are known where the family agreed to all', async () => {
    await work.stores.counterparts.add(EPISODE, [LEWISHAM, SOUTHWARK]);
    await record.execute(statement({ recipients: { kind: 'all_counterparts' } }), asked(LEWISHAM));
    expect(work.told).toEqual([['consent.granted.v1', [SOUTHWARK]]]);
  });

  it('tells nobody of a refusal', async () => {
    await record.execute(statement({ decision: 'refused' }), asked(LEWISHAM));
    expect(work.told).toEqual([['consent.refused.v1', []]]);
  });

  it('puts no words of the family into what it tells', async () => {
    await record.execute(statement({ purpose: 'a private purpose', evidenceReference: 'a private file' }), asked(LEWISHAM));
    expect(JSON.stringify(work.facts.map((fact) => fact.payload))).not.toContain('private');
  });

  it('keeps nothing of what it refuses', async () => {
    expect(await record.execute(statement({ recipients: { kind: 'listed' } }), asked(LEWISHAM))).toMatchObject({ refused: 'recipients_missing' });
    expect(work.facts).toEqual([]);
    expect(await work.stores.consents.lockInForce(EPISODE)).toEqual([]);
  });
});
