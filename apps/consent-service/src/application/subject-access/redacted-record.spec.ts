import type { JWK } from 'jose';
import { describe, expect, it } from '@jest/globals';
import { inOtherPost } from '@hub/testing';
import { verifyBundle } from '@hub/subject-record';
import { GREENWICH, LEWISHAM, SOUTHWARK } from '../../testing/examples.js';
import {
  ANNE,
  BEN,
  by,
  command,
  custody,
  subjectAccessAtWork,
  sure,
} from '../../testing/subject-access-at-work.js';

describe('the record that a family is given', () => {
  it('goes out only when a second person agreed, signed, without what is withheld, and nothing of that is kept', async () => {
    const { work, redaction, record, open } = await subjectAccessAtWork();
    const { id: subjectAccessId } = await open();
    expect(await record.bundle({ subjectAccessId }, by(ANNE))).toMatchObject({
      refused: 'record_not_ready',
    });
    expect(await redaction.decide({ subjectAccessId, approve: true }, by(BEN))).toMatchObject({
      refused: 'record_not_ready',
    });
    const marks = [
      { itemId: 'lookup-1', ground: 'whereabouts' as const },
      { itemId: 'timeline-3', fields: ['Whether it was done'], ground: 'another_person' as const },
    ];
    expect(await redaction.mark({ subjectAccessId, redactions: marks }, by(ANNE))).toMatchObject({
      state: 'to_approve',
      redactedBy: ANNE,
      version: 2,
    });
    for (const same of [by(ANNE, 2), inOtherPost(by(BEN, 2), by(ANNE))])
      expect(await redaction.decide({ subjectAccessId, approve: true }, same)).toMatchObject({
        refused: 'second_person_needed',
      });
    const ready = sure(await redaction.decide({ subjectAccessId, approve: true }, by(BEN, 2)));
    expect(ready).toMatchObject({ state: 'ready', approvedBy: BEN, items: 3, version: 3 });
    const bundle = sure(await record.bundle({ subjectAccessId }, by(ANNE)));
    expect(await verifyBundle(bundle, (await custody.receiptKey) as JWK)).toEqual([]);
    expect(bundle.manifest).toMatchObject({
      withheldItems: 1,
      checkpoint: 'signed head',
      authority: LEWISHAM,
    });
    const kept = JSON.stringify(await work.stores.subjectAccess.find(subjectAccessId));
    expect(kept).not.toContain('"Looked"');
    expect(kept).toContain('Withheld');
    expect(sure(await record.page({ subjectAccessId }, by(ANNE))).html).toContain(
      'Entries withheld: 1',
    );
    for (const late of [
      await redaction.mark({ subjectAccessId, redactions: [] }, by(ANNE, 3)),
      await redaction.decide({ subjectAccessId, approve: true }, by(BEN, 3)),
    ])
      expect(late).toMatchObject({ refused: 'conflict' });
    expect(work.facts).toEqual([]);
  });

  it('is sent back with a reason, and looked through again', async () => {
    const { redaction, open } = await subjectAccessAtWork();
    const { id: subjectAccessId } = await open();
    await redaction.mark({ subjectAccessId, redactions: [] }, by(ANNE));
    expect(await redaction.decide({ subjectAccessId, approve: false }, by(BEN, 2))).toMatchObject({
      refused: 'reason_missing',
    });
    const back = sure(
      await redaction.decide(
        { subjectAccessId, approve: false, reason: 'The school is named.' },
        by(BEN, 2),
      ),
    );
    expect(back).toMatchObject({
      state: 'to_redact',
      sentBackBecause: 'The school is named.',
      version: 3,
    });
    expect(back).not.toHaveProperty('redactedBy');
    const again = sure(await redaction.mark({ subjectAccessId, redactions: [] }, by(BEN, 3)));
    expect(again).toMatchObject({ state: 'to_approve', redactedBy: BEN });
    expect(again).not.toHaveProperty('sentBackBecause');
  });

  it('refuses marks on what there is not, old versions, callers that are no persons, and everybody else', async () => {
    const { asking, redaction, record, open } = await subjectAccessAtWork();
    const { id: subjectAccessId } = await open();
    const unknown = [
      { itemId: 'none', ground: 'serious_harm' as const },
      { itemId: 'lookup-1', fields: ['No such'], ground: 'serious_harm' as const },
    ];
    expect(await redaction.mark({ subjectAccessId, redactions: unknown }, by(ANNE))).toMatchObject({
      refused: 'redaction_unknown',
      faults: [{ field: 'redactions.0' }, { field: 'redactions.1' }],
    });
    expect(await redaction.mark({ subjectAccessId, redactions: [] }, by(ANNE, 7))).toMatchObject({
      refused: 'etag_stale',
    });
    expect(await redaction.mark({ subjectAccessId, redactions: [] }, by(undefined))).toMatchObject({
      refused: 'forbidden',
    });
    for (const answer of [
      await redaction.mark({ subjectAccessId, redactions: [] }, by(ANNE, 1, SOUTHWARK)),
      await record.one({ subjectAccessId }, by(ANNE, 1, SOUTHWARK)),
      await record.bundle({ subjectAccessId }, by(ANNE, 1, SOUTHWARK)),
    ]) {
      expect(answer).toEqual({ refused: 'not_found' });
    }
    expect(await asking.execute(command, by(ANNE, 1, GREENWICH))).toEqual({ refused: 'not_found' });
    expect(await asking.execute({ ...command, askedOn: '2026-12-01' }, by(ANNE))).toMatchObject({
      refused: 'date_in_future',
    });
    expect(sure(await record.list({}, by(ANNE))).items.map(({ id }) => id)).toEqual([
      subjectAccessId,
    ]);
  });
});
