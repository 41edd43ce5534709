import { v7 as uuidv7 } from 'uuid';
import type { Stage } from './stage.js';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly problem: { code?: string; errors?: { field: string }[]; type?: string };
}

/**
 * The HTTP door without the connector: whatever is given goes out, and whatever comes back is seen.
 */
export class PlainDoor {
  private constructor(
    private readonly url: string,
    readonly token: string,
  ) {}

  static async open(stage: Stage): Promise<PlainDoor> {
    const person = stage.authority('Kingston upon Thames').people[1] ?? stage.person('Camden');
    return new PlainDoor(stage.url, await stage.members.token(person)());
  }

  async send(
    method: string,
    path: string,
    body?: string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const reply = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
        'idempotency-key': uuidv7(),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await reply.text();
    const isJson = (reply.headers.get('content-type') ?? '').includes('json');
    return {
      status: reply.status,
      headers: reply.headers,
      text,
      problem: isJson ? (JSON.parse(text) as Reply['problem']) : {},
    };
  }
}
