import type { StaffView } from '@hub/contracts/identity';
import type { Staff } from '../../domain/people/staff.js';
import type { Person } from '../ports.js';
import { personEntry } from './staff-now.js';

/** @param leads of their authority, now */
export function staffView(
  { username, ended, held, offer, version }: Staff,
  person: Person,
  leads: ReadonlySet<string> | undefined,
): StaffView {
  const { managerId, checkedUntil, trainedUntil, several } = person;
  return {
    ...personEntry(person, leads),
    username,
    ...(managerId === undefined ? {} : { managerId }),
    ...(checkedUntil === undefined ? {} : { checkedUntil }),
    ...(trainedUntil === undefined ? {} : { trainedUntil }),
    ...(ended === undefined ? {} : { endedAt: ended.at }),
    ...(several ? { severalPosts: true } : {}),
    ...(offer === undefined
      ? {}
      : { offeredTo: offer.to, offeredAt: offer.at, offeredUntil: offer.until }),
    ...(held ? { held } : {}),
    version,
  };
}
