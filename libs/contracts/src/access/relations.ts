/** Whose things a request is about, and so who may make it beside holding the role. */
export const RELATIONS = {
  services: 'a service of the hub, in its own name',
  anybody: 'whoever holds the role: it is about nobody in particular',
  own: 'the caller’s own authority; what belongs to others does not exist',
  keeper: 'the authority it is of; others may read it, and are refused',
  recorder: 'the authority that recorded it',
  told: 'the authority that recorded it, and those that were told of it',
  counterpart: 'the authorities with a part in the episode',
  party: 'the sides of it',
  arbitrator: 'the person appointed to decide it',
  holder: 'the authorities that hold what is recalled, or what was found',
  reviewer: 'the authority that was drawn to review it',
  concerned: 'the authorities that caused it or that it concerns, and operations',
  operations: 'operations; whoever else asks is refused, and that is recorded',
} as const;

export type Relation = keyof typeof RELATIONS;

export interface AccessRule {
  readonly relation: Relation;
  /** What else must hold at that moment. */
  readonly when?: string;
}
