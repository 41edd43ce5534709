import { Controller, Get } from '@nestjs/common';
import { type Outcome, page } from '../../pages/outcome.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { recordsView } from './records-view.js';

/** What is done about records themselves, whatever the case. */
@Controller('records')
export class RecordsController {
  @Get()
  show(@Visitor() { person }: Visit): Outcome {
    return page('journeys/records/records', recordsView(person.roles));
  }
}
