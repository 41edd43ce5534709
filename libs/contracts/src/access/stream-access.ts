import { EPISODE_READERS } from '../episode/episodes.js';
import type { Role } from '../roles.js';
import type { AccessRule } from './relations.js';

/** A stream over HTTP: no message, but decided like one. */
export interface StreamAccess extends AccessRule {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly roles: readonly Role[];
}

const WRITERS = ['practitioner', 'lead_caf_contact', 'authority_system'] as const;

/** Streams, by the name under which their evidence stands. */
export const STREAM_ACCESS = {
  'pointer.reconcile.v1': {
    method: 'POST',
    path: '/v1/pointers/reconciliation',
    roles: ['authority_system'],
    relation: 'own',
  },
  'reconciliation.receive_part.v1': {
    method: 'POST',
    path: '/v1/reconciliations/{reconciliationId}/parts/{part}',
    roles: ['authority_system'],
    relation: 'own',
  },
  'document.add.v1': {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/documents',
    roles: WRITERS,
    relation: 'counterpart',
    when: 'a consent in force reaches who adds it',
  },
  'document.add_version.v1': {
    method: 'POST',
    path: '/v1/documents/{documentId}/versions',
    roles: WRITERS,
    relation: 'recorder',
    when: 'a consent in force reaches who adds it',
  },
  'document.read_content.v1': {
    method: 'GET',
    path: '/v1/documents/{documentId}/content',
    roles: EPISODE_READERS,
    relation: 'recorder',
  },
  'release.pass.v1': {
    method: 'POST',
    path: '/v1/releases/{releaseId}/content',
    roles: WRITERS,
    relation: 'party',
    when: 'by who holds the document, sealed to who receives it, while consent or an override permits it',
  },
  'release.fetch.v1': {
    method: 'GET',
    path: '/v1/releases/{releaseId}/content',
    roles: EPISODE_READERS,
    relation: 'party',
    when: 'by who receives it, while consent or an override permits it',
  },
  'service.import.v1': {
    method: 'POST',
    path: '/v1/service-imports',
    roles: ['lead_caf_contact', 'service_manager', 'authority_system'],
    relation: 'own',
  },
  'ops.live.v1': {
    method: 'GET',
    path: '/v1/ops/live',
    roles: ['hub_operations'],
    relation: 'operations',
  },
} as const satisfies Record<string, StreamAccess>;
