import { Controller, Get, Headers, NotFoundException, Param, Post } from '@nestjs/common';
import { FetchReleasedContent, ReadOwnContent } from '@hub/contracts/access';
import { RequestRelease, type RequestReleasePayload } from '@hub/contracts/consent';
import { ReadDocument } from '@hub/contracts/episode';
import { answer, type Outcome, page, passage } from '../../pages/outcome.js';
import { textOf } from '../../session/form.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { readFolder } from '../folder/read-folder.js';
import { neighboursOf } from './neighbours.js';
import { readingView } from './reading-view.js';
import { orSaid } from './reading-refusals.js';

type RecipientKey = RequestReleasePayload['recipientKey'];

/**
 * Reads a document. It is opened in the page, by a key that was made there: what passes here is
 * sealed to that key.
 */
@Controller('cases/:episodeId/documents/:documentId')
export class ReadingController {
  @Get()
  async show(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('documentId') documentId: string,
  ): Promise<Outcome> {
    const [document, folder] = await Promise.all([
      visit.api.read(ReadDocument, { documentId }),
      readFolder(visit, episodeId),
    ]);
    const view = readingView(document, visit.person);
    if (!view) throw new NotFoundException();
    return page('journeys/reading/reading', { ...view, ...neighboursOf(folder, view.action) });
  }

  /** Asks for the content under the page’s key, and says where it is fetched. */
  @Post('release')
  release(
    @Visitor() { api, form }: Visit,
    @Param('episodeId') episodeId: string,
    @Param('documentId') documentId: string,
  ): Promise<Outcome> {
    return orSaid(async () => {
      const recipientKey = JSON.parse(textOf(form, 'key')) as RecipientKey;
      const order = { documentId, purpose: 'support', recipientKey } as const;
      const { body } = await api.ask(RequestRelease, order);
      const path = `/cases/${episodeId}/documents/${documentId}/releases/${body.id}`;
      return answer({ content: path }, 201);
    });
  }

  @Get('releases/:releaseId')
  released(@Visitor() { api }: Visit, @Param('releaseId') releaseId: string): Promise<Outcome> {
    return orSaid(async () => passage(await api.stream(FetchReleasedContent, { releaseId })));
  }

  @Get('content')
  own(
    @Visitor() { api }: Visit,
    @Param('documentId') documentId: string,
    @Headers('recipient-key') key: string | undefined,
  ): Promise<Outcome> {
    if (key === undefined) throw new NotFoundException();
    const headers = { 'recipient-key': key };
    return orSaid(async () => passage(await api.stream(ReadOwnContent, { documentId }, headers)));
  }
}
