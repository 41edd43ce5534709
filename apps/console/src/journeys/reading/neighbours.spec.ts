import { expect, it } from '@jest/globals';
import type { FolderView } from '../folder/folder-view.js';
import { neighboursOf } from './neighbours.js';

const tag = { text: 'Yes', colour: 'green' } as const;
const document = (heading: string, read?: string) => ({
  ...{ heading, tag, because: '', beneath: [] },
  ...(read === undefined ? {} : { read }),
});
const FOLDER: FolderView = {
  ...{ title: 'Documents', back: '/', sentence: '' },
  documents: [
    document('Assessment', '/a'),
    document('Kept elsewhere'),
    document('Plan', '/b'),
    document('Review', '/c'),
  ],
};

it('each document that one may read leads to the next, past those that one may not', () => {
  expect(neighboursOf(FOLDER, '/a')).toEqual({
    place: 'Document 1 of 3 that you can read',
    links: [{ text: 'Next: Plan', href: '/b' }],
  });
  expect(neighboursOf(FOLDER, '/b').links).toEqual([
    { text: 'Next: Review', href: '/c' },
    { text: 'The one before: Assessment', href: '/a' },
  ]);
  expect(neighboursOf(FOLDER, '/c').links).toHaveLength(1);
  expect(neighboursOf(FOLDER, '/x')).toEqual({ links: [] });
});
