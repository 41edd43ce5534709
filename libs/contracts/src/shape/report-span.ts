import { DateOnly, Optional } from './fields.js';

export class ReportSpanPayload {
  @Optional() @DateOnly('First day; a year before the last where nothing is said') from?: string;
  @Optional() @DateOnly('Last day; today where nothing is said') to?: string;
}
