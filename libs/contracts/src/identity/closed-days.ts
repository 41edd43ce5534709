import { DateOnly, Optional, PersonId, Text } from '../shape/fields.js';

/** Days on which an organisation is closed, beside weekends and bank holidays. */
export class ClosedDays {
  @DateOnly('The first of them') from!: string;
  @DateOnly('The last of them') to!: string;
  @Text(60, 'What they are: a school holiday, a training day') name!: string;
  @Optional()
  @PersonId('Whom to ring meanwhile, of the authority that answers for its staff')
  coveredBy?: string;
}

export const CLOSED_EXAMPLE: ClosedDays = {
  from: '2026-07-22',
  to: '2026-09-01',
  name: 'Summer holiday',
};
