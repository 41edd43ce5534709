import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import { readPolicies } from '@hub/service-host';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  OTHER_EPISODE,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { ChooseLabel } from './choose-label.js';
import { labelItems } from './label-record-view.js';
import { OpenLabels } from './open-labels.js';
import { ShowLabels } from './show-labels.js';

const lead = asked(LEWISHAM, { personId: person(1) });
const CONTACT: Role[] = ['lead_caf_contact'];
const label = { name: 'Kofi M.', bornIn: '2018-03', household: 'H-1' };
const child = { name: 'Kofi M.', age: 7 };
const AT = '2026-02-02T09:30:00.000Z';

describe('what a child is called', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let choosing: ChooseLabel;
  let showing: ShowLabels;
  beforeEach(async () => {
    const clock = new FixedClock(AT);
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    choosing = new ChooseLabel(work, clock, whoMay);
    showing = new ShowLabels(new OpenLabels(work, readPolicies(), clock));
    const member = { id: testId(5), authority: GREENWICH, personId: person(2), role: 'x' };
    await work.stores.episodes.add(episode({ team: [{ ...member, confirmed: true }] }));
    expect(await choosing.label({ episodeId: EPISODE, label }, lead)).toEqual({
      episodeId: EPISODE,
      child,
    });
  });
  const one = (by: ReturnType<typeof asked>, episodeId = EPISODE) => showing.one({ episodeId }, by);

  it('is chosen where the case was started, by who works with the child', async () => {
    const change = { episodeId: EPISODE, label: { name: 'K.' } };
    const greenwich = asked(GREENWICH, { personId: person(2) });
    expect(await choosing.label(change, greenwich)).toEqual({ refused: 'label_elsewhere' });
    expect(await choosing.label(change, asked(LEWISHAM, { personId: person(9) }))).toMatchObject({
      refused: 'not_involved',
    });
    expect(await choosing.label(change, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    const unborn = { episodeId: EPISODE, label: { name: 'x', bornIn: '2026-03' } };
    expect(await choosing.label(unborn, lead)).toMatchObject({ refused: 'date_in_future' });
    expect(await one(lead)).toEqual({ episodeId: EPISODE, label, child });
    expect(work.facts).toEqual([]);
  });

  it('stands beside the reference of each authority, which that one alone sees', async () => {
    const greenwich = asked(GREENWICH, { personId: person(2) });
    const own = { episodeId: EPISODE, ownReference: 'GRE-7' };
    expect(await choosing.reference(own, lead)).toEqual({ refused: 'reference_on_record' });
    expect(await choosing.reference(own, greenwich)).toEqual({
      episodeId: EPISODE,
      child: { ...child, reference: 'GRE-7' },
    });
    expect(await one(greenwich)).toMatchObject({ child: { reference: 'GRE-7' } });
    expect(await one(lead)).toEqual({ episodeId: EPISODE, label, child });
    expect(await labelItems(episode(), work.stores)).toMatchObject([
      {
        authority: LEWISHAM,
        fields: expect.arrayContaining([expect.objectContaining({ value: 'Kofi M.' })]) as unknown,
      },
      { authority: GREENWICH, fields: [{ name: 'Reference', value: 'GRE-7' }] },
    ]);
  });

  it('is answered to no case system, which may choose it all the same', async () => {
    const system = asked(LEWISHAM, { roles: ['authority_system'] });
    const change = { episodeId: EPISODE, label: { name: 'K. Mensah' } };
    expect(await choosing.label(change, system)).toEqual({ episodeId: EPISODE, child: {} });
    expect(await one(system)).toEqual({ refused: 'not_found' });
    expect(await showing.of({ episodes: [EPISODE] }, system)).toEqual({ items: [] });
    expect(await one(lead)).toMatchObject({ child: { name: 'K. Mensah' } });
  });

  it('is known to who works with the child, and to nobody else', async () => {
    const contact = asked(LEWISHAM, { personId: person(8), roles: CONTACT });
    for (const by of [lead, contact, asked(GREENWICH, { personId: person(2) })])
      expect(await one(by)).toMatchObject({ child });
    const strangers = [
      asked(LEWISHAM, { personId: person(9) }),
      asked(LEWISHAM, { personId: person(7), roles: ['service_manager'] }),
      asked(LEWISHAM, { personId: person(1), verified: false }),
      asked(SOUTHWARK, { personId: person(3), roles: CONTACT }),
    ];
    for (const by of strangers) expect(await one(by)).toEqual({ refused: 'not_found' });
    const shield = { hiddenFrom: [GREENWICH], because: 'refuge', since: AT } as const;
    await work.stores.episodes.save(episode({ shield }));
    const hidden = asked(GREENWICH, { personId: person(2), roles: CONTACT });
    expect(await one(hidden)).toEqual({ refused: 'not_found' });
  });

  it('is known to the lead CAF contact who must answer a request, until it is declined', async () => {
    const contact = asked(SOUTHWARK, { personId: person(3), roles: CONTACT });
    const request = {
      ...{ id: testId(61), episodeId: EPISODE, fromAuthority: LEWISHAM, toAuthority: SOUTHWARK },
      ...({ service: 'health', urgency: 'routine', sentAt: AT, version: 1 } as const),
    };
    await work.stores.serviceRequests.add({ ...request, state: 'sent' });
    expect(await one(contact)).toMatchObject({ child });
    expect(await one(asked(SOUTHWARK, { personId: person(3) }))).toEqual({ refused: 'not_found' });
    const answered = { answeredAt: AT, reason: 'no_capacity' as const };
    await work.stores.serviceRequests.save({ ...request, state: 'declined', ...answered });
    expect(await one(contact)).toEqual({ refused: 'not_found' });
  });

  it('says where two cases are alike, to who may open both', async () => {
    const other = episode({ id: OTHER_EPISODE, lookupId: OTHER_EPISODE });
    await work.stores.episodes.add({ ...other, lead: { ...other.lead, personId: person(4) } });
    const sibling = { episodeId: OTHER_EPISODE, label: { ...label, name: 'Ama M.' } };
    await choosing.label(sibling, asked(LEWISHAM, { personId: person(4) }));
    const contact = asked(LEWISHAM, { personId: person(8), roles: CONTACT });
    const alike = async (by: typeof lead) => (await showing.of({ episodes: [EPISODE] }, by)).items;
    expect(await alike(contact)).toEqual([
      { episodeId: EPISODE, child: { ...child, sameHousehold: true } },
    ]);
    expect(await alike(lead)).toEqual([{ episodeId: EPISODE, child }]);
    const because = 'refuge' as const;
    const shield = { hiddenFrom: [], hiddenFromPeople: [person(8)], because, since: AT };
    await work.stores.episodes.save({ ...other, shield });
    expect(await alike(contact)).toEqual([{ episodeId: EPISODE, child }]);
  });

  it('leaves one entry of evidence for each list opened, and none where nothing was', async () => {
    const before = work.evidence.length;
    const page = { items: [{ id: EPISODE }, { id: OTHER_EPISODE }, { id: EPISODE }] };
    const shown = await showing.beside(page, ({ id }) => id, lead);
    expect(shown).toEqual({
      items: [{ id: EPISODE, child }, { id: OTHER_EPISODE }, { id: EPISODE, child }],
    });
    expect(work.evidence.slice(before)).toMatchObject([
      { because: 'label_opened', subject: EPISODE },
    ]);
    const stranger = asked(LEWISHAM, { personId: person(9) });
    expect(await showing.beside(page, ({ id }) => id, stranger)).toEqual(page);
    expect(await showing.besideOne({ refused: 'not_found' }, () => EPISODE, lead)).toEqual({
      refused: 'not_found',
    });
    expect(await showing.besideOne({ id: EPISODE }, ({ id }) => id, stranger)).toEqual({
      id: EPISODE,
    });
    expect(work.evidence).toHaveLength(before + 1);
  });
});
