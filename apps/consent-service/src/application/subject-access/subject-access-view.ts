import type { SubjectAccessView } from '@hub/contracts/consent';
import type { SubjectAccess } from '../../domain/subject-access/subject-access.js';

export function viewSubjectAccess(access: SubjectAccess): SubjectAccessView {
  const { id, episodeId, authority, state, askedBy, askedOn, dueOn, gatheredAt, version } = access;
  return {
    id,
    episodeId,
    authority,
    state,
    askedBy,
    askedOn,
    dueOn,
    gatheredAt,
    redactions: [...access.redactions],
    version,
    ...progressOf(access),
  };
}

function progressOf(
  access: SubjectAccess,
): Pick<
  SubjectAccessView,
  'items' | 'sentBackBecause' | 'redactedBy' | 'approvedBy' | 'digest' | 'readyAt'
> {
  switch (access.state) {
    case 'to_redact': {
      const { items, sentBackBecause } = access;
      return { items: items.length, ...(sentBackBecause === undefined ? {} : { sentBackBecause }) };
    }
    case 'to_approve':
      return { items: access.items.length, redactedBy: access.redactedBy };
    case 'ready': {
      const { bundle, redactedBy, approvedBy, digest, readyAt } = access;
      return { items: bundle.items.length, redactedBy, approvedBy, digest, readyAt };
    }
  }
}
