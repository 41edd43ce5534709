import type { NeedTerm } from '@hub/contracts/directory';

/** Kinds of need that the simulated services have. */
export const SIMULATED_NEEDS = [
  'mental_health',
  'speech_and_language',
  'parenting',
  'housing',
  'education',
  'disability',
  'substance_misuse',
  'activities',
] as const satisfies readonly NeedTerm[];

/** What simulated services are called, and what they say of themselves. */
export const SERVICE_KINDS: Readonly<
  Record<
    (typeof SIMULATED_NEEDS)[number],
    { readonly nouns: readonly string[]; readonly foreign: string; readonly about: string }
  >
> = {
  mental_health: {
    nouns: ['Counselling', 'Wellbeing Service', 'Bereavement Support', 'Emotional Health Team'],
    foreign: 'Counselling',
    about:
      'One-to-one and group sessions for children who are anxious, low or grieving, with trained counsellors.',
  },
  speech_and_language: {
    nouns: ['Speech Therapy', 'Talking Together', 'Communication Clinic'],
    foreign: 'Speech and language therapy',
    about:
      'Assessment and therapy for children who find speaking, understanding or swallowing hard.',
  },
  parenting: {
    nouns: ['Parenting Programme', 'Family Hub', 'Stay and Play', 'Fathers Group'],
    foreign: 'Family support',
    about: 'Courses, drop-ins and home visits for parents and carers of children of all ages.',
  },
  housing: {
    nouns: ['Housing Advice', 'Homelessness Outreach', 'Money and Benefits Clinic'],
    foreign: 'Housing advice',
    about:
      'Advice on tenancies, overcrowding, rent arrears and benefits for families with children.',
  },
  education: {
    nouns: ['Attendance Mentoring', 'Homework Club', 'Exclusion Advice', 'Apprenticeship Coaching'],
    foreign: 'Education',
    about: 'Mentors and tutors who help pupils back into school, through exams and on to work.',
  },
  disability: {
    nouns: ['Short Breaks', 'Autism Outreach', 'Portage', 'Sensory Play'],
    foreign: 'Special educational needs',
    about:
      'Support for disabled children and their brothers and sisters, at home and in the community.',
  },
  substance_misuse: {
    nouns: ['Young People’s Drug Service', 'Alcohol Advice', 'Hidden Harm Project'],
    foreign: 'Substance misuse',
    about:
      'Confidential help for young people who use alcohol or drugs, and for children of parents who do.',
  },
  activities: {
    nouns: ['Youth Club', 'Football Academy', 'Street Dance', 'Holiday Playscheme', 'Coding Club'],
    foreign: 'Things to do',
    about: 'Open-access sessions after school, at weekends and in the holidays.',
  },
};
