import type { SubjectAccessView } from '@hub/contracts/consent';
import type { SubjectAccess } from '../../domain/subject-access/subject-access.js';

export function viewSubjectAccess({
  items,
  redactions,
  bundle,
  episodes: _episodes,
  checkpoint: _checkpoint,
  evidenceReference: _reference,
  ...view
}: SubjectAccess): SubjectAccessView {
  return {
    ...view,
    items: bundle ? bundle.items.length : items.length,
    redactions: [...redactions],
  };
}
