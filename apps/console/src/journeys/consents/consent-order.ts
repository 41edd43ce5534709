import { createHash } from 'node:crypto';
import type { RecordConsentPayload } from '@hub/contracts/consent';
import { type Form, textOf, textsOf } from '../../session/form.js';
import { chosenOf, YES_NO } from '../../words/choices.js';
import { dateFrom } from '../../words/date-input.js';
import { decidedAt } from './decision-question.js';
import {
  AGES,
  DECIDED,
  DOCUMENTS,
  EXCLUDED,
  EXPLAINED,
  FROM_WHOM,
  GIVERS,
  NOTHING_OF,
  OTHER_PARENT,
  SENSITIVE,
  WHAT,
} from './consent-words.js';

/** The parts of a statement that say what it covers. */
type Coverage = Pick<
  RecordConsentPayload,
  'scope' | 'categories' | 'recipients' | 'excludedServices' | 'sensitiveServices' | 'expiresAt'
>;

/** What is recorded of the family’s decision, once its pages are answered. */
export function consentFrom(
  form: Form,
  episodeId: string,
  now: number,
): RecordConsentPayload | undefined {
  const [explained] = chosenOf(EXPLAINED, form, 'explained');
  const givenAt = decidedAt(form, now);
  const givenBy = giverFrom(form);
  if (givenBy === undefined || explained === undefined || givenAt === undefined) return undefined;
  const [decision = 'granted'] = chosenOf(DECIDED, form, 'decision');
  const by = explained === 'by_telephone' ? dateFrom(form, 'confirmed') : undefined;
  const before = textOf(form, 'supersedes');
  return {
    episodeId,
    decision,
    givenBy,
    purpose: textOf(form, 'purpose'),
    givenAt,
    explained,
    ...(by?.kind === 'date' ? { confirmedInWritingBy: by.day } : {}),
    evidenceReference: textOf(form, 'evidence'),
    ...(decision === 'granted' ? agreedTo(form) : refusedIn(form)),
    ...(before === '' ? {} : { supersedes: before }),
  };
}

function giverFrom(form: Form): RecordConsentPayload['givenBy'] | undefined {
  const [kind] = chosenOf(GIVERS, form, 'giver');
  if (kind === undefined) return undefined;
  const [age] = chosenOf(AGES, form, 'age');
  const [asked] = chosenOf(YES_NO, form, 'asked');
  const [otherParent] = chosenOf(OTHER_PARENT, form, 'otherParent');
  const [basis, despite] = [textOf(form, 'capacityBasis'), textOf(form, 'despite')];
  const isChild = kind === 'child';
  return {
    kind,
    ...(isChild && basis !== '' ? { capacityBasis: basis } : {}),
    ...(age === undefined ? {} : { sixteenOrOver: age === 'over_16' }),
    ...(isChild || asked === undefined ? {} : { youngPersonAgrees: asked === 'yes' }),
    ...(otherParent === undefined ? {} : { otherParent }),
    ...(otherParent === 'disagrees' && despite !== '' ? { despiteDisagreement: despite } : {}),
  };
}

function agreedTo(form: Form): Coverage {
  const categories = chosenOf(DOCUMENTS, form, 'documents');
  const excludedServices = chosenOf(EXCLUDED, form, 'excluded');
  const sensitiveServices = chosenOf(SENSITIVE, form, 'sensitive');
  const seesContent = chosenOf(WHAT, form, 'what').includes('content');
  const end = dateFrom(form, 'ends');
  return {
    scope: seesContent ? ['existence', 'contact', 'content'] : ['existence', 'contact'],
    ...(seesContent ? { categories } : {}),
    recipients: { kind: 'listed', authorities: [...textsOf(form, 'boroughs')] },
    ...(excludedServices.length === 0 ? {} : { excludedServices }),
    ...(sensitiveServices.length === 0 ? {} : { sensitiveServices }),
    ...(end.kind === 'date' ? { expiresAt: `${end.day}T23:59:59.000Z` } : {}),
  };
}

function refusedIn(form: Form): Coverage {
  const toAll = chosenOf(FROM_WHOM, form, 'fromWhom').includes('everybody');
  return {
    scope: chosenOf(NOTHING_OF, form, 'nothingOf').includes('documents')
      ? ['content']
      : ['existence', 'contact', 'content'],
    recipients: toAll
      ? { kind: 'all_counterparts' }
      : { kind: 'listed', authorities: [...textsOf(form, 'boroughs')] },
  };
}

/** The same for the same answers: what is sent twice is done once, and what changed is another. */
export function keyOf(form: Form, purpose: string): string {
  const answers = JSON.stringify(Object.entries(form).sort(([a], [b]) => (a < b ? -1 : 1)));
  const hex = createHash('sha256').update(`${purpose} ${answers}`).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, '$1-$2-8$3-8$4-$5');
}
