import { expect, it } from '@jest/globals';
import type { EncryptionKey } from '@hub/contracts/shape';
import { testId } from '@hub/testing';
import type { LookupStores } from '../application/ports.js';
import type { Enquiry } from '../domain/lookups/enquiry.js';
import { answeredLookup } from './examples.js';

const KEY: EncryptionKey = { kid: 'k', kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
const BEGAN = Date.parse('2026-05-04T10:00:00.000Z');
const at = (seconds: number): string => new Date(BEGAN + seconds * 1_000).toISOString();

/** What every implementation of the store of enquiries keeps to. */
export function enquiryStoreSuite(open: () => LookupStores): void {
  let last = 5_000;
  const fresh = (): string => testId((last += 1));
  const enquire = async (
    stores: LookupStores,
    authority: string,
    second: number,
  ): Promise<Enquiry> => {
    const lookup = answeredLookup(fresh());
    await stores.lookups.add(lookup);
    const enquiry: Enquiry = {
      id: fresh(),
      lookupId: lookup.id,
      authority,
      askedAt: at(second),
      answerBy: at(second + 2),
      awaitedUntil: at(second + 1),
      attempt: 1,
    };
    await stores.enquiries.add([enquiry]);
    return enquiry;
  };

  it('keeps who is asked live, with their newest key, until they leave', async () => {
    const { enquiries } = open();
    await enquiries.join('E09000006', { ...KEY, kid: 'old' }, at(0));
    await enquiries.join('E09000006', KEY, at(1));
    expect(await enquiries.isFederated('E09000006')).toBe(true);
    expect(await enquiries.federated(at(2), 5)).toContainEqual({
      authority: 'E09000006',
      key: KEY,
      standing: { inFlight: 0, lastAskedAt: undefined, recent: [] },
    });
    await enquiries.leave('E09000006');
    expect(await enquiries.isFederated('E09000006')).toBe(false);
    expect((await enquiries.federated(at(2), 5)).map(({ authority }) => authority)).not.toContain(
      'E09000006',
    );
  });

  it('keeps an enquiry through both attempts and its answer', async () => {
    const stores = open();
    const { enquiries } = stores;
    const enquiry = await enquire(stores, 'E09000007', 0);
    await enquiries.add([]);
    expect(await enquiries.lock(enquiry.id, 'E09000008')).toBeUndefined();
    expect(await enquiries.lock(enquiry.id, 'E09000007')).toEqual(enquiry);
    expect(await enquiries.askAgain(enquiry.lookupId, at(2))).toEqual([]);
    expect(await enquiries.askAgain(enquiry.lookupId, at(1))).toEqual([{ ...enquiry, attempt: 2 }]);
    expect(await enquiries.askAgain(enquiry.lookupId, at(1))).toEqual([]);
    const leadCafContact = { name: 'a', role: 'b', team: 'c' };
    const found = {
      outcome: 'found' as const,
      episodes: [
        {
          reference: 'R',
          state: 'open' as const,
          openedOn: '2025-01-01',
          socialCare: 'no' as const,
          leadCafContact,
        },
      ],
    };
    const answered = { ...enquiry, attempt: 2 as const, answer: found, answeredAt: at(1.5) };
    await enquiries.answer(answered);
    expect(await enquiries.ofLookup(enquiry.lookupId)).toEqual([answered]);
    const other = await enquire(stores, 'E09000008', 0);
    expect(await enquiries.ofLookups([other.lookupId, enquiry.lookupId])).toEqual([
      answered,
      other,
    ]);
    expect(await enquiries.ofLookups([])).toEqual([]);
  });

  it('knows how an authority has answered of late', async () => {
    const stores = open();
    const { enquiries } = stores;
    const authority = 'E09000010';
    await enquiries.join(authority, KEY, at(0));
    const made = [];
    for (const second of [0, 10, 20, 30]) made.push(await enquire(stores, authority, second));
    const [late, inTime, silent] = made as [Enquiry, Enquiry, Enquiry];
    const none = { outcome: 'none' as const, episodes: [] };
    await enquiries.answer({ ...late, answer: none, answeredAt: late.answerBy });
    await enquiries.answer({ ...inTime, answer: none, answeredAt: at(11) });
    const standing = async (recent: number) =>
      (await enquiries.federated(at(31), recent)).find((one) => one.authority === authority)
        ?.standing;
    expect(await standing(5)).toEqual({
      inFlight: 1,
      lastAskedAt: at(30),
      recent: [false, true, false],
    });
    expect(await standing(2)).toMatchObject({ recent: [false, true] });
    await enquiries.addFault({
      id: fresh(),
      authority,
      enquiryId: silent.id,
      kind: 'answered_twice',
      at: at(12),
    });
    expect(await enquiries.figures(at(0))).toContainEqual({
      authority,
      asked: 4,
      inTime: 1,
      late: 1,
      faults: 1,
    });
    expect(await enquiries.figures(at(13))).toContainEqual({
      authority,
      asked: 2,
      inTime: 0,
      late: 0,
      faults: 0,
    });
  });

  it('forgets the pointers of who is asked live', async () => {
    const { pointers } = open();
    const pointer = {
      reference: 'R',
      state: 'open' as const,
      openedOn: '2025-01-01',
      socialCare: 'no' as const,
      child: {},
    };
    const tokens = { version: 1, keys: [77n], values: [78n], household: undefined, content: 1n };
    await pointers.put({ authority: 'E09000012', pointer, receivedAt: at(0), tokens });
    await pointers.forget('E09000012');
    expect((await pointers.freshness()).has('E09000012')).toBe(false);
    expect(await pointers.candidates([77n])).toEqual([]);
    expect((await pointers.census([78n])).counts.get(78n) ?? 0).toBe(0);
  });

  it('asks anew who was silent or never asked, and nobody who has answered', async () => {
    const stores = open();
    const before = await enquire(stores, 'E09000007', 100);
    const times = { askedAt: at(200), answerBy: at(202), awaitedUntil: at(200) };
    const anew: Enquiry = { ...before, ...times, id: fresh(), attempt: 2 };
    const stands = await stores.enquiries.renew(anew);
    expect(stands).toEqual({ ...anew, id: before.id });
    const other = { ...anew, id: fresh(), authority: 'E09000008' };
    expect(await stores.enquiries.renew(other)).toEqual(other);
    const answered: Enquiry = {
      ...stands,
      answer: { outcome: 'none', episodes: [] },
      answeredAt: at(300),
    };
    await stores.enquiries.answer(answered);
    expect(await stores.enquiries.renew({ ...anew, askedAt: at(400) })).toEqual(answered);
  });
}
