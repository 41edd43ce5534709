import { v7 as uuidv7 } from 'uuid';
import type { RequestDefinition } from '@hub/contracts';
import type { RouteDefinition } from '@hub/contracts/access';
import type { NamedPerson } from '@hub/contracts/identity';
import { addressOf } from './call-address.js';
import { type FieldFault, HubAwayError, HubRefusalError } from './hub-errors.js';

const ANSWERS_WITHIN_MS = 15_000;
/** Of a content to its last piece, over a slow line too. */
const PASSES_WITHIN_MS = 120_000;
const AWAY = new Set([502, 503, 504]);

/** An answer, with whoever it names by id beside it. */
export type WithNames<R> = R & { readonly people?: readonly NamedPerson[] };

export interface HubAnswer<R> {
  readonly body: WithNames<R>;
  /** To be sent with what is decided on it. */
  readonly etag: string | undefined;
}

export interface AskOptions {
  readonly ifMatch?: string | undefined;
  /** The same for each try at one thing, so that it is done once. */
  readonly once?: string | undefined;
}

interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly FieldFault[];
}

/** The public API as one person. Requests and answers have the shapes of their definitions. */
export class HubApi {
  constructor(
    private readonly hubUrl: string,
    private readonly token: string,
    private readonly request: typeof fetch = fetch,
  ) {}

  /**
   * @throws HubRefusalError where the hub said no
   * @throws HubAwayError where it did not answer
   */
  async ask<P extends object, R extends object>(
    definition: RequestDefinition<P, R>,
    payload: P,
    options: AskOptions = {},
  ): Promise<HubAnswer<R>> {
    const reply = await this.call(definition, payload, 'application/json', options);
    return {
      body: (await reply.json()) as WithNames<R>,
      etag: reply.headers.get('etag') ?? undefined,
    };
  }

  /** The answer alone, where nothing is decided on it. */
  async read<P extends object, R extends object>(
    definition: RequestDefinition<P, R>,
    payload: P,
  ): Promise<WithNames<R>> {
    const { body } = await this.ask(definition, payload);
    return body;
  }

  /** The same as a text of that type, where the definition offers it. */
  async readText<P extends object, R extends object>(
    definition: RequestDefinition<P, R>,
    payload: P,
    type: 'text/csv' | 'text/html',
  ): Promise<string> {
    const reply = await this.call(definition, payload, type, {});
    return reply.text();
  }

  /** A content, as it comes out of the hub piece by piece. */
  async stream(
    { method, path }: RouteDefinition,
    ids: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const address = addressOf({ method, path, success: 200 }, ids);
    const authorization = `Bearer ${this.token}`;
    const init = { method, headers: { ...headers, authorization } };
    const reply = await this.send(address.path, init, PASSES_WITHIN_MS);
    if (!reply.ok) throw await errorOf(reply);
    return reply;
  }

  private async call<P extends object, R extends object>(
    definition: RequestDefinition<P, R>,
    payload: P,
    accept: string,
    options: AskOptions,
  ): Promise<Response> {
    if (!definition.http) throw new Error(`${definition.type} is not offered over HTTP`);
    const { path, body } = addressOf(definition.http, payload);
    const headers = new Headers({ authorization: `Bearer ${this.token}`, accept });
    if (body) headers.set('content-type', 'application/json');
    if (body) headers.set('idempotency-key', options.once ?? uuidv7());
    if (options.ifMatch !== undefined) headers.set('if-match', options.ifMatch);
    const init = { method: definition.http.method, headers };
    const reply = await this.send(path, body ? { ...init, body: JSON.stringify(body) } : init);
    if (!reply.ok) throw await errorOf(reply);
    return reply;
  }

  private async send(
    path: string,
    init: RequestInit,
    within = ANSWERS_WITHIN_MS,
  ): Promise<Response> {
    try {
      const signal = AbortSignal.timeout(within);
      return await this.request(`${this.hubUrl}${path}`, { ...init, signal });
    } catch (error) {
      throw new HubAwayError('The hub did not answer', { cause: error });
    }
  }
}

async function errorOf(reply: Response): Promise<Error> {
  if (AWAY.has(reply.status)) return new HubAwayError('A part of the hub is away');
  const problem = await reply.json().then(
    (body: unknown) => body as Problem,
    (): Problem => ({}),
  );
  const { code = 'unknown', title = reply.statusText, detail = title, errors = [] } = problem;
  return new HubRefusalError(reply.status, code, detail, errors);
}
