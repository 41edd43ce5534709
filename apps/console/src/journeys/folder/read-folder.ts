import { type ContentCategory, Decide } from '@hub/contracts/consent';
import { ListDocuments } from '@hub/contracts/episode';
import type { Visit } from '../../session/visit.js';
import { type FolderView, folderView, kindsOfOthers } from './folder-view.js';

/** The documents of a case, and which of them one may open. */
export async function readFolder(
  { api, person }: Pick<Visit, 'api' | 'person'>,
  episodeId: string,
): Promise<FolderView> {
  const { authority: recipient } = person;
  const folder = await api.read(ListDocuments, { episodeId });
  const decide = async (category: ContentCategory) => {
    const question = { episodeId, recipient, purpose: 'support', scope: 'content' } as const;
    return [category, await api.read(Decide, { ...question, category })] as const;
  };
  const decided = await Promise.all(kindsOfOthers(folder, recipient).map(decide));
  return folderView(folder, Object.fromEntries(decided), person);
}
