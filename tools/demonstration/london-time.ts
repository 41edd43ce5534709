/** `Thu 25 Mar 2027, 10:00` */
export function londonTime(instant: string): string {
  return new Date(instant).toLocaleString('en-GB', {
    timeZone: 'Europe/London',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}
