import { authorityName, type ServiceView } from '@hub/contracts';

/** A service as the directory keeps it. */
export interface DirectoryService {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly authority: string;
  readonly need: ServiceView['need'];
  readonly access: ServiceView['access'];
  /** Under a named protocol: the authorities beside its own that it is open to. */
  readonly openTo: readonly string[];
  readonly minimumAge?: number;
  readonly maximumAge?: number;
  readonly url?: string;
  readonly email?: string;
  readonly lastModified: string;
}

/** Who may use a service, in a sentence that a practitioner can pass on. */
export function accessSentence(service: DirectoryService): string {
  const own = authorityName(service.authority);
  switch (service.access) {
    case 'universal':
      return 'Open to every child in London.';
    case 'residents_only':
      return `Only for children who live in ${own}.`;
    case 'named_protocol':
      return `Open under a named protocol to children who live in ${[own, ...service.openTo.map(authorityName)].join(', ')}.`;
  }
}
