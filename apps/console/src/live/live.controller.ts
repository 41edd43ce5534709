import { Controller, Get, Param } from '@nestjs/common';
import { ReadRecall } from '@hub/contracts/consent';
import { ReadLookup } from '@hub/contracts/lookup';
import { CountInbox } from '@hub/contracts/notification';
import { workSentence } from '../journeys/home/home-view.js';
import { answerSentence } from '../journeys/look-up/result-view.js';
import { sentenceOf } from '../journeys/recalls/recall-views.js';
import { type Outcome, stream } from '../pages/outcome.js';
import { type Visit, Visitor } from '../session/visit.js';

/** What pages say that keep up to date; the same sentences as they were drawn with. */
@Controller('live')
export class LiveController {
  @Get('work')
  work(@Visitor() { api }: Visit): Outcome {
    return stream(async () => workSentence(await api.read(CountInbox, {})));
  }

  @Get('lookups/:lookupId')
  lookup(@Visitor() { api }: Visit, @Param('lookupId') lookupId: string): Outcome {
    return stream(async () => answerSentence(await api.read(ReadLookup, { lookupId })));
  }

  @Get('recalls/:consentId')
  recall(@Visitor() { api }: Visit, @Param('consentId') consentId: string): Outcome {
    return stream(async () => sentenceOf(await api.read(ReadRecall, { consentId })));
  }
}
