/**
 * The 33 members: ONS (GSS) code → name as shown on screen. Source: ONS, Local Authority Districts.
 */
export const AUTHORITIES: Readonly<Record<string, string>> = {
  E09000001: 'City of London',
  E09000002: 'Barking and Dagenham',
  E09000003: 'Barnet',
  E09000004: 'Bexley',
  E09000005: 'Brent',
  E09000006: 'Bromley',
  E09000007: 'Camden',
  E09000008: 'Croydon',
  E09000009: 'Ealing',
  E09000010: 'Enfield',
  E09000011: 'Greenwich',
  E09000012: 'Hackney',
  E09000013: 'Hammersmith and Fulham',
  E09000014: 'Haringey',
  E09000015: 'Harrow',
  E09000016: 'Havering',
  E09000017: 'Hillingdon',
  E09000018: 'Hounslow',
  E09000019: 'Islington',
  E09000020: 'Kensington and Chelsea',
  E09000021: 'Kingston upon Thames',
  E09000022: 'Lambeth',
  E09000023: 'Lewisham',
  E09000024: 'Merton',
  E09000025: 'Newham',
  E09000026: 'Redbridge',
  E09000027: 'Richmond upon Thames',
  E09000028: 'Southwark',
  E09000029: 'Sutton',
  E09000030: 'Tower Hamlets',
  E09000031: 'Waltham Forest',
  E09000032: 'Wandsworth',
  E09000033: 'Westminster',
};

/** The GSS codes of the 33 members, in order. */
export const AUTHORITY_CODES: readonly string[] = Object.keys(AUTHORITIES).sort();

/**
 * An authority that is none of these, drawn by chance: such as who reviews what they did.
 *
 * @param chance at least 0 and below 1
 * @throws Error where none is left
 */
export function drawAuthority(parts: readonly string[], chance: number): string {
  const others = AUTHORITY_CODES.filter((code) => !parts.includes(code));
  const drawn = others[Math.floor(chance * others.length)];
  if (drawn === undefined) throw new Error('Every authority has a part in it');
  return drawn;
}

/** The name of an authority; the code itself where it is none of the 33. */
export function authorityName(code: string): string {
  return AUTHORITIES[code] ?? code;
}

/** The broker vhost of a member, and the name of its only AMQP user. */
export function memberVhost(code: string): string {
  return `m.${code}`;
}
