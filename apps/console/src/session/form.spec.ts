import { describe, expect, it } from '@jest/globals';
import { readForm, textOf, textsOf } from './form.js';

describe('a form as it was sent', () => {
  const form = readForm({ name: ' Sam ', who: ['a', 'b'], _csrf: 'x', odd: { a: 1 } });

  it('is trimmed, and holds neither what is ours nor what is no text', () => {
    expect(form).toEqual({ name: 'Sam', who: ['a', 'b'] });
    expect(readForm(undefined)).toEqual({});
  });

  it('is read field by field', () => {
    expect([textOf(form, 'name'), textOf(form, 'who'), textOf(form, 'none')]).toEqual([
      'Sam',
      'a',
      '',
    ]);
    expect([textsOf(form, 'name'), textsOf(form, 'who'), textsOf(form, 'none')]).toEqual([
      ['Sam'],
      ['a', 'b'],
      [],
    ]);
  });
});
