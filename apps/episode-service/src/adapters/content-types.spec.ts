import { expect, it } from '@jest/globals';
import { MagicBytes } from './content-types.js';

const detector = new MagicBytes();
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

it.each([
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'application/pdf', true],
  ['a PNG', PNG, 'image/png', true],
  ['a JPEG', Buffer.from('ffd8ffe000104a464946', 'hex'), 'image/jpeg', true],
  ['a PNG that says it is a PDF', PNG, 'application/pdf', false],
  [
    'a program that says it is a picture',
    Buffer.from('4d5a90000300000004000000ffff0000', 'hex'),
    'image/png',
    false,
  ],
  ['words that say they are a PDF', Buffer.from('hello'), 'application/pdf', false],
  ['nothing', Buffer.alloc(0), 'image/png', false],
] as const)('%s', async (_what, start, type, matches) => {
  expect(await detector.matches(start, type)).toBe(matches);
});
