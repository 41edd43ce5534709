/**
 * Systems in which there may be a record of the child beside the CAF: an education, health and care
 * plan, youth justice, child and adolescent mental health, the careers client system, Family Help.
 * Social care’s own is a referral.
 */
export const LINKED_SYSTEMS = ['ehcp', 'asset_plus', 'camhs', 'ccis', 'family_help'] as const;
export type LinkedSystem = (typeof LINKED_SYSTEMS)[number];
