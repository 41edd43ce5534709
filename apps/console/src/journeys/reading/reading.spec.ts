import { describe, expect, it } from '@jest/globals';
import type { DocumentView } from '@hub/contracts/episode';
import { HubRefusalError } from '../../api/hub-errors.js';
import { answer } from '../../pages/outcome.js';
import type { Person } from '../../session/session-state.js';
import type { Visit } from '../../session/visit.js';
import { ReadingController } from './reading.controller.js';
import { orSaid } from './reading-refusals.js';
import { readingView, wayOf } from './reading-view.js';

const ID = '01900000-0000-7000-8000-000000000001';
const [LEWISHAM, GREENWICH] = ['E09000023', 'E09000011'];
const VERSION = {
  version: 1,
  mediaType: 'application/pdf',
  size: 9,
  addedAt: '2026-11-23T09:00:00Z',
};
const documentOf = (authority: string, version: object = {}): DocumentView =>
  ({
    id: ID,
    episodeId: ID,
    authority,
    category: 'assessment',
    versions: [{ ...VERSION, ...version }],
    version: 1,
  }) as DocumentView;
const ada: Person = {
  id: ID,
  name: 'Ada',
  post: 'x',
  authority: LEWISHAM,
  roles: ['practitioner'],
};

describe('a document', () => {
  it('is read here by who may ask for it, or whose borough keeps it in the hub', () => {
    expect(wayOf(documentOf(GREENWICH), ada)).toBe('released');
    expect(wayOf(documentOf(LEWISHAM), ada)).toBe('own');
    expect(wayOf(documentOf(LEWISHAM, { digest: 'd' }), ada)).toBeUndefined();
    expect(wayOf(documentOf(GREENWICH), { ...ada, roles: ['arbitrator'] })).toBeUndefined();
    const word = {
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    };
    expect(wayOf(documentOf(GREENWICH, word), ada)).toBeUndefined();
    expect(readingView(documentOf(GREENWICH, word), ada)).toBeUndefined();
  });

  it('says what it is, who sees that it was opened, and the names of its fields', () => {
    const view = readingView(documentOf(GREENWICH), ada);
    expect(view).toMatchObject({ title: 'The assessment, Greenwich', way: 'released' });
    expect(view?.lead).toContain('Greenwich sees it');
    expect(JSON.parse(view?.names ?? '')).toMatchObject({
      assessedOn: 'When it was completed',
      needs: 'Needs',
    });
    expect(readingView(documentOf(LEWISHAM), ada)).not.toHaveProperty('lead');
  });
});

describe('a content', () => {
  const streaming = (headers: Record<string, string>) => {
    const api = { stream: () => Promise.resolve(new Response('…', { headers })) };
    return { api, form: {} } as object as Visit;
  };

  it('passes sealed, or not at all', async () => {
    const controller = new ReadingController();
    for (const open of [
      (visit: Visit) => controller.released(visit, ID),
      (visit: Visit) => controller.own(visit, ID, '{}'),
    ]) {
      expect(await open(streaming({ 'content-key': 'ey' }))).toMatchObject({ kind: 'passage' });
      await expect(open(streaming({}))).rejects.toThrow('not sealed');
    }
    expect(() => controller.own(streaming({}), ID, undefined)).toThrow('Not Found');
  });

  it('is asked for under the page’s key', async () => {
    const asked: unknown[] = [];
    const api = {
      ask: (...[, order]: unknown[]) => {
        asked.push(order);
        return Promise.resolve({ body: { id: 'r' } });
      },
    };
    const visit = { api, form: { key: '{"kid":"page"}' } } as object as Visit;
    expect(await new ReadingController().release(visit, 'e', 'd')).toEqual(
      answer({ content: '/cases/e/documents/d/releases/r' }, 201),
    );
    expect(asked).toEqual([{ documentId: 'd', purpose: 'support', recipientKey: { kid: 'page' } }]);
  });

  it.each([
    [403, 'sharing_denied', { status: 409, body: { said: expect.stringContaining('ended') } }],
    [409, 'content_awaited', { status: 202, body: {} }],
    [409, 'unheard_of', { status: 409, body: { said: 'In the hub’s words.' } }],
  ] as const)('that is refused is told in words: %s %s', async (status, code, told) => {
    const refused = new HubRefusalError(status, code, 'In the hub’s words.');
    expect(await orSaid(() => Promise.reject(refused))).toMatchObject(told);
  });

  it('that is not there is no page of theirs', async () => {
    const missing = new HubRefusalError(404, 'not_found', 'x');
    await expect(orSaid(() => Promise.reject(missing))).rejects.toBe(missing);
  });
});
