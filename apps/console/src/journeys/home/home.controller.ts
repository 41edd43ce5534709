import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { ReadInbox } from '@hub/contracts/notification';
import { type Outcome, page } from '../../pages/outcome.js';
import { Open } from '../../session/gate.js';
import { visitOf } from '../../session/visit.js';
import { homeView } from './home-view.js';

const MOST = 100;

/** What waits for whoever is signed in; for others, what this is. */
@Controller()
export class HomeController {
  @Open()
  @Get('/')
  async show(@Req() request: Request): Promise<Outcome> {
    const visit = visitOf(request);
    if (!visit) return page('journeys/home/welcome', {});
    const { items } = await visit.api.read(ReadInbox, { limit: MOST });
    return page('journeys/home/home', homeView(items, visit.now));
  }
}
