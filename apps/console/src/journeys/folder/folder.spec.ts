import { expect, it } from '@jest/globals';
import type { DecisionView } from '@hub/contracts/consent';
import type { DocumentView } from '@hub/contracts/episode';
import { folderView, kindsOfOthers } from './folder-view.js';

const ID = '01900000-0000-7000-8000-000000000001';
const OWN = 'E09000023';
const READER = { authority: OWN, roles: ['practitioner' as const] };
const AT = '2026-11-23T09:00:00Z';
const DOCUMENT: DocumentView = {
  id: ID,
  episodeId: ID,
  authority: 'E09000011',
  category: 'assessment',
  versions: [{ version: 1, mediaType: 'application/pdf', size: 9, addedAt: AT, addedBy: ID }],
  version: 1,
};
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PERMITTED: DecisionView = { permitted: true, because: 'consent_in_force', rule: 'sharing-1' };
const held = (change: object): DocumentView => ({
  ...DOCUMENT,
  versions: [{ ...DOCUMENT.versions[0], ...change } as never],
});

it.each([
  [{ ...DOCUMENT, authority: OWN }, undefined, 'Yours', true],
  [{ ...held({ digest: 'd' }), authority: OWN }, undefined, 'Yours', false],
  [DOCUMENT, PERMITTED, 'You may open it', true],
  [held({ mediaType: WORD }), PERMITTED, 'You may open it', false],
  [held({ digest: 'd', ownReference: 'G-1' }), PERMITTED, 'Waits for who holds it', true],
  [DOCUMENT, { ...PERMITTED, permitted: false, because: 'refused' as const }, 'Ask', false],
  [DOCUMENT, undefined, 'Ask', false],
] as const)('a document says whether it may be opened: %#', (...parts) => {
  const [document, decision, tag, isRead] = parts;
  const decisions = decision === undefined ? {} : { assessment: decision };
  const view = folderView({ episodeId: ID, documents: [document] }, decisions, READER);
  expect(view.documents[0]?.tag.text).toBe(tag);
  expect(view.documents[0]?.because).not.toBe('');
  const read = isRead ? `/cases/${ID}/documents/${ID}` : undefined;
  expect(view.documents[0]?.read).toBe(read);
});

it('the hub is asked about what others added, once for each kind', () => {
  const folder = {
    episodeId: ID,
    documents: [DOCUMENT, DOCUMENT, { ...DOCUMENT, authority: OWN }],
  };
  expect(kindsOfOthers(folder, OWN)).toEqual(['assessment']);
  expect(folderView({ episodeId: ID, documents: [] }, {}, READER).sentence).toContain('Nobody');
  expect(folderView(folder, {}, READER).documents[0]?.beneath[0]).toContain(
    'Somebody at Greenwich',
  );
  const kept = { episodeId: ID, documents: [held({ ownReference: 'G-1' })] };
  expect(folderView(kept, {}, READER).documents[0]?.beneath[1]).toBe('Kept at Greenwich as G-1');
});

it('says what to do with a Word document, to who may have it alone', () => {
  const told = (document: DocumentView, decision?: DecisionView): string[] => {
    const decisions = decision === undefined ? {} : { assessment: decision };
    const [shown] = folderView(
      { episodeId: ID, documents: [document] },
      decisions,
      READER,
    ).documents;
    return (shown?.beneath ?? []).filter((line) => line.includes('Word'));
  };
  const word = held({ mediaType: WORD });
  expect(told(word, PERMITTED)).toEqual([expect.stringContaining('to add it as a PDF')]);
  expect(told({ ...word, authority: OWN })).toEqual([
    expect.stringContaining('or add it as a PDF'),
  ]);
  expect(told(word)).toEqual([]);
  expect(told(DOCUMENT, PERMITTED)).toEqual([]);
});
