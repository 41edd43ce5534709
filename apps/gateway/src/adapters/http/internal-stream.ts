import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { Request } from 'express';
import { refuse } from '@hub/contracts';
import type { MessageContext } from '@hub/use-case';
import { failureOf, type ReplyBody, SealedContext, ServiceUnavailableError } from '@hub/messaging';
import { RefusalError } from './refusal-error.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIMEOUT_MS = 120_000;

export interface InternalCall {
  readonly method: 'GET' | 'POST';
  /** Of the owning service's internal HTTP door. */
  readonly url: string;
  readonly headers: OutgoingHttpHeaders;
  readonly context: MessageContext;
}

/**
 * Passes a request's body on to the service that owns it without holding it in memory.
 *
 * @throws ServiceUnavailableError where the service does not answer
 */
export function passOn(
  { method, url, headers, context }: InternalCall,
  request: Request,
  contexts: SealedContext,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const onward = httpRequest(
      url,
      {
        method,
        timeout: TIMEOUT_MS,
        headers: { ...headers, [SealedContext.header]: contexts.seal(context) },
      },
      resolve,
    );
    onward.on('timeout', () => onward.destroy());
    onward.on('error', () => {
      reject(new ServiceUnavailableError('The service did not answer'));
    });
    request.on('aborted', () => onward.destroy());
    if (method === 'GET') onward.end();
    else request.pipe(onward);
  });
}

/**
 * What a service answered.
 * @throws RefusalError where it said no, ServiceUnavailableError where it broke off,
 * ServiceFailedError where it failed
 */
export async function resultOf(response: IncomingMessage): Promise<object> {
  const answer = await replyOf(response);
  if ('refusal' in answer) throw new RefusalError(answer.refusal);
  if ('failed' in answer) throw failureOf(answer.failed);
  return answer.result;
}

/**
 * An id in the path of a stream; the schema of a request checks it elsewhere.
 * @throws RefusalError where it is none
 */
export function idIn(request: Request, name: string): string {
  const { [name]: id } = request.params;
  if (typeof id !== 'string' || !UUID.test(id)) throw new RefusalError(refuse('not_found'));
  return id;
}

/** Those headers of a request that it has, to be passed on. */
export function headersOf(request: Request, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = request.header(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

async function replyOf(response: IncomingMessage): Promise<ReplyBody> {
  const { statusCode = 500 } = response;
  if (statusCode >= 500) {
    response.resume();
    return { failed: statusCode === 503 ? 'outage' : 'defect' };
  }
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as ReplyBody;
  } catch {
    throw new ServiceUnavailableError('The service did not answer');
  }
}
