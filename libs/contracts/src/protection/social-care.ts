import { AuthorityCode, OneOf, Text } from '../shape/fields.js';

/** Under which section of the Children Act 1989 social care is asked. */
export const SECTIONS = ['section_17', 'section_47'] as const;
export type Section = (typeof SECTIONS)[number];

/** Whom a step-up asks to take the child on. */
export class SocialCareTeam {
  @OneOf(SECTIONS, 'Section 47: significant harm; section 17: a child in need') section!: Section;
  @AuthorityCode('The authority whose social care answers') authority!: string;
  @Text(120, 'Its team that answers, as its entry in the register names it') team!: string;
}
