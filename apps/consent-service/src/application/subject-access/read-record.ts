import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  ListRecordItemsPayload,
  ReadRecordPagePayload,
  ReadSubjectAccessPayload,
  RecordBundle,
  RecordItemPage,
  RecordPage,
  SubjectAccessPage,
  SubjectAccessView,
} from '@hub/contracts/consent';
import type { PageQuery } from '@hub/contracts/shape';
import { type MessageContext, pageOf, readPage } from '@hub/use-case';
import { writePage } from '@hub/subject-record';
import type { SubjectAccess } from '../../domain/subject-access/subject-access.js';
import type { ConsentWork } from '../ports.js';
import { knownAccess } from './find-access.js';
import { viewSubjectAccess } from './subject-access-view.js';

const USUAL_LIMIT = 50;
const CURSOR = /^\d{1,9}$/;

/**
 * Shows requests of families to the authority that answers them: what was gathered, and the bundle
 * once it is signed.
 */
export class ReadRecord {
  constructor(private readonly work: ConsentWork) {}

  async list(query: PageQuery, { caller }: MessageContext): Promise<SubjectAccessPage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    const found = await this.work.read(({ subjectAccess }) =>
      subjectAccess.list(caller, page.limit + 1, page.after),
    );
    const place = ({ gatheredAt, id }: SubjectAccess) => ({ at: gatheredAt, id });
    return pageOf(found, page.limit, place, viewSubjectAccess);
  }

  async one(
    { subjectAccessId }: ReadSubjectAccessPayload,
    { caller }: MessageContext,
  ): Promise<SubjectAccessView | Refusal> {
    const access = await this.work.read(async (stores) =>
      knownAccess(await stores.subjectAccess.find(subjectAccessId), stores, caller),
    );
    return access ? viewSubjectAccess(access) : refuse('not_found');
  }

  /** Whoever looks at content leaves evidence of it. */
  items(
    { limit = USUAL_LIMIT, cursor = '0', ...query }: ListRecordItemsPayload,
    context: MessageContext,
  ): Promise<RecordItemPage | Refusal> {
    if (!CURSOR.test(cursor))
      return Promise.resolve(
        refuse('invalid_request', undefined, [
          { field: 'cursor', message: 'is not a cursor of this list' },
        ]),
      );
    const from = Number(cursor);
    return this.look(query, context, (access) => {
      const items = access.state === 'ready' ? [] : access.items;
      return {
        items: items.slice(from, from + limit),
        ...(from + limit < items.length ? { nextCursor: String(from + limit) } : {}),
      };
    });
  }

  bundle(
    query: ReadSubjectAccessPayload,
    context: MessageContext,
  ): Promise<RecordBundle | Refusal> {
    return this.look(query, context, bundleOf);
  }

  page(
    { language, ...query }: ReadRecordPagePayload,
    context: MessageContext,
  ): Promise<RecordPage | Refusal> {
    return this.look(query, context, (access) => {
      const bundle = bundleOf(access);
      return isRefusal(bundle) ? bundle : { html: writePage(bundle, language) };
    });
  }

  private look<R extends object>(
    query: ReadSubjectAccessPayload,
    context: MessageContext,
    show: (access: SubjectAccess) => R | Refusal,
  ): Promise<R | Refusal> {
    return this.work.request<R>(context, query, async (stores) => {
      const found = await stores.subjectAccess.find(query.subjectAccessId);
      const access = await knownAccess(found, stores, context.caller);
      if (!access) return refuse('not_found');
      const result = show(access);
      return isRefusal(result)
        ? result
        : {
            result,
            facts: [],
            evidence: { episode: access.episodeId, subject: access.id, purpose: 'subject_access' },
          };
    });
  }
}

function bundleOf(access: SubjectAccess): RecordBundle | Refusal {
  return access.state === 'ready' ? access.bundle : refuse('record_not_ready');
}
