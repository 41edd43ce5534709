import { setImmediate } from 'node:timers/promises';
import type { FileKind, RowFile, Rows } from '../../application/feeds/file-ports.js';
import type { Unreadable } from './read-rows.js';
import { runInThread, ThreadEndedError, type ThreadLimits } from './run-in-thread.js';
import { Turns } from './turns.js';

const LIMITS: ThreadLimits = { milliseconds: 20_000, megabytes: 512 };
const THREADS_AT_ONCE = 2;
const ROWS_IN_PIECE = 200;
const CURE = 'Keep the list alone in the file, or send it as CSV.';

/**
 * Rows as text, a few together: one thread hands text to another at no cost, and objects at the
 * cost of making them anew.
 */
export interface RowPieces {
  readonly columns: readonly string[];
  readonly pieces: readonly string[];
}

export function piecesOf({ columns, rows }: Rows): RowPieces {
  const pieces = [];
  for (let from = 0; from < rows.length; from += ROWS_IN_PIECE)
    pieces.push(JSON.stringify(rows.slice(from, from + ROWS_IN_PIECE)));
  return { columns, pieces };
}

/**
 * Reads each file in a thread of its own, with bounds on its time and memory: sign-in shares this
 * process with it.
 */
export class ThreadedRows implements RowFile {
  private readonly turns = new Turns(THREADS_AT_ONCE);

  constructor(
    private readonly script = new URL('./row-worker.js', import.meta.url),
    private readonly limits = LIMITS,
  ) {}

  read(bytes: Buffer, kind: FileKind): Promise<Rows | Unreadable> {
    return this.turns.take(async () => {
      try {
        const read = await runInThread<RowPieces | Unreadable>(
          this.script,
          { bytes, kind },
          this.limits,
        );
        return 'unreadable' in read ? read : await together(read);
      } catch (error) {
        if (!(error instanceof ThreadEndedError) || error.lacked === 'neither') throw error;
        const bound =
          error.lacked === 'time'
            ? `${String(this.limits.milliseconds / 1_000)} seconds`
            : `${String(this.limits.megabytes)} MB of memory`;
        return { unreadable: `Reading it takes more than ${bound}. ${CURE}` };
      }
    });
  }
}

async function together({ columns, pieces }: RowPieces): Promise<Rows> {
  const rows: Rows['rows'][number][] = [];
  for (const piece of pieces) {
    rows.push(...(JSON.parse(piece) as Rows['rows']));
    await setImmediate();
  }
  return { columns, rows };
}
