import { expect, it } from '@jest/globals';
import { InProcessBell } from './gather-bell.js';

it('wakes who waits when so many answers came in, each lookup apart, and after the time at the latest', async () => {
  const bell = new InProcessBell();
  const woken: string[] = [];
  const two = bell.wait('one', 2, 60_000).then(() => woken.push('two answers'));
  const first = bell.wait('one', 1, 60_000).then(() => woken.push('one answer'));
  bell.ring('another');
  bell.ring('one');
  await first;
  expect(woken).toEqual(['one answer']);
  bell.ring('one');
  await two;
  bell.ring('one');
  await bell.wait('one', 1, 1);
  expect(woken).toEqual(['one answer', 'two answers']);
});
