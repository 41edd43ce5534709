import { IsISO8601, IsOptional, IsString, Matches, MinLength } from 'class-validator';
import { ListOf } from '@hub/contracts/shape';
import { bankHolidays, type Proclamation } from '@hub/working-time';
import { type FaultAt, readSettingsFile } from './settings-file.js';

/** Of the release: whoever runs the hub proclaims no bank holiday. */
const FILE = 'data/bank-holidays.yaml';
const WEEKEND = [0, 6];

const OF_THIS_CENTURY = /^20\d\d-\d\d-\d\d$/;

class ProclaimedDay {
  @IsISO8601({ strict: true }) @Matches(OF_THIS_CENTURY) day!: string;
  /** The bank holiday that it takes the place of. */
  @IsOptional() @IsISO8601({ strict: true }) @Matches(OF_THIS_CENTURY) insteadOf?: string;
  /** Where it was proclaimed. */
  @IsString() @MinLength(1) source!: string;
}

class BankHolidayFile {
  @ListOf(() => ProclaimedDay) proclaimed!: ProclaimedDay[];
}

/**
 * Bank holidays that were proclaimed since the hub's rules for them were written.
 *
 * @throws Error that names the file, and all that is wrong in it, each with its line
 */
export function readBankHolidayFile(path = FILE): Proclamation {
  const { proclaimed } = readSettingsFile(BankHolidayFile, path, checkDays);
  return {
    added: proclaimed.map(({ day }) => day),
    away: proclaimed.flatMap(({ insteadOf }) => insteadOf ?? []),
  };
}

function checkDays({ proclaimed }: BankHolidayFile, faultAt: FaultAt): void {
  proclaimed.forEach(({ day, insteadOf }, place) => {
    const at = `proclaimed.${String(place)}`;
    if (WEEKEND.includes(new Date(day).getUTCDay()))
      faultAt(`${at}.day`, ' must not be on a weekend, which is closed anyway');
    if (insteadOf !== undefined && !bankHolidays(Number(insteadOf.slice(0, 4))).has(insteadOf))
      faultAt(`${at}.insteadOf`, ' must be a bank holiday by the usual rules');
  });
}
