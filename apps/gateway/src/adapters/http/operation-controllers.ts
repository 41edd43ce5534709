import { Controller, Get, Inject, Post, Req, Res, type Type, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { httpOperations } from '@hub/contracts/catalogue';
import { RequestClient } from '@hub/messaging';
import type { Names } from '../../application/ports.js';
import { serveOperation } from './operation.js';
import { TokenGuard } from './token-strategy.js';

export const NAMES = Symbol('names');

/**
 * One Nest controller for each request that the catalogue offers over HTTP, so that a new one needs
 * no line here.
 */
export function operationControllers(): Type[] {
  return httpOperations().map((operation) => {
    const path = operation.http.path.replace(/\{(\w+)\}/g, ':$1');
    const Route = operation.http.method === 'GET' ? Get : Post;

    @Controller()
    class OperationController {
      constructor(
        readonly requests: RequestClient,
        @Inject(NAMES) readonly names: Names,
      ) {}

      @UseGuards(TokenGuard)
      @Route(path)
      serve(@Req() request: Request, @Res() reply: Response): Promise<void> {
        return serveOperation(operation, this, request, reply);
      }
    }
    return OperationController;
  });
}
