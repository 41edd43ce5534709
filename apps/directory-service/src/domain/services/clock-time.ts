const TIME = /^(\d{1,2})[:.]?(\d{2})?(?::\d{2}(?:\.\d+)?)?\s*(am|pm)?\s*(z|[+-]\d{2}:?\d{2})?$/i;
/** What London's clocks may differ from UTC by. */
const LONDON_OFFSETS = [0, 60];

/**
 * A time of day on London's clocks as HH:MM; undefined where it is none. Feeds write `09:00Z` and
 * `17:00+01:00` for what stands on the door, in summer as in winter; another zone is reckoned to
 * London's winter time.
 */
export function timeOfDay(text: string | undefined): string | undefined {
  const found = TIME.exec(text?.trim() ?? '');
  if (!found) return undefined;
  const [, hour = '', minute = '00', half, zone] = found;
  if (half === undefined && found[2] === undefined) return undefined;
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  }
  const minutes = hours * 60 + Number(minute);
  if (Number(minute) > 59 || minutes > 24 * 60) return undefined;
  const offset = offsetOf(zone);
  const here = LONDON_OFFSETS.includes(offset)
    ? minutes
    : (((minutes - offset) % (24 * 60)) + 24 * 60) % (24 * 60);
  return `${String(Math.floor(here / 60)).padStart(2, '0')}:${String(here % 60).padStart(2, '0')}`;
}

function offsetOf(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? [];
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -size : size;
}
