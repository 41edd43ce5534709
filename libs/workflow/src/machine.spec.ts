import { expect, it } from '@jest/globals';
import { drawMachine } from './draw-machine.js';
import {
  isReadyFor,
  type Machine,
  move,
  outOfTurn,
  permits,
  possibleIn,
  stepsOf,
} from './machine.js';

const door = {
  name: 'door',
  states: { open: 'One can go through', shut: 'One cannot', gone: 'There is none' },
  initial: ['shut'],
  ends: ['gone'],
  transitions: [
    { on: 'open', from: ['shut'], to: ['open'], by: 'whoever has the key' },
    { on: 'shut', from: ['open'], to: ['shut'], by: 'anybody' },
    { on: 'remove', from: ['open', 'shut'], to: ['gone'], by: 'a carpenter', when: 'with tools' },
  ],
} as const satisfies Machine<'open' | 'shut' | 'gone', 'shut' | 'open' | 'remove'>;

type Door = { state: 'open'; width: number } | { state: 'shut' } | { state: 'gone' };

it('a machine goes only where its table says', () => {
  expect(permits(door, 'shut', 'open')).toBe(true);
  expect(permits(door, 'gone', 'open')).toBe(false);
  expect(possibleIn(door, 'open').map(({ on }) => on)).toEqual(['shut', 'remove']);
  expect(move(door, 'shut', 'open', 'open')).toBe('open');
  expect(() => move(door, 'shut', 'open', 'gone')).toThrow(
    'A door does not go from shut to gone on open',
  );
});

it('a step raises the version, and goes only where the table says', () => {
  const { stepTo, stay } = stepsOf<Door['state'], 'shut' | 'open' | 'remove'>(door);
  const shut = { state: 'shut', version: 4 } as const;
  expect(stepTo(shut, 'open', 'open')).toEqual({ state: 'open', version: 5 });
  expect(() => stepTo(shut, 'open', 'gone')).toThrow('does not go from shut to gone');
  expect(() => stay(shut, 'remove')).toThrow('does not go from shut to shut');
});

it('says what something holds that an event may happen to', () => {
  const width = (one: Door): number | undefined =>
    isReadyFor(door, one, 'shut') ? one.width : undefined;
  expect(width({ state: 'open', width: 90 })).toBe(90);
  expect(width({ state: 'shut' })).toBeUndefined();
  const wrong = (one: Door): unknown =>
    // @ts-expect-error A door that can be opened is shut, and has no width.
    isReadyFor(door, one, 'open') ? one.width : undefined;
  expect(wrong({ state: 'shut' })).toBeUndefined();
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
