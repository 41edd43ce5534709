interface TeamRoleWords {
  readonly words: string;
  /** To know it is to know something about the child that many would not tell. */
  readonly sensitive?: true;
}

/** What somebody can do in the team around a child. */
export const TEAM_ROLES = {
  teacher: { words: 'Teacher' },
  senco: { words: 'Special educational needs co-ordinator' },
  nursery_worker: { words: 'Nursery worker' },
  education_welfare_officer: { words: 'Education welfare officer' },
  educational_psychologist: { words: 'Educational psychologist' },
  school_nurse: { words: 'School nurse' },
  health_visitor: { words: 'Health visitor' },
  midwife: { words: 'Midwife' },
  gp: { words: 'GP' },
  paediatrician: { words: 'Paediatrician' },
  therapist: { words: 'Therapist' },
  family_support_worker: { words: 'Family support worker' },
  youth_worker: { words: 'Youth worker' },
  social_worker: { words: 'Social worker' },
  housing_officer: { words: 'Housing officer' },
  police_officer: { words: 'Police officer' },
  charity_worker: { words: 'Charity worker' },
  sexual_health_nurse: { words: 'Sexual health nurse', sensitive: true },
  camhs_practitioner: { words: 'CAMHS practitioner', sensitive: true },
  substance_misuse_worker: { words: 'Substance misuse worker', sensitive: true },
  domestic_abuse_worker: { words: 'Domestic abuse worker', sensitive: true },
  youth_justice_worker: { words: 'Youth justice worker', sensitive: true },
  young_parents_worker: { words: 'Young parents worker', sensitive: true },
  other_professional: { words: 'Professional' },
} as const satisfies Record<string, TeamRoleWords>;

export type TeamRole = keyof typeof TEAM_ROLES;
export const TEAM_ROLE_CODES = Object.keys(TEAM_ROLES) as [TeamRole, ...TeamRole[]];

/** What stands in place of a role that is sensitive. */
export const NEUTRAL_ROLE = TEAM_ROLES.other_professional.words;
