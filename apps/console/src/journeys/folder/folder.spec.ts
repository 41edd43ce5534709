import { expect, it } from '@jest/globals';
import type { DecisionView } from '@hub/contracts/consent';
import type { DocumentView } from '@hub/contracts/episode';
import { folderView, kindsOfOthers } from './folder-view.js';

const ID = '01900000-0000-7000-8000-000000000001';
const OWN = 'E09000023';
const AT = '2026-11-23T09:00:00Z';
const DOCUMENT: DocumentView = {
  id: ID,
  episodeId: ID,
  authority: 'E09000011',
  category: 'assessment',
  versions: [{ version: 1, mediaType: 'application/pdf', size: 9, addedAt: AT, addedBy: ID }],
  version: 1,
};
const PERMITTED: DecisionView = { permitted: true, because: 'consent_in_force', rule: 'sharing-1' };
const held = (change: object): DocumentView => ({
  ...DOCUMENT,
  versions: [{ ...DOCUMENT.versions[0], ...change } as never],
});

it.each([
  [{ ...DOCUMENT, authority: OWN }, undefined, 'Yours'],
  [DOCUMENT, PERMITTED, 'You may open it'],
  [held({ digest: 'd', ownReference: 'G-1' }), PERMITTED, 'Waits for who holds it'],
  [DOCUMENT, { ...PERMITTED, permitted: false, because: 'refused' as const }, 'Ask'],
  [DOCUMENT, undefined, 'Ask'],
] as const)('a document says whether it may be opened: %#', (document, decision, tag) => {
  const decisions = decision === undefined ? {} : { assessment: decision };
  const view = folderView({ episodeId: ID, documents: [document] }, decisions, OWN);
  expect(view.documents[0]?.tag.text).toBe(tag);
  expect(view.documents[0]?.because).not.toBe('');
});

it('the hub is asked about what others added, once for each kind', () => {
  const folder = {
    episodeId: ID,
    documents: [DOCUMENT, DOCUMENT, { ...DOCUMENT, authority: OWN }],
  };
  expect(kindsOfOthers(folder, OWN)).toEqual(['assessment']);
  expect(folderView({ episodeId: ID, documents: [] }, {}, OWN).sentence).toContain('Nobody');
  expect(folderView(folder, {}, OWN).documents[0]?.beneath[0]).toContain('Somebody at Greenwich');
  const kept = { episodeId: ID, documents: [held({ ownReference: 'G-1' })] };
  expect(folderView(kept, {}, OWN).documents[0]?.beneath[1]).toBe('Kept at Greenwich as G-1');
});
