import { expect, it } from '@jest/globals';
import { readPolicies } from '@hub/service-host';
import { asked } from '@hub/testing';
import { LEWISHAM, person, SOUTHWARK } from '../../testing/examples.js';
import { hubAtWork } from '../../testing/hub-at-work.js';
import { AskToJoin } from '../joining/ask-to-join.js';
import { endJoins } from './end-joins.js';

it('ends what was asked to join a record, and leaves what was asked of another', async () => {
  const hub = await hubAtWork();
  await hub.claim(LEWISHAM, await hub.ask(LEWISHAM));
  const { id: lookupId } = await hub.ask(SOUTHWARK);
  const wish = { lookupId, authority: LEWISHAM, reference: 'L-1', wish: 'join_team' } as const;
  const asker = asked(SOUTHWARK, { personId: person(1) });
  await new AskToJoin(hub.work, hub.tools, readPolicies(), hub.staff).execute(wish, asker);
  const end = (reference: string) =>
    endJoins({ authority: LEWISHAM, reference }, hub.clock.now(), hub.work.stores);
  expect(await end('L-0')).toEqual([]);
  expect((await end('L-1')).map(({ event }) => event.type)).toEqual(['join_request.ended.v1']);
  expect(await end('L-1')).toEqual([]);
});
