import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { HubProblemError, HubUnreachableError } from './errors.js';
import type { TokenSource } from './client-credentials.js';

const RETRY_MS = { first: 250, most: 4_000 };
const RETRIED_STATUS = new Set([429, 502, 503, 504]);
/** What asks for more patience than this is left to the caller. */
const MOST_WAITED_SECONDS = 60;

export interface CallOptions {
  /** Sent as JSON. */
  readonly body?: object;
  /**
   * Sent as it is, with this content type and a digest; not sent again after a failure on the way.
   */
  readonly raw?: {
    readonly type: string;
    readonly content: string | Uint8Array<ArrayBuffer>;
    readonly headers?: Readonly<Record<string, string>>;
  };
  /** Made for you where it is absent; pass your own to survive a restart. */
  readonly idempotencyKey?: string;
  /** ETag as read. */
  readonly ifMatch?: string;
  /** The person your system acts for. */
  readonly actingPerson?: string;
  /** How often to try while the hub is not reachable; 8 by default. */
  readonly attempts?: number;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly etag: string | undefined;
}

/** The hub over HTTPS: tokens, retries with the same idempotency key, problems as errors. */
export class HttpDoor {
  constructor(
    private readonly hubUrl: string,
    private readonly token: TokenSource,
  ) {}

  get<T>(path: string, options: CallOptions = {}): Promise<Answer<T>> {
    return this.call('GET', path, options);
  }

  /**
   * An answer as it comes, such as the content of a release; read that with `openReleased`.
   *
   * @param accept media type; whatever the hub has where nothing is said
   * @throws HubProblemError where the hub said no
   */
  async stream(path: string, accept = '*/*'): Promise<Response> {
    const reply = await fetch(`${this.hubUrl}${path}`, {
      headers: { authorization: `Bearer ${await this.token()}`, accept },
    });
    if (!reply.ok) throw await readProblem(reply);
    return reply;
  }

  /** Retried until the hub answers: the idempotency key makes repeats harmless. */
  post<T>(path: string, options: CallOptions = {}): Promise<Answer<T>> {
    return this.call('POST', path, { idempotencyKey: uuidv7(), ...options });
  }

  /**
   * @throws HubProblemError where the hub said no
   * @throws HubUnreachableError where it did not answer
   */
  private async call<T>(
    method: 'GET' | 'POST',
    path: string,
    options: CallOptions,
  ): Promise<Answer<T>> {
    const attempts = options.attempts ?? 8;
    let last: unknown;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      if (attempt > 1) await pause(Math.min(RETRY_MS.first * 2 ** (attempt - 2), RETRY_MS.most));
      try {
        const answer = await this.send<T>(method, path, options);
        if (!(answer instanceof HubProblemError)) return answer;
        last = answer;
      } catch (error) {
        if (error instanceof HubProblemError) throw error;
        last = error;
      }
    }
    throw last instanceof HubProblemError
      ? last
      : new HubUnreachableError(`${method} ${path} got no answer`, { cause: last });
  }

  /** @returns a problem that is worth another try; @throws one that is not */
  private async send<T>(
    method: string,
    path: string,
    options: CallOptions,
  ): Promise<Answer<T> | HubProblemError> {
    const { body, raw } = options;
    const headers: Record<string, string> = { authorization: `Bearer ${await this.token()}` };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (raw !== undefined) {
      Object.assign(headers, raw.headers, { 'content-type': raw.type });
      headers['content-digest'] =
        `sha-256=:${createHash('sha256').update(raw.content).digest('base64')}:`;
    }
    if (options.idempotencyKey !== undefined) headers['idempotency-key'] = options.idempotencyKey;
    if (options.ifMatch !== undefined) headers['if-match'] = options.ifMatch;
    if (options.actingPerson !== undefined) headers['hub-acting-person'] = options.actingPerson;
    const content = raw?.content ?? (body === undefined ? null : JSON.stringify(body));
    const reply = await fetch(`${this.hubUrl}${path}`, { method, headers, body: content });
    if (reply.ok) {
      return {
        status: reply.status,
        body: (await reply.json()) as T,
        etag: reply.headers.get('etag') ?? undefined,
      };
    }
    const problem = await readProblem(reply);
    if (RETRIED_STATUS.has(reply.status) && (problem.retryAfterSeconds ?? 0) <= MOST_WAITED_SECONDS)
      return problem;
    throw problem;
  }
}

interface ProblemBody {
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly { field: string; message: string }[];
}

async function readProblem(reply: Response): Promise<HubProblemError> {
  const text = await reply.text();
  const after = reply.headers.get('retry-after');
  const retryAfterSeconds = after === null ? undefined : Number(after);
  try {
    const { code, title, detail = title, errors } = JSON.parse(text) as ProblemBody;
    return new HubProblemError(reply.status, code, detail, errors, retryAfterSeconds);
  } catch {
    return new HubProblemError(reply.status, 'unknown', reply.statusText, [], retryAfterSeconds);
  }
}
