import type { ServiceName } from '../definition.js';
import { EPISODE_READERS } from '../episode/episodes.js';
import type { ObjectName } from '../objects.js';
import type { AccessRule } from './relations.js';
import type { Role } from '../roles.js';

/**
 * What is offered over HTTP beside the catalogue: streams, and what the gateway answers itself.
 * Decided like a request.
 */
export interface RouteDefinition extends AccessRule {
  /** The name under which its evidence stands. */
  readonly type: string;
  readonly owner: ServiceName;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly roles: readonly Role[];
  readonly on?: { readonly object: ObjectName; readonly id: string };
  /** What was done, in words for the family's record. */
  readonly words?: string;
}

const WRITERS = ['practitioner', 'lead_caf_contact', 'authority_system'] as const;
const routes = new Map<string, RouteDefinition>();

export const ReconcilePointers = defineRoute({
  type: 'pointer.reconcile.v1',
  owner: 'lookup-service',
  method: 'POST',
  path: '/v1/pointers/reconciliation',
  roles: ['authority_system'],
  relation: 'own',
});

export const ReceiveReconciliationPart = defineRoute({
  type: 'reconciliation.receive_part.v1',
  owner: 'lookup-service',
  on: { object: 'reconciliation', id: 'reconciliationId' },
  method: 'POST',
  path: '/v1/reconciliations/{reconciliationId}/parts/{part}',
  roles: ['authority_system'],
  relation: 'own',
});

export const AddDocument = defineRoute({
  type: 'document.add.v1',
  owner: 'episode-service',
  on: { object: 'episode', id: 'episodeId' },
  words: 'A document was added',
  method: 'POST',
  path: '/v1/episodes/{episodeId}/documents',
  roles: WRITERS,
  relation: 'counterpart',
  when: 'a consent in force reaches who adds it',
});

export const AddDocumentVersion = defineRoute({
  type: 'document.add_version.v1',
  owner: 'episode-service',
  on: { object: 'document', id: 'documentId' },
  words: 'A document was corrected',
  method: 'POST',
  path: '/v1/documents/{documentId}/versions',
  roles: WRITERS,
  relation: 'recorder',
  when: 'a consent in force reaches who adds it',
});

export const ReadOwnContent = defineRoute({
  type: 'document.read_content.v1',
  owner: 'episode-service',
  on: { object: 'document', id: 'documentId' },
  words: 'A document was looked at by the authority that added it',
  method: 'GET',
  path: '/v1/documents/{documentId}/content',
  roles: EPISODE_READERS,
  relation: 'recorder',
});

export const PassHeldContent = defineRoute({
  type: 'release.pass.v1',
  owner: 'episode-service',
  on: { object: 'release', id: 'releaseId' },
  words: 'A document that an authority keeps itself was passed to another one',
  method: 'POST',
  path: '/v1/releases/{releaseId}/content',
  roles: WRITERS,
  relation: 'party',
  when: 'by who holds the document, sealed to who receives it, while consent or an override permits it',
});

export const FetchReleasedContent = defineRoute({
  type: 'release.fetch.v1',
  owner: 'episode-service',
  on: { object: 'release', id: 'releaseId' },
  words: 'Another authority fetched a document',
  method: 'GET',
  path: '/v1/releases/{releaseId}/content',
  roles: EPISODE_READERS,
  relation: 'party',
  when: 'by who receives it, while consent or an override permits it',
});

export const ImportServices = defineRoute({
  type: 'service.import.v1',
  owner: 'directory-service',
  method: 'POST',
  path: '/v1/service-imports',
  roles: ['lead_caf_contact', 'service_manager', 'authority_system'],
  relation: 'own',
});

export const FollowLive = defineRoute({
  type: 'ops.live.v1',
  owner: 'monitor-service',
  method: 'GET',
  path: '/v1/ops/live',
  roles: ['hub_operations'],
  relation: 'operations',
});

export const ListParkedMessages = defineRoute({
  type: 'parked_message.list.v1',
  owner: 'gateway',
  method: 'GET',
  path: '/v1/ops/parked-messages',
  roles: ['hub_operations'],
  relation: 'operations',
});

/** All of them, sorted by type. */
export function allRoutes(): RouteDefinition[] {
  return [...routes.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
}

export function findRoute(type: string): RouteDefinition | undefined {
  return routes.get(type);
}

function defineRoute(route: RouteDefinition): RouteDefinition {
  routes.set(route.type, route);
  return route;
}
