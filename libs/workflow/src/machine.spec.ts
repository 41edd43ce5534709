import { expect, it } from '@jest/globals';
import { drawMachine } from './draw-machine.js';
import { type Machine, move, outOfTurn, permits, possibleIn } from './machine.js';

const door: Machine<'open' | 'shut' | 'gone', 'shut' | 'open' | 'remove'> = {
  name: 'door',
  states: { open: 'One can go through', shut: 'One cannot', gone: 'There is none' },
  initial: ['shut'],
  ends: ['gone'],
  transitions: [
    { on: 'open', from: ['shut'], to: ['open'], by: 'whoever has the key' },
    { on: 'shut', from: ['open'], to: ['shut'], by: 'anybody' },
    { on: 'remove', from: ['open', 'shut'], to: ['gone'], by: 'a carpenter', when: 'with tools' },
  ],
};

it('a machine goes only where its table says', () => {
  expect(permits(door, 'shut', 'open')).toBe(true);
  expect(permits(door, 'gone', 'open')).toBe(false);
  expect(possibleIn(door, 'open').map(({ on }) => on)).toEqual(['shut', 'remove']);
  expect(move(door, 'shut', 'open', 'open')).toBe('open');
  expect(() => move(door, 'shut', 'open', 'gone')).toThrow(
    'A door does not go from shut to gone on open',
  );
});

it('an event out of turn is refused with the state, what is possible, and by whom', () => {
  expect(outOfTurn(door, 'shut')).toEqual({
    refused: 'conflict',
    detail: 'The door is shut; possible now: open (whoever has the key), remove (a carpenter).',
  });
  expect(outOfTurn(door, 'gone').detail).toBe('The door is gone; nothing more can happen to it.');
});

it('draws every transition, start and end', () => {
  const drawn = drawMachine(door);
  for (const line of [
    '[*] --> shut',
    'shut --> open: open',
    'open --> gone: remove',
    'gone --> [*]',
    '| `remove` | open, shut | gone | a carpenter | with tools |',
  ])
    expect(drawn).toContain(line);
});
