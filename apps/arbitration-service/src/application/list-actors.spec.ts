import { expect, it } from '@jest/globals';
import type { DisputeView } from '@hub/contracts/arbitration';
import { asked, delivered, testId } from '@hub/testing';
import { disputesAtWork } from '../testing/disputes-at-work.js';
import { EPISODE, GREENWICH, LEWISHAM, SOUTHWARK, sure } from '../testing/examples.js';
import { ListActors } from './list-actors.js';
import { OnCounterpartsChanged } from './on-counterparts-changed.js';

const [LEAD, MANAGER, HEAD, CONTACT] = [601, 602, 603, 604].map(testId);
const STAFF: Readonly<Record<string, string[]>> = {
  lead_caf_contact: [CONTACT ?? ''],
  service_manager: [MANAGER ?? ''],
  head_of_service: [HEAD ?? ''],
};

it('names who speaks for one’s own authority on each rung, to its parties alone', async () => {
  const { work, open } = await disputesAtWork();
  const people = [LEWISHAM, GREENWICH].map((authority, place) => ({
    personId: testId(601 + place * 100),
    authority,
    relation: place === 0 ? ('lead_professional' as const) : ('team_member' as const),
    confirmed: false,
  }));
  const heard = new OnCounterpartsChanged(work);
  await heard.people({ episodeId: EPISODE, people, closed: false, version: 1 }, delivered(9));
  const { id: disputeId } = sure<DisputeView>(await open());
  const seen: string[] = [];
  const actors = new ListActors(work, {
    withRole: (role, { authority }) => {
      seen.push(authority);
      return Promise.resolve(STAFF[role] ?? []);
    },
  });
  expect(await actors.execute({ disputeId }, asked(LEWISHAM))).toEqual({
    stage: 0,
    items: [
      { stage: 0, role: 'practitioner', personId: LEAD },
      { stage: 0, role: 'lead_caf_contact', personId: CONTACT },
      { stage: 1, role: 'lead_caf_contact', personId: CONTACT },
      { stage: 2, role: 'service_manager', personId: MANAGER },
      { stage: 3, role: 'head_of_service', personId: HEAD },
    ],
  });
  expect(new Set(seen)).toEqual(new Set([LEWISHAM]));
  expect(await actors.execute({ disputeId }, asked(GREENWICH))).toMatchObject({
    items: [{ personId: testId(701) }, {}, {}, {}, {}],
  });
  expect(await actors.execute({ disputeId }, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
  const hide = {
    episodeId: EPISODE,
    hiddenFrom: [],
    hiddenFromPeople: [MANAGER ?? ''],
    version: 2,
  };
  await heard.shield(hide, delivered(10));
  expect(await actors.execute({ disputeId }, asked(LEWISHAM))).toMatchObject({
    items: [{}, {}, {}, { stage: 3 }],
  });
});
