import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ReplyBody } from '@hub/messaging';
import { ServeOpenReferral } from '../../application/open-referral/serve-open-referral.js';

const KINDS = {
  services: 'service',
  organizations: 'organization',
  service_at_locations: 'serviceAtLocation',
  taxonomies: 'taxonomy',
  taxonomy_terms: 'taxonomyTerm',
} as const;

/**
 * Open Referral UK, passed through the gateway: it is public, so that nobody's context comes with
 * it.
 */
@Controller('internal/open-referral')
export class OpenReferralController {
  constructor(private readonly openReferral: ServeOpenReferral) {}

  @Get('services')
  async services(@Query() query: object, @Res() reply: Response): Promise<void> {
    send(await this.openReferral.services(query), reply);
  }

  @Get('service_at_locations')
  async serviceAtLocations(@Query() query: object, @Res() reply: Response): Promise<void> {
    send(await this.openReferral.serviceAtLocations(query), reply);
  }

  @Get('organizations')
  async organizations(@Query() query: object, @Res() reply: Response): Promise<void> {
    send(await this.openReferral.organizations(query), reply);
  }

  @Get('taxonomies')
  async taxonomies(@Query() query: object, @Res() reply: Response): Promise<void> {
    send(await this.openReferral.taxonomies(query), reply);
  }

  @Get('taxonomy_terms')
  async taxonomyTerms(@Query() query: object, @Res() reply: Response): Promise<void> {
    send(await this.openReferral.taxonomyTerms(query), reply);
  }

  @Get([':kind/:id', '*path'])
  async one(
    @Param('kind') kind: string | undefined,
    @Param('id') id: string | undefined,
    @Res() reply: Response,
  ): Promise<void> {
    const known = kind !== undefined && id !== undefined && Object.hasOwn(KINDS, kind);
    send(
      known
        ? await this.openReferral.one(KINDS[kind as keyof typeof KINDS], id)
        : refuse('not_found'),
      reply,
    );
  }
}

function send(answer: string | Refusal, reply: Response): void {
  if (isRefusal(answer)) reply.status(409).json({ refusal: answer } satisfies ReplyBody);
  else reply.status(200).type('application/json').send(answer);
}
