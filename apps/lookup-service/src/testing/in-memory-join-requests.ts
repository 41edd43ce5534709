import type { JoinPage, JoinRequestStore, JoinSide } from '../application/joining/join-ports.js';
import { isSame, type RecordReference } from '../domain/episodes/hub-episode.js';
import {
  alarmOf,
  isAsked,
  isOpen,
  type JoinRequest,
  stateOf,
} from '../domain/joining/join-request.js';

export class InMemoryJoinRequests implements JoinRequestStore {
  private readonly requests = new Map<string, JoinRequest>();

  add(request: JoinRequest): Promise<void> {
    this.requests.set(request.id, request);
    return Promise.resolve();
  }
  find(id: string): Promise<JoinRequest | undefined> {
    return Promise.resolve(this.requests.get(id));
  }
  lock(id: string): Promise<JoinRequest | undefined> {
    return this.find(id);
  }
  save(request: JoinRequest): Promise<void> {
    return this.add(request);
  }
  ofLookup(lookupId: string): Promise<JoinRequest[]> {
    return Promise.resolve(this.newest().filter((request) => request.lookupId === lookupId));
  }
  list(side: JoinSide, { state, now, limit, after }: JoinPage): Promise<JoinRequest[]> {
    const found = this.newest().filter(
      (request) =>
        isOf(request, side) &&
        (state === undefined || stateOf(request, now) === state) &&
        (after === undefined || placeOf(request) < `${after.at} ${after.id}`),
    );
    return Promise.resolve(found.slice(0, limit));
  }
  due(at: string, limit: number): Promise<string[]> {
    const alarms = this.newest()
      .flatMap((request) => ({ id: request.id, due: alarmOf(request) ?? 'never' }))
      .filter(({ due }) => due <= at)
      .sort((a, b) => (`${a.due} ${a.id}` < `${b.due} ${b.id}` ? -1 : 1));
    return Promise.resolve(alarms.slice(0, limit).map(({ id }) => id));
  }
  openAbout(record: RecordReference): Promise<JoinRequest[]> {
    const open = [...this.requests.values()].filter(isOpen);
    const own = open.filter((request) => isSame(request, record));
    return Promise.resolve(own.sort((a, b) => (a.id < b.id ? -1 : 1)));
  }

  private newest(): JoinRequest[] {
    return [...this.requests.values()].sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
  }
}

function placeOf({ askedAt, id }: JoinRequest): string {
  return `${askedAt} ${id}`;
}

function isOf(request: JoinRequest, side: JoinSide): boolean {
  return side.as === 'answerer'
    ? isAsked(request, side)
    : request.askedBy === side.authority && request.askerId === side.personId;
}
