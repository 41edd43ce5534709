import type { ChildDetails } from '@hub/contracts/lookup';
import type { Fault } from '@hub/contracts/shape';
import { isPostcode, normaliseNhsNumber } from '@hub/matching';

const DAY_MS = 86_400_000;

/** What cannot be true of a child who is asked for, by field. @param today `YYYY-MM-DD` */
export function childFaults(child: ChildDetails, today: string): Fault[] {
  const { nhsNumber, dateOfBirth, expectedOn, mother, postcode, formerPostcodes = [] } = child;
  const faults: Fault[] = [];
  if (nhsNumber !== undefined && normaliseNhsNumber(nhsNumber) === undefined)
    faults.push({
      field: 'child.nhsNumber',
      message: 'must be ten digits with a right check digit',
    });
  if (dateOfBirth !== undefined && dateOfBirth > today)
    faults.push({ field: 'child.dateOfBirth', message: 'must not lie in the future' });
  if (expectedOn !== undefined && dateOfBirth === undefined && !isNear(expectedOn, today))
    faults.push({
      field: 'child.expectedOn',
      message: 'must lie within the next ten months, or be past by six weeks at the most',
    });
  if (mother?.dateOfBirth !== undefined && mother.dateOfBirth > today)
    faults.push({ field: 'child.mother.dateOfBirth', message: 'must not lie in the future' });
  if (postcode !== undefined && !isPostcode(postcode))
    faults.push({
      field: 'child.postcode',
      message: 'must be a postcode of the UK, like SE13 6LG',
    });
  formerPostcodes.forEach((former, place) => {
    if (!isPostcode(former))
      faults.push({
        field: `child.formerPostcodes.${String(place)}`,
        message: 'must be a postcode of the UK, like SE13 6LG',
      });
  });
  return faults;
}

function isNear(expectedOn: string, today: string): boolean {
  const days = (Date.parse(expectedOn) - Date.parse(today)) / DAY_MS;
  return days >= -42 && days <= 305;
}
