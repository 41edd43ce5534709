import { setTimeout as pause } from 'node:timers/promises';
import type { Envelope } from '@hub/contracts';

export interface JournalMessage {
  readonly authority: string;
  readonly receivedAt: string;
  readonly message: Envelope<Record<string, unknown>>;
}

const WITHIN_MS = 60_000;
const EVERY_MS = 25;

/** What the simulated case systems have received. */
export class JournalClient {
  constructor(private readonly simulatorUrl: string) {}

  async find(query: {
    authority?: string;
    type?: string;
    subject?: string;
  }): Promise<JournalMessage[]> {
    const reply = await fetch(
      `${this.simulatorUrl}/journal?${new URLSearchParams(query).toString()}`,
    );
    return (await reply.json()) as JournalMessage[];
  }

  /** Waits until every authority has received a message of that type about that subject. */
  async until(
    type: string,
    subject: string,
    authorities: readonly string[],
  ): Promise<JournalMessage[]> {
    const deadline = performance.now() + WITHIN_MS;
    for (;;) {
      const received = await this.find({ type, subject }).catch(() => []);
      const missing = authorities.filter(
        (code) => !received.some((entry) => entry.authority === code),
      );
      if (missing.length === 0)
        return received.filter((entry) => authorities.includes(entry.authority));
      if (performance.now() > deadline)
        throw new Error(`${missing.join(', ')} did not receive ${type} in time`);
      await pause(EVERY_MS);
    }
  }

  async behave(authority: string, behaviour: object): Promise<void> {
    const reply = await fetch(`${this.simulatorUrl}/authorities/${authority}/behaviour`, {
      method: 'PUT',
      body: JSON.stringify(behaviour),
    });
    if (!reply.ok) throw new Error(`The simulator refused the behaviour: ${await reply.text()}`);
  }
}
