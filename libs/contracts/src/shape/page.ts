import { Optional, Text, Whole } from './fields.js';

/** Query of every list: a page size and the cursor of the page before. */
export class PageQuery {
  @Optional() @Whole(1, 100, 'Items on the page, 50 by default') limit?: number;
  @Optional() @Text(200, 'nextCursor of the page before') cursor?: string;
}

/** Which way something goes between authorities, seen from the one that lists it. */
export const DIRECTIONS = ['in', 'out'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** An acknowledgement without content. */
export class Done {}
