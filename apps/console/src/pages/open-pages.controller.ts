import { Controller, Get } from '@nestjs/common';
import { Open } from '../session/gate.js';
import { type Outcome, page } from './outcome.js';

/** What anybody may read. */
@Controller()
export class OpenPagesController {
  @Open()
  @Get('families')
  families(): Outcome {
    return page('pages/families', {});
  }

  @Open()
  @Get('families/reply-sheet')
  replySheet(): Outcome {
    return page('pages/reply-sheet', {});
  }

  @Open()
  @Get('accessibility')
  accessibility(): Outcome {
    return page('pages/accessibility', {});
  }
}
