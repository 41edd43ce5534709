import type { SocialCareAnswers, SocialCareRow } from '@hub/contracts/lookup';
import type { RecordItem } from '@hub/contracts/shape';

const WORDS: Readonly<Record<Exclude<SocialCareRow['answer'], 'unknown'>, string>> = {
  now: 'they work with your child now',
  before: 'they worked with your child before',
  not_disclosed: 'nothing; who asked was told whom to ring',
};

/** In a parent’s words: how many were asked, and what those said that know more. */
export function socialCareFields({ rows }: SocialCareAnswers): RecordItem['fields'] {
  const answered = rows.filter(({ silence }) => silence === undefined).length;
  const asked = `of ${String(rows.length)} councils; ${String(answered)} answered`;
  const said = rows.flatMap(({ name, answer }) =>
    answer === 'unknown'
      ? []
      : [{ name: `What social care of ${name} told them`, value: WORDS[answer] }],
  );
  return [{ name: 'Whose social care was asked about your child', value: asked }, ...said];
}
