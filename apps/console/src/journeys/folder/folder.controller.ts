import { Controller, Get, Param } from '@nestjs/common';
import { type Outcome, page } from '../../pages/outcome.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { readFolder } from './read-folder.js';

/** The documents of a case, and which of them one may open. */
@Controller('cases/:episodeId/folder')
export class FolderController {
  @Get()
  async show(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    return page('journeys/folder/folder', await readFolder(visit, episodeId));
  }
}
