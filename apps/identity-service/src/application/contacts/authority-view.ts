import { authorityName } from '@hub/contracts';
import type { AuthorityView, NamedContact } from '@hub/contracts/identity';
import type { Contact } from '@hub/contracts/shape';
import { type Absence, awayUntil, freshness, onDuty } from '../../domain/contacts/on-duty.js';
import { isRoundTheClock, reachableAt } from '../../domain/contacts/team.js';
import type { AuthorityEntry, RegisterStore } from '../ports.js';

/** Entries of the register as everybody sees them, with whom to turn to now. */
export async function viewEntries(
  entries: readonly AuthorityEntry[],
  register: RegisterStore,
  now: string,
): Promise<AuthorityView[]> {
  const [contacts, absences] = await Promise.all([
    register.contacts(entries.flatMap(({ leadId, deputyIds }) => [leadId, ...deputyIds])),
    register.absences(now),
  ]);
  return entries.map((entry) =>
    view(entry, (id) => contacts.get(id)?.contact ?? GONE, absences, now),
  );
}

/** Somebody who is no longer on the authority's list of people. */
const GONE: Contact = { name: 'Nobody', role: 'no longer there', team: 'unknown' };

function view(
  entry: AuthorityEntry,
  contactOf: (personId: string) => Contact,
  absences: readonly Absence[],
  now: string,
): AuthorityView {
  const named = (personId: string): NamedContact => {
    const away = awayUntil(personId, absences, now);
    const planned = absences
      .filter((absence) => absence.personId === personId)
      .slice(0, 20)
      .map(({ from, until }) => ({ from, until }));
    return {
      personId,
      contact: contactOf(personId),
      ...(away === undefined ? {} : { awayUntil: away }),
      ...(planned.length === 0 ? {} : { absences: planned }),
    };
  };
  const duty = onDuty(entry, absences, now);
  return {
    code: entry.code,
    name: authorityName(entry.code),
    leadCafContact: contactOf(duty.personId),
    onDuty: duty.onDuty,
    lead: named(entry.leadId),
    deputies: entry.deputyIds.map(named),
    teams: entry.teams,
    reachableNow: reachableAt(entry.teams, now),
    roundTheClock: isRoundTheClock(entry.teams),
    systems: entry.systems,
    confirmedOn: entry.confirmedOn,
    freshness: freshness(entry.confirmedOn, now),
    version: entry.version,
  };
}
