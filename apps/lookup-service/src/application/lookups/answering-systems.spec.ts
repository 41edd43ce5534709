import { describe, expect, it } from '@jest/globals';
import { asked } from '@hub/testing';
import { GREENWICH, LEWISHAM, pointer, SOUTHWARK } from '../../testing/examples.js';
import { FOUND, KEY, lookupsAtWork, rowOf } from '../../testing/lookups-at-work.js';
import { Federate } from './federate.js';

describe('a system that answers live', () => {
  it('holds answers without sense, twice and for another lookup against who sent them, and shows none of them', async () => {
    const { federate, ask, read, enquiries, say, faults, answer } = await lookupsAtWork();
    const view = await ask();
    expect(await say(GREENWICH, { outcome: 'found' })).toMatchObject({
      refused: 'enquiry_answer_invalid',
    });
    expect(await say(GREENWICH, { ...FOUND, outcome: 'none' })).toMatchObject({
      refused: 'enquiry_answer_invalid',
    });
    expect(
      await answer.execute(
        { enquiryId: enquiries()[0]?.enquiryId ?? '', outcome: 'none' },
        asked(SOUTHWARK),
      ),
    ).toEqual({ refused: 'not_found' });
    expect(rowOf(await read(view), GREENWICH)).toMatchObject({ outcome: 'no_answer' });
    await say(GREENWICH, FOUND);
    expect(await say(GREENWICH)).toMatchObject({ refused: 'conflict' });
    expect(rowOf(await read(view), GREENWICH)).toMatchObject({ outcome: 'found' });
    expect(faults()).toEqual([
      [GREENWICH, 'no_sense'],
      [GREENWICH, 'no_sense'],
      [SOUTHWARK, 'unknown_enquiry'],
      [GREENWICH, 'answered_twice'],
    ]);
    expect(
      (await federate.coverage()).items.find(({ authority }) => authority === GREENWICH),
    ).toMatchObject({ mode: 'federated', asked: 1, inTime: 0, late: 1, faults: 3 });
  });

  it('leaves to a person what their system does not know, and hides what they shield', async () => {
    const { work, ask, read, say } = await lookupsAtWork();
    const view = await ask();
    await say(GREENWICH, { outcome: 'person_will_answer' });
    expect(rowOf(await read(view), GREENWICH)).toMatchObject({ outcome: 'person_will_answer' });
    await say(GREENWICH);
    const told = work.told.length;
    await say(SOUTHWARK, { outcome: 'shielded' });
    // Like any late answer, since one of which nothing is heard would be known by that.
    expect(work.told.slice(told)).toEqual([['lookup.answered.v1', [LEWISHAM]]]);
    const after = await read(view);
    expect(after.conclusion).toBe('person_will_answer');
    expect(rowOf(after, SOUTHWARK)?.outcome).toBe('none');
  });

  it('asks a silent system no more, but for one try each half minute, until it answers', async () => {
    const { clock, meanwhile, federate, ask, say } = await lookupsAtWork();
    meanwhile(() => say(SOUTHWARK).catch(() => undefined));
    for (let made = 0; made < 5; made += 1) await ask();
    const asksGreenwich = async () => {
      const view = await ask();
      return rowOf(view, GREENWICH)?.reason;
    };
    expect(await asksGreenwich()).toBe('suspended');
    expect(
      (await federate.coverage()).items.find(({ authority }) => authority === GREENWICH)?.standing,
    ).toBe('suspended');
    clock.advance(30_000);
    expect(await asksGreenwich()).toBe('timeout');
    expect(await asksGreenwich()).toBe('suspended');
  });

  it('goes by the system alone: pointers are forgotten, and refused until it ends', async () => {
    const { federate, publish, reconcile, ask } = await lookupsAtWork();
    await federate.leave(asked(GREENWICH));
    await reconcile([pointer('G-1')], asked(GREENWICH));
    await federate.join({ encryptionKey: KEY }, asked(GREENWICH));
    expect(await publish.one(pointer('G-2'), asked(GREENWICH))).toEqual({
      refused: 'answers_live',
    });
    expect(await reconcile([], asked(GREENWICH))).toEqual({ refused: 'answers_live' });
    expect(rowOf(await ask(), GREENWICH)?.outcome).toBe('no_answer');
    await federate.leave(asked(GREENWICH));
    expect(rowOf(await ask(), GREENWICH)).toMatchObject({
      outcome: 'stale',
      reason: 'never_reconciled',
    });
    const { items } = await federate.coverage();
    expect(items.find(({ authority }) => authority === GREENWICH)).toMatchObject({
      mode: 'published',
      standing: 'stale',
    });
    expect(items).toHaveLength(33);
  });

  it('does not take a key that nothing can be encrypted to', async () => {
    const { work, tools } = await lookupsAtWork();
    const broken = new Federate(
      work,
      { seal: () => Promise.reject(new Error('no point of the curve')) },
      tools,
    );
    expect(await broken.join({ encryptionKey: KEY }, asked(LEWISHAM))).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'encryptionKey' }],
    });
  });
});
