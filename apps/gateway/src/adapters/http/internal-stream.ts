import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { Request } from 'express';
import type { MessageContext } from '@hub/contracts';
import { type ReplyBody, SealedContext, ServiceUnavailableError } from '@hub/messaging';

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
export function passOn({ method, url, headers, context }: InternalCall, request: Request, contexts: SealedContext): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const onward = httpRequest(url, { method, timeout: TIMEOUT_MS, headers: { ...headers, [SealedContext.header]: contexts.seal(context) } }, resolve);
    onward.on('timeout', () => onward.destroy());
    onward.on('error', () => {
      reject(new ServiceUnavailableError('The service did not answer'));
    });
    request.on('aborted', () => onward.destroy());
    if (method === 'GET') onward.end();
    else request.pipe(onward);
  });
}

/** The JSON that a service answered with. @throws ServiceUnavailableError where it broke off or failed */
export async function replyOf(response: IncomingMessage): Promise<ReplyBody> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
    if ((response.statusCode ?? 500) >= 500) throw new Error('It failed');
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as ReplyBody;
  } catch {
    throw new ServiceUnavailableError('The service did not answer');
  }
}
