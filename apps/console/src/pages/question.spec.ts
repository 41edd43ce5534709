import { describe, expect, it } from '@jest/globals';
import { HubRefusalError } from '../api/hub-errors.js';
import type { Visit } from '../session/visit.js';
import { chosenIn, faultsIn, type Field, partOf } from './fields.js';
import { goTo } from './outcome.js';
import { askPage, type Question, questionView, takeAnswer } from './question.js';

const FIELDS: readonly Field[] = [
  { kind: 'line', name: 'reference', label: 'Reference', missing: 'Enter a reference', most: 5 },
  { kind: 'lines', name: 'why', label: 'Why? (optional)', most: 5 },
  { kind: 'one', name: 'sure', label: 'Sure?', words: { yes: 'Yes', no: 'No' }, missing: 'Say so' },
  { kind: 'some', name: 'who', label: 'Who?', words: { a: 'Ada', b: 'Ben' } },
  { kind: 'listed', name: 'borough', label: 'Borough', words: { x: 'Barnet' }, none: 'None' },
  { kind: 'day', name: 'on', label: 'When?', missing: 'Enter when' },
];
const QUESTION: Question = {
  title: 'Is it so?',
  action: '/there',
  back: { href: '/', text: 'Back' },
  fields: FIELDS,
  button: 'Send',
  facts: [{ key: 'Level', value: '3' }],
  hidden: { etag: '"3"' },
};
const WHOLE = {
  reference: 'LEW-1',
  sure: 'yes',
  who: ['b'],
  'on-day': '27',
  'on-month': '3',
  'on-year': '2026',
};
const textsOf = (form: Record<string, string | string[]>) =>
  faultsIn(FIELDS, form).map(({ field, text }) => `${String(field)}: ${text}`);

describe('a form', () => {
  it('says at each field what is missing, too long or no date', () => {
    expect(textsOf(WHOLE)).toEqual([]);
    expect(textsOf({})).toEqual([
      'reference: Enter a reference',
      'sure: Say so',
      'on-day: Enter when',
    ]);
    expect(textsOf({ ...WHOLE, why: 'too long', 'on-day': '32', sure: 'perhaps' })).toEqual([
      'why: “Why? (optional)” must be 5 characters or less',
      'sure: Say so',
      'on-day: Enter a real date, like 27 3 2026',
    ]);
  });

  it('keeps what was typed beside what is wrong', () => {
    const form = { ...WHOLE, reference: 'LEW-123' };
    const { summary, fields, hidden } = questionView(QUESTION, form, faultsIn(FIELDS, form));
    expect(summary?.errorList).toEqual([expect.objectContaining({ href: '#reference' })]);
    expect(fields.map(({ kind }) => kind)).toEqual(FIELDS.map(({ kind }) => kind));
    expect(fields[0]?.parameters).toMatchObject({ value: 'LEW-123', errorMessage: {} });
    expect(fields[3]?.parameters).toMatchObject({ items: [{ checked: false }, { checked: true }] });
    expect(fields[5]?.parameters).toMatchObject({ items: [{ value: '27' }, {}, {}] });
    expect(hidden).toEqual([
      { name: 'etag', value: '"3"' },
      { name: 'seen', value: '{"Level":"3"}' },
    ]);
  });

  it('gives its parts to an order', () => {
    expect(partOf(WHOLE, 'reference')).toEqual({ reference: 'LEW-1' });
    expect(partOf(WHOLE, 'why')).toEqual({});
    expect(chosenIn({ yes: 'Yes' }, WHOLE, 'sure')).toBe('yes');
    expect(() => chosenIn({ yes: 'Yes' }, {}, 'sure')).toThrow('Nothing was chosen');
  });
});

describe('what was sent before the session ended', () => {
  it('says what changed meanwhile, where it was decided on an older one', () => {
    const opened = (etag: string) => {
      const form = { ...WHOLE, etag, seen: '{"Level":"2"}' };
      const session = { interruption: { path: '/there', form, who: 'w' } };
      return JSON.stringify(askPage(QUESTION, { session } as object as Visit));
    };
    expect(opened('"2"')).toContain('Level is now “3”. It was “2”');
    expect(opened('"3"')).not.toContain('Level is now');
    expect(opened('"3"')).toContain('LEW-1');
  });
});

describe('what was sent', () => {
  const visit = (form: object) => ({ form }) as Visit;
  const refused = () => Promise.reject(new HubRefusalError(412, 'etag_stale', 'Read it anew.'));

  it('is done where nothing is wrong with it', async () => {
    expect(await takeAnswer(QUESTION, visit(WHOLE), () => Promise.resolve(goTo('/done')))).toEqual(
      goTo('/done'),
    );
  });

  it('is asked again where something is', async () => {
    const asked = await takeAnswer(QUESTION, visit({}), () => Promise.resolve(goTo('/done')));
    expect(asked).toMatchObject({ kind: 'page', status: 400 });
  });

  it('is asked again where the hub says no, in the words of the page', async () => {
    const stale = await takeAnswer(QUESTION, visit(WHOLE), refused);
    expect(JSON.stringify(stale)).toContain('Somebody has changed this since you opened it');
    const earlier = visit({ ...WHOLE, seen: '{"Level":"2"}' });
    expect(JSON.stringify(await takeAnswer(QUESTION, earlier, refused))).toContain(
      'Level is now “3”. It was “2”',
    );
    const other = { etag_stale: { text: 'Too late.' } };
    expect(JSON.stringify(await takeAnswer(QUESTION, visit(WHOLE), refused, other))).toContain(
      'Too late.',
    );
  });
});
