import type { AgePassed } from '@hub/contracts/consent';
import type { DevelopmentKind, DevelopmentList } from '@hub/contracts/planning';
import type { Question } from '../../pages/question.js';
import { dateAndTimeOf } from '../../words/dates.js';

const KINDS: Readonly<Record<DevelopmentKind, string>> = {
  step: 'A step of the case',
  team: 'The team',
  needs: 'What the family needs to be spoken with',
  document: 'Documents',
  plan: 'The plan',
  service_request: 'A service that was asked for',
  review: 'A review',
  recommendation: 'A recommendation to you',
  lead: 'You lead this case from now on',
};

interface AgeWords {
  readonly title: string;
  readonly lead: string;
  readonly button: string;
}

/** What an age asks of whoever leads, by the word in its address. */
export const AGE_WORDS: Readonly<Record<AgePassed, AgeWords>> = {
  turns_16: {
    title: 'The young person turns 16 this month',
    lead: 'From 16 on they decide about sharing themselves. Ask them, and record what they say under “See what the family agreed to”.',
    button: 'I have asked them',
  },
  turns_17_and_half: {
    title: 'The young person is seventeen and a half this month',
    lead: 'This work ends at 18. Agree with them, and with who helps adults, what follows.',
    button: 'We have prepared it',
  },
  turns_18: {
    title: 'The young person turns 18 this month',
    lead: 'They are an adult. Close the case, or say under which other law it goes on.',
    button: 'It is dealt with',
  },
};

const backTo = (episodeId: string) => ({
  href: `/cases/${episodeId}`,
  text: 'Back to the case',
});

/** What others did since whoever leads looked last; what comes later stays new. */
export function newsQuestion({ episodeId, items }: DevelopmentList): Question {
  const until = items
    .map(({ lastAt }) => lastAt)
    .sort()
    .at(-1);
  return {
    title: 'What others did in a case you lead',
    action: `/cases/${episodeId}/news`,
    back: backTo(episodeId),
    lead: ['The case tells each of them in “What happened”.'],
    facts: items.map(({ kind, lastAt }) => ({
      key: KINDS[kind],
      value: `Last on ${dateAndTimeOf(lastAt)}`,
    })),
    fields: [],
    button: 'I have looked at it',
    ...(until === undefined ? {} : { hidden: { until } }),
  };
}

export function ageQuestion(episodeId: string, age: AgePassed): Question {
  const { title, lead, button } = AGE_WORDS[age];
  return {
    ...{ title, button, fields: [], lead: [lead] },
    action: `/cases/${episodeId}/ages/${age}`,
    back: backTo(episodeId),
  };
}
