import {
  ConsentView,
  OverrideView,
  RecallView,
  ReleaseView,
  SharingEntry,
} from '@hub/contracts/consent';
import { type GatheredItem, namingField, plainFields } from '@hub/contracts/shape';
import type { Consent } from '../../domain/consent.js';
import type { Override } from '../../domain/override.js';
import type { Release } from '../../domain/release.js';
import { reasonInWords } from '../../domain/subject-access/reasons-in-words.js';
import { type Asking, whoAskedFor } from '../../domain/subject-access/who-asked.js';
import { viewConsent } from '../consents/consent-view.js';
import { viewOverride } from '../overrides/override-view.js';
import { viewRelease } from '../releases/release-view.js';

export function statementItem(consent: Consent, authority: string): GatheredItem {
  const title = consent.state === 'refused' ? 'You refused sharing' : 'You agreed to sharing';
  return {
    id: `statement-${consent.id}`,
    section: 'statements',
    title,
    at: consent.givenAt,
    authority: consent.authority,
    fields: plainFields(ConsentView, viewConsent(consent, [], authority), [
      'authority',
      'givenAt',
      'receipts',
      'version',
    ]),
  };
}

export function toldItem(entry: SharingEntry): GatheredItem {
  return {
    id: `told-${entry.consentId}-${entry.authority}`,
    section: 'sharing',
    title: 'An authority was told what may be shared with it',
    ...(entry.toldAt === undefined ? {} : { at: entry.toldAt }),
    authority: entry.authority,
    fields: plainFields(SharingEntry, entry, ['authority', 'toldAt']),
  };
}

export function recallItem(consentId: string, recall: RecallView): GatheredItem {
  return {
    id: `recall-${consentId}-${recall.authority}`,
    section: 'sharing',
    title: 'An authority had to delete what was shared, or to say why it keeps it',
    at: recall.openedAt,
    authority: recall.authority,
    fields: plainFields(RecallView, recall, ['authority', 'openedAt']),
  };
}

/**
 * @param said what the family said of the episode
 * @param askings what the ledger says of who asked
 */
export function releaseItem(
  release: Release,
  { said, askings }: { readonly said: readonly Consent[]; readonly askings: readonly Asking[] },
): GatheredItem {
  const { decision, recipient, authorisedAt } = release;
  const agreement = said.find(({ id }) => id === decision.consentId);
  return {
    id: `release-${release.id}`,
    section: 'sharing',
    title: 'An authority asked for a document',
    at: authorisedAt,
    authority: recipient,
    fields: [
      ...namingField('Who asked for it', whoAskedFor(release, askings)),
      ...plainFields(ReleaseView, viewRelease(release), [
        ...['authorisedAt', 'recipient', 'because', 'rule', 'version'],
      ]),
      { name: 'Why it was shown, or not', value: reasonInWords(decision.because) },
      ...(agreement === undefined
        ? []
        : [{ name: 'When you agreed to that', value: agreement.givenAt }]),
    ],
  };
}

/** As its review found it, its words shown as to who made it. */
export function overrideItem(override: Override): GatheredItem {
  const { id, madeAt, madeBy, personId, review, toldOutside } = override;
  return {
    id: `override-${id}`,
    section: 'sharing',
    title: toldOutside
      ? 'Police or a hospital were told without consent, in the public interest'
      : 'Content was opened without consent, in the public interest',
    at: madeAt,
    authority: madeBy,
    fields: [
      ...namingField('Who decided that', personId),
      ...plainFields(OverrideView, viewOverride(override, madeBy), ['madeAt', 'madeBy']),
      ...namingField('Who looked at it afterwards', review?.personId),
    ],
  };
}
