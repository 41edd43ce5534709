import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, testId } from '@hub/testing';
import { GREENWICH, LEWISHAM, pointer, SOUTHWARK } from '../../testing/examples.js';
import { type HubAtWork, hubAtWork } from '../../testing/hub-at-work.js';

const SECOND = { episodeId: testId(2), ownReference: 'G-1' };

describe('an episode that is to start', () => {
  let hub: HubAtWork;
  beforeEach(async () => {
    hub = await hubAtWork();
  });

  it('is found as being opened from its claim on, by whoever asks, with its holder to ring', async () => {
    expect(await hub.foundBy(GREENWICH)).toEqual([]);
    const claimed = await hub.claim(LEWISHAM, await hub.ask(LEWISHAM));
    expect(claimed).toMatchObject({ claimId: expect.any(String), unanswered: [] });
    const found = {
      holder: LEWISHAM,
      reference: 'L-1',
      state: 'being_opened',
      leadCafContact: { name: `Lead of ${LEWISHAM}` },
      socialCare: 'not_disclosed',
    };
    expect(await hub.foundBy(GREENWICH)).toMatchObject([found]);
    const { child } = pointer('x');
    expect(await hub.foundBy(GREENWICH, { ...child, familyName: 'Ríver' })).toHaveLength(1);
    expect(
      await hub.foundBy(GREENWICH, { ...child, givenName: 'Theo', nhsNumber: '9434765870' }),
    ).toEqual([]);
  });

  it('is claimed once: tried again it has the same claim, and nobody else has one of its lookup', async () => {
    const lookup = await hub.ask(LEWISHAM);
    const first = await hub.claim(LEWISHAM, lookup);
    expect(await hub.claim(LEWISHAM, lookup)).toEqual(first);
    expect(await hub.claim(LEWISHAM, lookup, SECOND)).toEqual({ refused: 'lookup_used' });
    const [found] = await hub.foundBy(GREENWICH);
    const again = await hub.ask(LEWISHAM);
    const answered = [{ authority: LEWISHAM, reference: found?.reference ?? '' }];
    expect(await hub.claim(LEWISHAM, again, { answered })).toMatchObject({ refused: 'conflict' });
    expect(await hub.claim(GREENWICH, lookup)).toEqual({ refused: 'lookup_missing' });
  });

  it('is not of a child of another age than the family agreed for: nothing is left of it', async () => {
    const lookup = await hub.ask(LEWISHAM);
    const agreed = { on: '2026-03-01', ages: ['16_or_17' as const] };
    const unfit = { unanswered: [], unfitAge: 'under_16' };
    expect(await hub.claim(LEWISHAM, lookup, { agreed })).toEqual(unfit);
    expect(await hub.foundBy(GREENWICH)).toEqual([]);
    expect(await hub.claim(LEWISHAM, lookup)).toHaveProperty('claimId');
    // Nor is one that was claimed already given again to another agreement.
    expect(await hub.claim(LEWISHAM, lookup, { agreed })).toEqual(unfit);
  });

  it('is told of the one that came first, once, and so are both lead CAF contacts', async () => {
    const [one, other] = [await hub.ask(LEWISHAM), await hub.ask(GREENWICH)];
    await hub.claim(LEWISHAM, one);
    const told = { authority: LEWISHAM, reference: 'L-1', at: expect.any(String) };
    for (let times = 0; times < 2; times += 1) {
      const second = await hub.claim(GREENWICH, other, SECOND);
      expect(second).toEqual({ unanswered: [], taken: told });
    }
    expect(await hub.work.stores.hubEpisodes.find(SECOND.episodeId)).toBeUndefined();
    const facts = hub.work.facts.filter(({ event }) => event.type === 'double_start.made.v1');
    expect(facts.map(({ recipients, payload }) => [recipients, payload])).toMatchObject([
      [
        [GREENWICH, LEWISHAM],
        {
          first: { authority: LEWISHAM, reference: 'L-1' },
          second: { authority: GREENWICH, reference: 'G-1' },
          waits: [{ authority: GREENWICH }, { authority: LEWISHAM }],
        },
      ],
    ]);

    const again = await hub.ask(GREENWICH);
    expect(await hub.claim(GREENWICH, again, SECOND)).toMatchObject({ refused: 'lookup_found' });
    const answered = [{ authority: LEWISHAM, reference: 'L-1' }];
    const third = await hub.claim(GREENWICH, again, { ...SECOND, answered });
    expect(third).toHaveProperty('claimId');
  });

  it('stands beside that of another child, and may take up a closed one again', async () => {
    const { child } = pointer('x');
    const { nhsNumber: _number, ...rest } = child;
    const brother = { ...rest, givenName: 'Bartholomew' };
    const [one, other] = [
      await hub.ask(LEWISHAM),
      await hub.ask(GREENWICH, { ...brother, dateOfBirth: '2011-01-30' }),
    ];
    await hub.claim(LEWISHAM, one);
    expect(await hub.claim(GREENWICH, other, SECOND)).toHaveProperty('claimId');

    const takesUp = { authority: LEWISHAM, reference: 'L-1' };
    const next = { episodeId: testId(3), ownReference: 'L-2' };
    const later = await hub.ask(LEWISHAM);
    expect(await hub.claim(LEWISHAM, later, next)).toMatchObject({ refused: 'lookup_found' });
    expect(await hub.claim(LEWISHAM, later, { ...next, takesUp })).toHaveProperty('claimId');
  });

  it('needs a lookup whose details are still kept', async () => {
    const lookup = await hub.ask(LEWISHAM);
    await hub.work.stores.details.destroy(lookup.id);
    expect(await hub.claim(LEWISHAM, lookup)).toMatchObject({ refused: 'lookup_outdated' });
  });

  it('shows beside what a system says that is asked live, and is one with its pointer', async () => {
    await hub.claim(LEWISHAM, await hub.ask(LEWISHAM));
    const secret = { handling: 'shielded', socialCare: 'yes', state: 'closed' } as const;
    await hub.reconcile([pointer('L-1', { ...secret, handling: 'ordinary' })], asked(LEWISHAM));
    expect(await hub.foundBy(SOUTHWARK)).toMatchObject([
      { reference: 'L-1', state: 'being_opened', socialCare: 'yes' },
    ]);
    await hub.reconcile([pointer('L-1', secret)], asked(LEWISHAM));
    expect(await hub.foundBy(SOUTHWARK)).toEqual([]);

    await hub.reconcile([], asked(LEWISHAM));
    const key = { kid: 'k', kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const;
    await hub.work.stores.enquiries.join(LEWISHAM, key, hub.clock.now());
    const { rows, conclusion, hubUpTo, askedAt } = await hub.ask(SOUTHWARK);
    const row = rows.find(({ authority }) => authority === LEWISHAM);
    expect(row).toMatchObject({ outcome: 'found', episodes: [{ reference: 'L-1' }] });
    expect([conclusion, hubUpTo]).toEqual(['found', askedAt]);
  });
});
