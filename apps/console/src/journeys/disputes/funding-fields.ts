import { authorityName } from '@hub/contracts';
import type { DisputeView, FundingTerms } from '@hub/contracts/arbitration';
import type { Fault } from '../../pages/faults.js';
import type { Field } from '../../pages/fields.js';
import type { Fact } from '../../pages/parts.js';
import { type Form, textOf } from '../../session/form.js';
import { dateFrom } from '../../words/date-input.js';
import { dateOf } from '../../words/dates.js';
import { listed } from '../../words/lists.js';
import { partiesOf } from './dispute-words.js';

const shareOf = (authority: string): string => `share-${authority}`;

/** Who would pay what, from when, until when; nothing where it is about something else. */
export function fundingFields(dispute: DisputeView): Field[] {
  if (dispute.kind !== 'funding') return [];
  return [
    ...partiesOf(dispute).map((code): Field => ({
      kind: 'line',
      name: shareOf(code),
      label: `How much does ${authorityName(code)} pay, in percent? (optional)`,
      hint: 'A whole number, like 40. All boroughs together pay 100.',
      most: 3,
    })),
    {
      kind: 'day',
      name: 'from',
      label: 'From which day on? (needed with percentages)',
      hint: 'What was paid since then is settled by these percentages.',
    },
    { kind: 'day', name: 'until', label: 'Until which day? (optional)' },
  ];
}

/** The same as the hub takes it; left out where no share was given. */
export function fundingFrom(
  form: Form,
  dispute: DisputeView,
): { readonly funding?: Partial<FundingTerms> } {
  if (dispute.kind !== 'funding') return {};
  const shares = partiesOf(dispute).flatMap((authority) => {
    const text = textOf(form, shareOf(authority));
    return text === '' ? [] : [{ authority, percent: Number(text) }];
  });
  const [from, until] = [dateFrom(form, 'from'), dateFrom(form, 'until')];
  const dates = {
    ...(from.kind === 'date' ? { from: from.day } : {}),
    ...(until.kind === 'date' ? { until: until.day } : {}),
  };
  return shares.length === 0 && from.kind === 'nothing' && until.kind === 'nothing'
    ? {}
    : { funding: { shares, ...dates } };
}

/** What is said where the hub does not take them. */
export function fundingRefusals(dispute: DisputeView): Readonly<Record<string, Fault>> {
  if (dispute.kind !== 'funding') return {};
  const text =
    'Say in whole percent how much each borough pays: together they pay 100. Say from which day on. The last day is not before it.';
  return { invalid_request: { field: shareOf(dispute.openedBy), text } };
}

/** `Lewisham pays 40 percent and Greenwich pays 60 percent, from 1 June 2026.` */
export function fundingText({ shares, from, until }: FundingTerms): string {
  const parts = shares.map(
    ({ authority, percent }) => `${authorityName(authority)} pays ${String(percent)} percent`,
  );
  const end = until === undefined ? '' : ` until ${dateOf(until)}`;
  return `${listed(parts)}, from ${dateOf(from)}${end}.`;
}

export function fundingFacts(funding: FundingTerms | undefined): Fact[] {
  return funding === undefined ? [] : [{ key: 'Who pays', value: fundingText(funding) }];
}
