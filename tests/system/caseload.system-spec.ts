import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EpisodePage } from '@hub/contracts/episode';
import type { InboxPage } from '@hub/contracts/notification';
import { Caseload } from '../../tools/demonstration/caseload/caseload.js';
import { Stage } from './stage/stage.js';

const SYSTEMS = ['Greenwich', 'Southwark'];

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});
afterAll(async () => {
  for (const name of SYSTEMS)
    await stage.journal.behave(stage.code(name), { mode: 'normal', transfers: 'accept' });
});

describe('the cases of the demonstration', () => {
  it('are all made, stand in every state, and some wait since too long', async () => {
    const failed = await new Caseload(stage).make();
    expect(failed).toEqual([]);
    const { items } = (await stage.as('Lewisham').get<EpisodePage>('/v1/episodes?limit=100')).body;
    const states = new Set(
      items
        .filter(({ ownReference }) => /^LEW-2[12]\d\d$/.test(ownReference))
        .map(({ state }) => state),
    );
    for (const state of ['registered', 'assessing', 'active', 'in_review', 'closed'] as const)
      expect(states).toContain(state);
    for (const state of ['transferring', 'disputed', 'withdrawn', 'stepped_up'] as const)
      expect(states).toContain(state);
    const lead = stage.as('Lewisham', 'lead_caf_contact');
    const { body: inbox } = await lead.get<InboxPage>('/v1/inbox?limit=100');
    const now = new Date().toISOString();
    expect(inbox.items.some(({ dueAt }) => dueAt !== undefined && dueAt < now)).toBe(true);
  }, 180_000);
});
