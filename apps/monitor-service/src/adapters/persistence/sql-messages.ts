import type { DataSource } from 'typeorm';
import type {
  ConversationView,
  FindMessagesPayload,
  JournalKind,
  MessageDetail,
  MessageView,
} from '@hub/contracts/monitor';
import type { Place } from '@hub/use-case';
import type { HiddenEpisodes, Messages } from '../../application/ports.js';
import { stepsWithoutAuthorities, withoutAuthorities } from '../../domain/hidden-journey.js';
import { hiddenMessages } from './hidden-messages.js';
import { HANDLINGS_OF, JOURNAL_OF, MESSAGE_COLUMNS } from './observation-queries.js';
import { type HandlingRow, type MessageRow, viewOf } from './message-rows.js';

const MOST_IN_CONVERSATION = 1_000;

type SeenRow = MessageRow & { readonly hidden: boolean };

/** Reads the messages that the projection knows, each with what its receivers did. */
export class SqlMessages implements Messages {
  constructor(private readonly database: DataSource) {}

  async find(
    query: FindMessagesPayload,
    hidden: HiddenEpisodes,
    limit: number,
    after?: Place,
  ): Promise<MessageView[]> {
    const hiding = hiddenMessages(hidden);
    const conditions: string[] = [];
    const values: unknown[] = [hiding.value];
    const where = (condition: string, value: unknown): void => {
      if (value === undefined) return;
      values.push(value);
      conditions.push(condition.replaceAll('?', `$${String(values.length)}`));
    };
    where('conversation = ?', query.conversation);
    where('trace = ?', query.trace);
    where('subject = ?', query.subject);
    where('producer = ?', query.producer);
    where('type = ?', query.messageType);
    where('state = ?', query.state);
    where(`from_authority = ? AND NOT (${hiding.has('id')})`, query.from);
    where('at >= ?', query.since);
    where('at < ?', query.until);
    where('id IN (SELECT message_id FROM handling WHERE fingerprint = ?)', query.fingerprint);
    if (after) {
      values.push(after.at, after.id);
      const [at, id] = [
        `$${String(values.length - 1)}::timestamptz`,
        `$${String(values.length)}::uuid`,
      ];
      // The database knows the instant to the microsecond, a cursor does not.
      conditions.push(
        `(at, id) < (coalesce((SELECT m.at FROM message m WHERE m.id = ${id}), ${at}), ${id})`,
      );
    }
    values.push(limit);
    const rows = await this.database.query<SeenRow[]>(
      `${hiding.with} SELECT ${MESSAGE_COLUMNS}, ${hiding.has('id')} AS hidden
         FROM message ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
       ORDER BY at DESC, id DESC LIMIT $${String(values.length)}`,
      values,
    );
    return this.withHandlings(rows);
  }

  async read(id: string, hidden: HiddenEpisodes): Promise<MessageDetail | undefined> {
    const hiding = hiddenMessages(hidden);
    const rows = await this.database.query<SeenRow[]>(
      `${hiding.with} SELECT ${MESSAGE_COLUMNS}, ${hiding.has('id')} AS hidden FROM message WHERE id = $2`,
      [hiding.value, id],
    );
    const [message] = await this.withHandlings(rows);
    if (!message) return undefined;
    const steps = await this.database.query<
      {
        at: Date;
        service: string;
        kind: JournalKind;
        detail: { authority?: string; attempt?: number; error?: string };
      }[]
    >(JOURNAL_OF, [id]);
    const journal = steps.map(({ at, service, kind, detail: { authority, attempt, error } }) => ({
      at: at.toISOString(),
      service,
      kind,
      ...(authority === undefined ? {} : { authority }),
      ...(attempt === undefined ? {} : { attempt }),
      ...(error === undefined ? {} : { error }),
    }));
    const detail = { ...message, journal };
    return rows.some((row) => row.hidden) ? stepsWithoutAuthorities(detail) : detail;
  }

  async conversation(id: string, hidden: HiddenEpisodes): Promise<ConversationView | undefined> {
    const hiding = hiddenMessages(hidden);
    const rows = await this.database.query<SeenRow[]>(
      `${hiding.with} SELECT ${MESSAGE_COLUMNS}, ${hiding.has('id')} AS hidden FROM message WHERE conversation = $2
         ORDER BY at, id LIMIT ${String(MOST_IN_CONVERSATION)}`,
      [hiding.value, id],
    );
    const [first] = rows;
    if (!first) return undefined;
    const known = new Set(rows.map((row) => row.id));
    const roots = rows.filter((row) => row.causation === null || !known.has(row.causation));
    const from =
      rows.find((row) => row.from_authority !== null && row.from_authority !== 'hub')
        ?.from_authority ?? first.from_authority;
    return {
      id,
      ...(from === null || rows.some((row) => row.hidden) ? {} : { from }),
      at: first.at.toISOString(),
      whole: roots.length === 1,
      messages: await this.withHandlings(rows),
    };
  }

  private async withHandlings(rows: readonly SeenRow[]): Promise<MessageView[]> {
    if (rows.length === 0) return [];
    const handlings = await this.database.query<HandlingRow[]>(HANDLINGS_OF, [
      rows.map((row) => row.id),
    ]);
    const byMessage = Map.groupBy(handlings, (handling) => handling.message_id);
    return rows.map((row) => {
      const view = viewOf(row, byMessage.get(row.id) ?? []);
      return row.hidden ? withoutAuthorities(view) : view;
    });
  }
}
