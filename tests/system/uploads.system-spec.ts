import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { openReleased } from '@hub/borough-connector';
import type { Folder } from '@hub/contracts/episode';
import { Folders, whole } from './stage/folders.js';
import { Stage } from './stage/stage.js';

let stage: Stage;
let folders: Folders;
beforeAll(() => {
  stage = new Stage();
  folders = new Folders(stage);
});

describe('an episode’s folder', () => {
  it('streams ten megabytes up and down with little memory', async () => {
    const { episode: one } = await folders.episode();
    const content = new Uint8Array(10_000_000);
    content.set(Buffer.from('%PDF-1.7\n'));
    content.set(randomBytes(1_000), 5_000_000);
    const added = await folders.upload(one.id, content, 'application/pdf', 'attachment');
    expect(added.versions).toMatchObject([{ size: 10_000_000, mediaType: 'application/pdf' }]);
    const { key, fetch } = await folders.request(added.id);
    const opened = await openReleased(await fetch(), key.privateKey);
    expect(Buffer.compare(await whole(opened.content), content)).toBe(0);
  });

  it.each([
    {
      what: 'a program that says it is a PDF',
      content: Buffer.from('4d5a900003', 'hex').toString('latin1'),
      code: 'content_mismatch',
      status: 422,
    },
    {
      what: 'a type that is not taken in',
      content: 'x',
      type: 'text/html',
      code: 'unsupported_media_type',
      status: 415,
    },
    {
      what: 'a category that does not exist',
      content: '{}',
      type: 'application/json',
      category: 'secrets',
      code: 'invalid_request',
      status: 400,
    },
    {
      what: 'a plan without a first review',
      content: JSON.stringify({ agreedOn: '2026-03-01', actions: [] }),
      type: 'application/json',
      category: 'action_plan',
      code: 'invalid_request',
      status: 400,
    },
    {
      what: 'more than ten megabytes',
      content: `%PDF-1.7${'a'.repeat(10_000_000)}`,
      code: 'content_too_large',
      status: 413,
    },
  ])(
    'refuses $what, and stores nothing',
    async ({ content, type = 'application/pdf', category = 'attachment', status, code }) => {
      const { episode: one } = await folders.episode();
      await expect(folders.upload(one.id, content, type, category)).rejects.toMatchObject({
        status,
        code,
      });
      expect(
        (await stage.as('Lewisham').get<Folder>(`/v1/episodes/${one.id}/documents`)).body.documents,
      ).toEqual([]);
    },
  );
});
