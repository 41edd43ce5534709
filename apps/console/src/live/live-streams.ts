import { setTimeout as pauseFor } from 'node:timers/promises';

/** Browsers keep six connections to one place: some are left for pages. */
const MOST_EACH = 3;
const EVERY_MS = 5_000;

/** One page that somebody has open and that keeps up to date. */
export interface Watch {
  readonly personId: string;
  readonly sessionId: string;
  /** It ends then at the latest, in milliseconds: nobody stays signed in by it. */
  readonly until: number;
  /** What the page says of it now. */
  readonly look: () => Promise<string>;
}

/** As much of a reply as a stream needs. */
export interface StreamReply {
  write(text: string): unknown;
  end(): unknown;
  on(event: 'close', heard: () => void): unknown;
}

interface Parts {
  /** Whether that session is still that person’s. */
  readonly isIn: (sessionId: string, personId: string) => Promise<boolean>;
  readonly failed: (error: unknown) => void;
  readonly now: () => number;
  readonly pause?: (signal: AbortSignal) => Promise<unknown>;
}

/**
 * Pages that keep up to date by server-sent events: each is told what it says of something when
 * that is different from before. A stream ends with the session, with the token it looks with, and
 * with a fourth page of the same person.
 */
export class LiveStreams {
  private readonly open = new Map<string, AbortController[]>();
  private readonly pause: (signal: AbortSignal) => Promise<unknown>;

  constructor(private readonly parts: Parts) {
    this.pause = parts.pause ?? ((signal) => pauseFor(EVERY_MS, undefined, { signal }));
  }

  async serve(watch: Watch, reply: StreamReply): Promise<void> {
    const ended = new AbortController();
    reply.on('close', () => {
      ended.abort();
    });
    this.add(watch.personId, ended);
    try {
      await this.tell(watch, reply, ended.signal);
    } catch (error) {
      if (!ended.signal.aborted) this.parts.failed(error);
    } finally {
      this.remove(watch.personId, ended);
      reply.write('event: end\ndata:\n\n');
      reply.end();
    }
  }

  /** The console stops. */
  endAll(): void {
    for (const streams of this.open.values()) for (const stream of streams) stream.abort();
  }

  private async tell(watch: Watch, reply: StreamReply, signal: AbortSignal): Promise<void> {
    const { sessionId, personId, until, look } = watch;
    let told: string | undefined;
    while (this.parts.now() < until && (await this.parts.isIn(sessionId, personId))) {
      const text = await look();
      if (signal.aborted) return;
      // A line of its own keeps the connection, where there is nothing new.
      reply.write(text === told ? ':\n\n' : `event: now\ndata: ${oneLine(text)}\n\n`);
      told = text;
      await this.pause(signal);
    }
  }

  private add(personId: string, stream: AbortController): void {
    const streams = [...(this.open.get(personId) ?? []), stream];
    for (const oldest of streams.slice(0, -MOST_EACH)) oldest.abort();
    this.open.set(personId, streams);
  }

  private remove(personId: string, stream: AbortController): void {
    const left = (this.open.get(personId) ?? []).filter((one) => one !== stream);
    if (left.length === 0) this.open.delete(personId);
    else this.open.set(personId, left);
  }
}

/** A line break would end the event. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
