import { parentPort, workerData } from 'node:worker_threads';
import type { FileKind } from '../../application/feeds/file-ports.js';
import { readRows } from './read-rows.js';
import { piecesOf } from './threaded-rows.js';

/** The thread of `ThreadedRows`. */
const { bytes, kind } = workerData as { bytes: Uint8Array<ArrayBuffer>; kind: FileKind };
const read = await readRows(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), kind);
parentPort?.postMessage('unreadable' in read ? read : piecesOf(read));
