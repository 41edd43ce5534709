import { All, Controller, Delete, Get, Inject, Patch, Post, Put, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import { ServeGroups } from '../../application/scim/serve-groups.js';
import { ServeUsers } from '../../application/scim/serve-users.js';
import { resourceTypes, schemas, serviceProviderConfig } from '../../domain/scim/discovery.js';
import { listResponse, selected } from '../../domain/scim/paging.js';
import { scimError } from '../../domain/scim/scim-error.js';
import { isScimFault, type ScimFault } from '../../domain/scim/scim-fault.js';
import { IdentityProvisioners } from '../identity/identity-provisioning.js';
import { CallLimit } from './call-limits.js';
import { readJson } from './read-body.js';
import { RefusalError } from './refusal-error.js';

export const SCIM_BASE = Symbol('base of SCIM');
const SCIM_TYPE = 'application/scim+json';
const BEARER = /^Bearer ([\x21-\x7e]{1,200})$/;

type Answer = object | Refusal | ScimFault | undefined;

/** What the directory of one authority may use. */
interface Doors {
  readonly users: ServeUsers;
  readonly groups: ServeGroups;
}

/**
 * SCIM 2.0 (RFC 7644): an authority's own directory keeps its staff, under a key of the authority.
 */
@Controller('scim/v2')
export class ScimController {
  constructor(
    private readonly provisioners: IdentityProvisioners,
    private readonly limit: CallLimit,
    @Inject(SCIM_BASE) private readonly base: string,
  ) {}

  @Get('ServiceProviderConfig')
  config(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.serve(request, reply, () => serviceProviderConfig(this.base));
  }

  @Get(['Schemas', 'ResourceTypes'])
  described(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.serve(request, reply, () => {
      const all = describedAt(request.path, this.base);
      return listResponse(all.length, 1, all);
    });
  }

  @Get(['Schemas/:id', 'ResourceTypes/:id'])
  describedOne(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.serve(request, reply, () => {
      const { id } = request.params;
      const found = describedAt(request.path, this.base).find((one) => one['id'] === id);
      return found ?? refuse('not_found');
    });
  }

  @Get('Users')
  users(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.serve(request, reply, ({ users }) => users.list(request.query));
  }

  @Post('Users')
  create(@Req() request: Request, @Res() reply: Response): Promise<void> {
    const created = async ({ users }: Doors): Promise<Answer> =>
      users.create(await bodyOf(request));
    return this.serve(request, reply, created, 201);
  }

  @Get('Users/:id')
  user(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.serve(request, reply, ({ users }) => users.one(idOf(request)));
  }

  @Put('Users/:id')
  replace(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.serve(request, reply, async ({ users }) =>
      users.replace(idOf(request), await bodyOf(request), versionOf(request)),
    );
  }

  @Patch('Users/:id')
  patch(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.serve(request, reply, async ({ users }) =>
      users.patch(idOf(request), await bodyOf(request), versionOf(request)),
    );
  }

  @Delete('Users/:id')
  remove(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.serve(request, reply, ({ users }) =>
      users.remove(idOf(request), versionOf(request)),
    );
  }

  @Get('Groups')
  groups(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.serve(request, reply, ({ groups }) => groups.list(request.query));
  }

  @Get('Groups/:id')
  group(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.serve(request, reply, ({ groups }) => groups.one(idOf(request), request.query));
  }

  @Put('Groups/:id')
  replaceGroup(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.serve(request, reply, async ({ groups }) =>
      groups.replace(idOf(request), await bodyOf(request)),
    );
  }

  @Patch('Groups/:id')
  patchGroup(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.serve(request, reply, async ({ groups }) =>
      groups.patch(idOf(request), await bodyOf(request)),
    );
  }

  @Post('Groups')
  createGroup(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.serve(request, reply, ({ groups }) => groups.fixed());
  }

  @Delete('Groups/:id')
  removeGroup(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.serve(request, reply, ({ groups }) => groups.fixed());
  }

  @All('*path')
  nothing(@Req() request: Request, @Res() reply: Response): Promise<void> {
    return this.serve(request, reply, () => refuse('not_found'));
  }

  private async serve(
    request: Request,
    reply: Response,
    work: (served: Doors) => Answer | Promise<Answer>,
    success = 200,
  ): Promise<void> {
    const answer = await this.answer(request, reply, work).catch((error: unknown): Refusal => {
      if (error instanceof RefusalError) return error.refusal;
      throw error;
    });
    reply.set('Cache-Control', 'no-store').type(SCIM_TYPE);
    if (answer === undefined) reply.status(204).end();
    else if (isRefusal(answer) || isScimFault(answer)) sendError(answer, reply);
    else sendResource(answer, request, reply.status(success));
  }

  private async answer(
    request: Request,
    reply: Response,
    work: (served: Doors) => Answer | Promise<Answer>,
  ): Promise<Answer> {
    const [, key] = BEARER.exec(request.header('authorization') ?? '') ?? [];
    const provisioner = key === undefined ? undefined : await this.provisioners.find(key);
    if (!provisioner) return refuse('unauthenticated', 'Send a key that was issued to you.');
    await this.limit.count(provisioner.keyId, reply);
    const staff = this.provisioners.staffOf(provisioner);
    return work({
      users: new ServeUsers(staff, this.base),
      groups: new ServeGroups(staff, this.base),
    });
  }
}

function describedAt(path: string, base: string): Record<string, unknown>[] {
  return path.includes('/Schemas') ? schemas(base) : resourceTypes(base);
}

function idOf({ params }: Request): string {
  const { id } = params;
  return typeof id === 'string' ? id : '';
}

function bodyOf(request: Request): Promise<unknown> {
  return readJson(request, [SCIM_TYPE, 'application/json']);
}

/** The version that is changed; whatever stands where none is said. */
function versionOf(request: Request): number | undefined {
  const tag = request.header('if-match');
  if (tag === undefined || tag === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(tag)?.[1];
  if (version === undefined) throw new RefusalError(refuse('etag_stale'));
  return Number(version);
}

function sendResource(answer: object, request: Request, reply: Response): void {
  const resource = answer as Readonly<Record<string, unknown>>;
  const { meta, Resources: listed } = resource;
  const { version, location } = (meta ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof version === 'string') reply.set('ETag', version);
  if (typeof location === 'string') reply.set('Location', location);
  const shown = Array.isArray(listed)
    ? {
        ...resource,
        Resources: (listed as Record<string, unknown>[]).map((one) => selected(one, request.query)),
      }
    : selected(resource, request.query);
  reply.send(Buffer.from(JSON.stringify(shown)));
}

function sendError(no: Refusal | ScimFault, reply: Response): void {
  const { status, body } = scimError(no);
  if (status === 401) reply.set('WWW-Authenticate', 'Bearer realm="hub"');
  reply.status(status).send(Buffer.from(JSON.stringify(body)));
}
