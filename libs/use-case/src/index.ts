export { asPerson, type Caller, internalCaller } from './caller.js';
export type { Chance, Clock, Ids } from './clock-chance-ids.js';
export type { Consequence } from './consequence.js';
export { type Fact, fact, published } from './fact.js';
export { choreContext, type MessageContext } from './message-context.js';
export { filtersOf, pageOf, type Place, readPage } from './paging.js';
export { readReportSpan, type ReportSpan } from './report-span.js';
export type { EvidenceDetail, Outcome, UnitOfWork } from './unit-of-work.js';
export { isHiddenFrom, type Viewer } from './viewer.js';
