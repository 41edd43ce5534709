import { Controller, Get, Inject, Req, UseGuards } from '@nestjs/common';
import type { Request } from 'express';
import { ListParkedMessages } from '@hub/contracts/access';
import type { ParkedMessage, ParkedMessageStore } from '../../application/ports.js';
import { admit, TokenGuard } from './token-strategy.js';

export const PARKED_MESSAGES = Symbol('parked messages');
const MOST_SHOWN = 100;

/** What operations see of members' messages that could not be handled: never their content. */
@Controller('v1/ops/parked-messages')
export class ParkedMessagesController {
  constructor(@Inject(PARKED_MESSAGES) private readonly parked: ParkedMessageStore) {}

  @UseGuards(TokenGuard)
  @Get()
  async list(@Req() request: Request): Promise<{ items: ParkedMessage[] }> {
    admit(request, ListParkedMessages);
    return { items: await this.parked.list(MOST_SHOWN) };
  }
}
