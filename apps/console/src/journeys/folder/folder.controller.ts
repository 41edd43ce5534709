import { Controller, Get, Param } from '@nestjs/common';
import { type ContentCategory, Decide } from '@hub/contracts/consent';
import { ListDocuments } from '@hub/contracts/episode';
import { type Outcome, page } from '../../pages/outcome.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { folderView, kindsOfOthers } from './folder-view.js';

/** The documents of a case, and which of them one may open. */
@Controller('cases/:episodeId/folder')
export class FolderController {
  @Get()
  async show(
    @Visitor() { api, person }: Visit,
    @Param('episodeId') episodeId: string,
  ): Promise<Outcome> {
    const { authority: recipient } = person;
    const folder = await api.read(ListDocuments, { episodeId });
    const decide = async (category: ContentCategory) => {
      const question = { episodeId, recipient, purpose: 'support', scope: 'content' } as const;
      return [category, await api.read(Decide, { ...question, category })] as const;
    };
    const decided = await Promise.all(kindsOfOthers(folder, recipient).map(decide));
    const view = folderView(folder, Object.fromEntries(decided), person);
    return page('journeys/folder/folder', view);
  }
}
