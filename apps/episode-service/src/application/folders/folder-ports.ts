import type { Refusal } from '@hub/contracts';
import type { ContentType } from '@hub/contracts/episode';
import type {
  HandOverReply,
  IssueContentKeyPayload,
  OpenContentKeyPayload,
  PassContentReply,
} from '@hub/internal-messages';
import type { Caller } from '@hub/use-case';
import type { Document } from '../../domain/folders/document.js';

export interface DocumentStore {
  /** Adds a document with its first version, or a version to one there is. */
  addVersion(document: Document): Promise<void>;
  find(id: string): Promise<Document | undefined>;
  /** Locks it until the transaction ends. */
  lock(id: string): Promise<Document | undefined>;
  /** Newest first. */
  ofEpisode(episodeId: string): Promise<Document[]>;
}

export interface ContentStore {
  /** Notes that chunks of a content follow. */
  begin(documentId: string, version: number, at: string): Promise<void>;
  put(documentId: string, version: number, number: number, sealed: Buffer): Promise<void>;
  /** The content belongs to a document from now on. */
  finish(documentId: string, version: number): Promise<void>;
  discard(documentId: string, version: number): Promise<void>;
  /** Chunks from a number on, in their order, at most so many. */
  read(documentId: string, version: number, from: number, limit: number): Promise<Buffer[]>;
  /** Takes away what was begun before that and never finished. @returns how many contents */
  discardUnfinished(before: string): Promise<number>;
  discardOf(episodeId: string): Promise<void>;
}

/** A content that its holder passed for one release; its chunks lie under the release’s id. */
export interface Passage {
  readonly releaseId: string;
  readonly documentId: string;
  /** Its key, encrypted by the holder to the recipient. */
  readonly contentKey: string;
  readonly at: string;
}

export interface PassageStore {
  add(passage: Passage): Promise<void>;
  find(releaseId: string): Promise<Passage | undefined>;
  /** Takes away what was passed before that, with its chunks. @returns how many */
  forget(before: string): Promise<number>;
}

/** Keys of contents, which consent-service keeps; asked in the caller's name. */
export interface ContentKeyRegister {
  /** A key to seal with, or why nothing may be stored. */
  issue(content: IssueContentKeyPayload, caller: Caller): Promise<Buffer | Refusal>;
  open(content: OpenContentKeyPayload, caller: Caller): Promise<Buffer | Refusal>;
  /** The key wrapped for who receives it, if nothing stands against it in this instant. */
  handOver(releaseId: string, passed: boolean, caller: Caller): Promise<HandOverReply | Refusal>;
  /**
   * Whether the caller, who holds a content, may pass it to the recipient of a release in this
   * instant.
   */
  pass(releaseId: string, caller: Caller): Promise<PassContentReply | Refusal>;
}

/** Tells what bytes are. */
export interface TypeDetector {
  /**
   * Whether a content that begins so can be of that type.
   * @param start its first 4,100 bytes, or all of it
   */
  matches(start: Buffer, type: ContentType): Promise<boolean>;
}
