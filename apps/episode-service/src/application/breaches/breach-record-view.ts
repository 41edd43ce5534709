import type { GatheredField, GatheredItem } from '@hub/contracts/shape';
import type { AssessedBreach, Breach } from '../../domain/breaches/breach.js';

const RISKS: Readonly<Record<AssessedBreach['assessment']['risk'], string>> = {
  none: 'no harm is likely',
  some: 'some harm could come of it',
  high: 'harm is likely',
};

/** What was done about what others should not have learnt, for the family to read. */
export function breachItem(breach: Breach): GatheredItem[] {
  if (breach.state === 'dismissed') return [];
  return [
    {
      id: `breach-${breach.correctionId}`,
      section: 'sharing',
      title: 'Somebody may have learnt of you who should not have',
      at: breach.awareAt,
      authority: breach.authority,
      fields: breach.state === 'recorded' ? [OPEN] : saidOf(breach),
    },
  ];
}

const OPEN: GatheredField = { name: 'What could come of it', value: 'nobody has judged that yet' };

function saidOf({ assessment, regulator, family }: AssessedBreach): GatheredField[] {
  return [
    { name: 'What could come of it', value: RISKS[assessment.risk] },
    { name: 'Whether the regulator was told', value: toldWords(regulator) },
    { name: 'Whether you were told', value: toldWords(family) },
  ];
}

function toldWords(said: AssessedBreach['regulator'] | AssessedBreach['family']): string {
  if (said === undefined) return 'not decided yet';
  if (!said.told) return `no: ${said.because.replaceAll('_', ' ')}`;
  return 'how' in said ? `yes, ${said.how.replaceAll('_', ' ')}` : 'yes';
}
