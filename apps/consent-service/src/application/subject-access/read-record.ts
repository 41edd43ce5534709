import { isRefusal, type ListRecordItemsPayload, type MessageContext, pageOf, type PageQuery, readPage, type ReadSubjectAccessPayload, type RecordBundle, type RecordItemPage, type RecordPage, type Refusal, refuse, type SubjectAccessPage, type SubjectAccessView } from '@hub/contracts';
import { writePage } from '@hub/subject-record';
import type { SubjectAccess } from '../../domain/subject-access/subject-access.js';
import type { ConsentWork } from '../ports.js';
import { viewSubjectAccess } from './subject-access-view.js';

const USUAL_LIMIT = 50;
const CURSOR = /^\d{1,9}$/;

/** Shows requests of families to the authority that answers them: what was gathered, and the bundle once it is signed. */
export class ReadRecord {
  constructor(private readonly work: ConsentWork) {}

  async list(query: PageQuery, { caller }: MessageContext): Promise<SubjectAccessPage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    const found = await this.work.read(({ subjectAccess }) => subjectAccess.list(caller.authority, page.limit + 1, page.after));
    return pageOf(found, page.limit, ({ gatheredAt, id }) => ({ at: gatheredAt, id }), viewSubjectAccess);
  }

  async one(query: ReadSubjectAccessPayload, context: MessageContext): Promise<SubjectAccessView | Refusal> {
    const access = await this.own(query, context);
    return isRefusal(access) ? access : viewSubjectAccess(access);
  }

  async items({ limit = USUAL_LIMIT, cursor = '0', ...query }: ListRecordItemsPayload, context: MessageContext): Promise<RecordItemPage | Refusal> {
    if (!CURSOR.test(cursor)) return refuse('invalid_request', undefined, [{ field: 'cursor', message: 'is not a cursor of this list' }]);
    const access = await this.own(query, context);
    if (isRefusal(access)) return access;
    const from = Number(cursor);
    const items = access.items.slice(from, from + limit);
    return { items, ...(from + limit < access.items.length ? { nextCursor: String(from + limit) } : {}) };
  }

  async bundle(query: ReadSubjectAccessPayload, context: MessageContext): Promise<RecordBundle | Refusal> {
    const access = await this.own(query, context);
    if (isRefusal(access)) return access;
    return access.bundle ?? refuse('record_not_ready');
  }

  async page(query: ReadSubjectAccessPayload, context: MessageContext): Promise<RecordPage | Refusal> {
    const bundle = await this.bundle(query, context);
    return isRefusal(bundle) ? bundle : { html: writePage(bundle) };
  }

  private async own({ subjectAccessId }: ReadSubjectAccessPayload, { caller }: MessageContext): Promise<SubjectAccess | Refusal> {
    const access = await this.work.read(({ subjectAccess }) => subjectAccess.find(subjectAccessId));
    return access?.authority === caller.authority ? access : refuse('not_found');
  }
}
