import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pace } from './rig/load.js';

/**
 * A known bug, planted in a copy of the built code. A campaign that does not find it proves nothing
 * by finding none.
 */
export interface Mutant {
  readonly name: string;
  /** Built file below `dist/`. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** Faults that bring the bug to light. */
  readonly script: readonly (readonly string[])[];
  /**
   * What it breaks; any other violation tells of it too, but that it is not quiet in time counts
   * only where it stands here.
   */
  readonly invariants: readonly string[];
  /** Odd: messages come in disorder, some twice. */
  readonly seed: number;
  readonly pace?: Pace;
  /** Hunted in every run of the tests; the others in the long run. */
  readonly always?: true;
}

const ORDERLY = 1_000;
const DISORDERLY = 1_001;
const INBOX = 'libs/messaging/src/inbox';
const OUTBOX = 'libs/messaging/src/outbox';
/** What a rig runs of the built code. */
const PLAYED = ['apps/monitor-service', 'chaos', 'libs'];
export const FAILING: Pace = { pauseMs: 40, failures: 3 };

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'acknowledges before the commit',
    file: 'libs/messaging/src/transport/hub-transport.js',
    find: 'const how = await this.inbox.accept(arrivalOf(message, givenUp));',
    replace:
      'channel.ack(message); channel = { ack() {} }; const how = await this.inbox.accept(arrivalOf(message, givenUp));',
    script: [
      ['the network to the database is cut', 'the reader is killed'],
      ['the network to the database is cut', 'the reader is killed'],
    ],
    invariants: ['I1'],
    seed: ORDERLY,
    pace: { pauseMs: 5, failures: 0 },
  },
  {
    name: 'reads the outbox on from the last id',
    file: `${OUTBOX}/outbox-relay.js`,
    find: "WHERE state = 'ready' AND id <> ALL($1::bigint[])",
    replace:
      "WHERE state = 'ready' AND id > ${(this.lastRead = Math.max(this.lastRead ?? 0, ...this.window.inFlight.map(Number)))} AND $1::bigint[] IS NOT NULL",
    script: [['the network to the broker is cut'], ['the network to the broker is cut']],
    invariants: ['I1', 'I13'],
    seed: ORDERLY,
  },
  {
    name: 'does not wait for confirms',
    file: 'libs/messaging/src/broker/confirm-publisher.js',
    find: 'if (!room) this.draining ??= this.untilDrained(channel);',
    replace: 'resolve();',
    // What lies in a stalled network may still arrive when its sender is dead; cut besides, it is
    // lost for certain.
    script: [
      [
        'the network to the broker stalls',
        'the writer is killed',
        'the network to the broker is cut',
      ],
    ],
    invariants: ['I1'],
    seed: ORDERLY,
  },
  {
    name: 'does not publish as mandatory',
    file: 'libs/messaging/src/broker/confirm-publisher.js',
    find: 'mandatory: true',
    replace: 'mandatory: false',
    script: [['all bindings of a type are removed']],
    invariants: ['I1'],
    seed: ORDERLY,
  },
  {
    name: 'has no memory of what it handled',
    file: `${INBOX}/turn.js`,
    find: "if (sequence <= last) return 'past';",
    replace: "if (sequence <= last) return 'next';",
    script: [],
    invariants: ['I3'],
    seed: DISORDERLY,
  },
  {
    name: 'commits effects outside the transaction of the inbox',
    file: `${INBOX}/inbox-batch.js`,
    find: 'await work(this.manager)',
    replace: 'await work(this.manager.connection.manager)',
    script: [],
    invariants: ['I3', 'I4'],
    seed: ORDERLY,
    pace: { pauseMs: 100, failures: 4 },
    always: true,
  },
  {
    name: 'holds nothing',
    file: `${INBOX}/batch-plan.js`,
    find: "if (turn === 'early') this.holdEarly(message, before);",
    replace: "if (turn === 'early') yield* this.take(message, before);",
    script: [],
    invariants: ['I4'],
    seed: DISORDERLY,
  },
  {
    name: 'forgets what came early',
    file: `${INBOX}/inbox-batch.js`,
    find: 'await this.tables.addHolds(',
    replace: 'void (',
    script: [],
    invariants: ['I1', 'I5', 'I14'],
    seed: DISORDERLY,
    pace: { pauseMs: 60, failures: 1 },
    always: true,
  },
  {
    name: 'lets successors pass one that is tried again',
    file: `${INBOX}/batch-plan.js`,
    find: 'putAside(message, verdict, before) {',
    replace:
      'putAside(message, verdict, before) { if (before.message_id === undefined || before.message_id === null) this.cursorOf(message).last = message.sequence;',
    script: [],
    invariants: ['I4'],
    seed: ORDERLY,
    pace: FAILING,
  },
  {
    name: 'tries for ever',
    file: `${INBOX}/retry-schedule.js`,
    find: "then: 'park'",
    replace: "then: 'retry', inMs: 20",
    script: [],
    invariants: ['I13'],
    seed: ORDERLY,
    pace: { pauseMs: 150, failures: 8 },
    always: true,
  },
  {
    name: 'waits to be woken and never looks by itself',
    file: `${OUTBOX}/outbox-relay.js`,
    find: 'this.window.idle ? poll : SETTLE.afterMs',
    replace: 'this.window.idle ? 1e8 : SETTLE.afterMs',
    script: [['all bindings of a type are removed']],
    invariants: ['I1', 'I13'],
    seed: ORDERLY,
  },
  {
    name: 'calls a replay resolved when it is sent',
    file: 'apps/monitor-service/src/application/advance-replays.js',
    find: "await stores.replays.setItem(item.id, 'sent');",
    replace: "await stores.replays.setItem(item.id, 'resolved');",
    script: [],
    invariants: ['I11'],
    seed: ORDERLY,
    pace: { pauseMs: 150, failures: 8 },
    always: true,
  },
  {
    name: 'forgets the cause of a fact',
    file: `${OUTBOX}/write-facts.js`,
    find: 'causationid: cause.messageId',
    replace: 'causationid: uuidv7()',
    script: [],
    invariants: ['I10'],
    seed: ORDERLY,
    pace: { pauseMs: 150, failures: 1 },
    always: true,
  },
  {
    name: 'leaves facts out of the journal',
    file: `${OUTBOX}/write-facts.js`,
    find: '...entries',
    replace: '...entries.slice(0, 0)',
    script: [],
    invariants: ['I5', 'I14'],
    seed: ORDERLY,
  },
  {
    name: 'shows operations a repeat as the last word',
    file: 'apps/monitor-service/src/adapters/persistence/projection-statements.js',
    find: 'last = CASE WHEN ${MOVES} THEN EXCLUDED.last ELSE h.last END,',
    replace: 'last = EXCLUDED.last,',
    script: [],
    // A last word that depends on the order of arrival may also be another one when all is made
    // anew.
    invariants: ['I12', 'I14'],
    seed: DISORDERLY,
    pace: { pauseMs: 80, failures: 1 },
  },
  {
    name: 'writes a history that is not what happened',
    file: 'apps/monitor-service/src/application/take-journal.js',
    find: 'outcome: state',
    replace: 'outcome: letter.state',
    script: [],
    invariants: ['I12'],
    seed: ORDERLY,
    pace: { pauseMs: 150, failures: 8 },
    always: true,
  },
];

/** Beside the built code, so that its copies find the same packages. */
export function mutantFolder(number: number): string {
  return join('.mutants', String(number));
}

/**
 * Copies the built code into a folder and plants one bug in it.
 *
 * @throws Error where the text to change is not there exactly once: the mutant is out of date
 */
export function plant(mutant: Mutant, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of PLAYED) cpSync(join('dist', part), join(folder, part), { recursive: true });
  const path = join(folder, mutant.file);
  writeFileSync(path, mutate(readFileSync(path, 'utf8'), mutant));
}

/** @throws Error where the text to change is not there exactly once: the mutant is out of date */
export function mutate(code: string, { name, file, find, replace }: Mutant): string {
  if (code.split(find).length !== 2)
    throw new Error(`The mutant "${name}" does not fit ${file} any more.`);
  return code.replace(find, () => replace);
}
