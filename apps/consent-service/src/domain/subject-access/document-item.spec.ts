import { describe, expect, it } from '@jest/globals';
import type { ContentCategory } from '@hub/contracts/consent';
import type { DocumentView } from '@hub/contracts/episode';
import type { ContentForSubject } from '@hub/internal-messages';
import { documentItem } from './document-item.js';

const version = {
  version: 1,
  mediaType: 'application/json' as const,
  size: 2,
  addedAt: '2026-03-02T09:30:00.000Z',
};
const document = (category: ContentCategory): DocumentView => ({
  id: 'd',
  episodeId: 'e',
  authority: 'E09000028',
  category,
  versions: [version],
  version: 1,
});
const content = (json: unknown): ContentForSubject => ({
  mediaType: 'application/json',
  size: 2,
  digest: 'd'.repeat(64),
  text: JSON.stringify(json),
});
const valuesOf = (item: ReturnType<typeof documentItem>): string[] =>
  item.fields.map(({ name, value }) => `${name}: ${value}`);

describe('a document in the record of a child', () => {
  it('reads like its form where it has one', () => {
    const plan = {
      agreedOn: '2026-03-01',
      firstReviewOn: '2026-04-13',
      actions: [{ outcome: 'Reads', action: 'Weekly hour', by: 'School' }],
    };
    const values = valuesOf(documentItem(document('action_plan'), version, content(plan)));
    expect(values).toContain('What was agreed, 1: What is to be achieved: Reads');
    expect(values).toContain('When it is first reviewed: 2026-04-13');
  });

  it('reads value by value where it has none', () => {
    expect(
      valuesOf(
        documentItem(document('attachment'), version, content({ a: { b: ['x', 1] }, c: true })),
      ),
    ).toEqual(
      expect.arrayContaining([
        'a: b: 0: x',
        'a: b: 1: 1',
        'c: true',
        `SHA-256 of the content: ${'d'.repeat(64)}`,
      ]),
    );
  });

  it('is told by its digest where it is a file', () => {
    const { text: _text, ...file } = content({});
    expect(valuesOf(documentItem(document('attachment'), version, file))).toEqual(
      expect.arrayContaining(['Content: A file, which comes beside this record']),
    );
  });

  it('says whom to ask where the family did not agree that who answers sees it, and when nobody can read it any more', () => {
    expect(
      valuesOf(documentItem(document('assessment'), version, 'of_another_authority')).join(),
    ).toContain('Ask Southwark for it.');
    expect(valuesOf(documentItem(document('assessment'), version, 'held')).join()).toContain(
      'keeps it in its own system',
    );
    expect(valuesOf(documentItem(document('assessment'), version, 'erased')).join()).toContain(
      'erased',
    );
  });
});
