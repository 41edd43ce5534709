import { createHash } from 'node:crypto';
import type { RecordConsentPayload } from '@hub/contracts/consent';
import type { FoundAnswer, StartEpisodePayload } from '@hub/contracts/episode';
import type { LookupView } from '@hub/contracts/lookup';
import { type Form, textOf, textsOf } from '../../session/form.js';
import { chosenOf } from '../../words/choices.js';
import { dateFrom } from '../../words/date-input.js';
import { silentIn } from '../look-up/lookup-rows.js';
import { foundBy, isUnsettled } from './case-question.js';
import { decidedAt } from './decision-question.js';
import {
  DOCUMENTS,
  EXCLUDED,
  EXPLAINED,
  FOUND,
  GIVERS,
  LEVELS,
  SENSITIVE,
  URGENT,
  WHAT,
} from './start-words.js';

const UNLESS_DIFFERENT = ['sibling', 'another_child'];

/** What is recorded of the family's decision, once its pages are answered. */
export function consentFrom(
  form: Form,
  episodeId: string,
  lookupId: string,
  now: number,
): RecordConsentPayload | undefined {
  const [kind] = chosenOf(GIVERS, form, 'giver');
  const [explained] = chosenOf(EXPLAINED, form, 'explained');
  const givenAt = decidedAt(form, now);
  if (kind === undefined || explained === undefined || givenAt === undefined) return undefined;
  const categories = chosenOf(DOCUMENTS, form, 'documents');
  const excludedServices = chosenOf(EXCLUDED, form, 'excluded');
  const sensitiveServices = chosenOf(SENSITIVE, form, 'sensitive');
  const seesContent = chosenOf(WHAT, form, 'what').includes('content');
  const capacityBasis = textOf(form, 'capacityBasis');
  const end = dateFrom(form, 'ends');
  return {
    episodeId,
    lookupId,
    decision: 'granted',
    givenBy: { kind, ...(kind === 'child' && capacityBasis !== '' ? { capacityBasis } : {}) },
    purpose: textOf(form, 'purpose'),
    givenAt,
    explained,
    evidenceReference: textOf(form, 'evidence'),
    scope: seesContent ? ['existence', 'contact', 'content'] : ['existence', 'contact'],
    ...(seesContent ? { categories } : {}),
    recipients: { kind: 'listed', authorities: [...textsOf(form, 'boroughs')] },
    ...(excludedServices.length === 0 ? {} : { excludedServices }),
    ...(sensitiveServices.length === 0 ? {} : { sensitiveServices }),
    ...(end.kind === 'date' ? { expiresAt: `${end.day}T23:59:59.000Z` } : {}),
  };
}

/** How the episode starts, under that consent. */
export function startFrom(
  form: Form,
  consentId: string,
  lookup: LookupView,
): StartEpisodePayload | undefined {
  const [level] = chosenOf(LEVELS, form, 'level');
  if (level === undefined) return undefined;
  const [urgent] = isUnsettled(lookup) ? chosenOf(URGENT, form, 'urgent') : [];
  const found = foundBy(lookup).flatMap(({ field, authority, reference }): FoundAnswer[] => {
    const [answer] = chosenOf(FOUND, form, field);
    if (answer === undefined) return [];
    const because = UNLESS_DIFFERENT.includes(answer) ? 'details_differ' : 'family_was_asked';
    return [{ authority, reference, answer, ...(answer === 'sibling' ? {} : { because }) }];
  });
  return {
    consentId,
    lookupId: lookup.id,
    homeAuthority: textOf(form, 'home'),
    ownReference: textOf(form, 'reference'),
    levelOfNeed: { level: Number(level), label: textOf(form, 'label') },
    ...(urgent === undefined ? {} : { urgent }),
    ...(silentIn(lookup).length > 0 ? { silenceAccepted: true } : {}),
    ...(found.length === 0 ? {} : { found }),
  };
}

/** The same for the same answers: what is sent twice is done once, and what changed is another. */
export function keyOf(form: Form, purpose: string): string {
  const answers = JSON.stringify(Object.entries(form).sort(([a], [b]) => (a < b ? -1 : 1)));
  const hex = createHash('sha256').update(`${purpose} ${answers}`).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, '$1-$2-8$3-8$4-$5');
}
