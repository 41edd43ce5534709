import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import express, { type Express } from 'express';
import { v7 as uuidv7 } from 'uuid';
import { refuse, type RequestDefinition } from '@hub/contracts';
import { readShape } from '@hub/contracts/shape';
import type { RequestClient, RequestOptions } from '@hub/messaging';
import type { Handler } from '@hub/service-host';
import { CallLimit } from '../../apps/gateway/src/adapters/http/call-limits.js';
import { SCIM_BASE, ScimController } from '../../apps/gateway/src/adapters/http/scim.controller.js';
import { IdentityProvisioners } from '../../apps/gateway/src/adapters/identity/identity-provisioning.js';
import { provisioningHandlers } from '../../apps/identity-service/src/adapters/messaging/provisioning-handlers.js';
import type { IdentityRig } from './identity-rig.js';

/** Asks handlers as the broker would: by the definition's shape, strictly. */
export function askingAtOnce(handlers: readonly Handler[]): Pick<RequestClient, 'request'> {
  const request = (
    definition: RequestDefinition,
    payload: object,
    { caller, expectedVersion }: RequestOptions,
  ): unknown => {
    const handler = handlers.find(({ messages }) => messages.includes(definition));
    if (!handler) throw new Error(`Nobody answers ${definition.type}`);
    const reading = readShape(definition.payload, payload, 'refuse');
    if (!reading.ok) return refuse('invalid_request', undefined, reading.faults);
    const version = expectedVersion === undefined ? {} : { expectedVersion };
    const context = { messageId: uuidv7(), type: definition.type, caller, ...version };
    return handler.handle(reading.value as never, context as never);
  };
  return {
    request: ((...asked: Parameters<typeof request>) =>
      Promise.resolve(request(...asked))) as never,
  };
}

/** The gateway's door for directories over HTTP, and identity-service's use cases behind it. */
export class ScimRig {
  private constructor(
    private readonly app: INestApplication,
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open({ keys, provision }: IdentityRig): Promise<ScimRig> {
    const requests = askingAtOnce(provisioningHandlers({ keys, provisioning: provision }));
    const http: Express = express();
    const server = createServer(http);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/scim/v2`;

    @Module({
      controllers: [ScimController],
      providers: [
        {
          provide: IdentityProvisioners,
          useValue: new IdentityProvisioners(requests),
        },
        { provide: CallLimit, useValue: new CallLimit('caller', 10_000) },
        { provide: SCIM_BASE, useValue: url },
      ],
    })
    class Door {}
    const options = { bodyParser: false, logger: false } as const;
    const app = await NestFactory.create(Door, new ExpressAdapter(http), options);
    await app.init();
    return new ScimRig(app, server, url);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await this.app.close();
  }
}
