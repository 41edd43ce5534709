import type { OpenReferralPhone, OpenReferralService } from './open-referral.js';

/** What a family is told of a service besides what it is searched by. */
export interface ServiceCard {
  readonly phones?: readonly string[];
  readonly howToRefer?: string;
  readonly waitingTime?: string;
  readonly fees?: string;
  readonly languages?: readonly string[];
  readonly capacity?: string;
  readonly area?: string;
}

const MOST_PHONES = 5;
const MOST_LANGUAGES = 30;
const MOST_TEXT = 2_000;
const MOST_SHORT_TEXT = 300;

/** Nothing where the document says none of it. */
export function cardOf(document: OpenReferralService): ServiceCard | undefined {
  const { contacts = [], service_at_locations: at = [], service_areas: areas = [] } = document;
  const phones = [
    document.phones,
    ...contacts.map((contact) => contact.phones),
    ...at.flatMap((one) => [one.phones, one.location?.phones]),
  ].flatMap((list) => (list ?? []).flatMap(numberOf));
  const languages = (document.languages ?? []).flatMap(({ name, code }) => name ?? code ?? []);
  const card = Object.fromEntries(
    Object.entries({
      phones: atMost(MOST_PHONES, phones, 40),
      howToRefer: cut(document.application_process, MOST_TEXT),
      waitingTime: cut(document.wait_time, MOST_SHORT_TEXT),
      fees: cut(feesOf(document), MOST_TEXT),
      languages: atMost(MOST_LANGUAGES, languages, 100),
      capacity: cut(capacityOf(document), MOST_SHORT_TEXT),
      area: cut(areas.flatMap(({ name }) => name ?? []).join(', '), MOST_SHORT_TEXT),
    }).filter(([, value]) => value !== undefined),
  );
  return Object.keys(card).length === 0 ? undefined : card;
}

function numberOf({ number, extension }: OpenReferralPhone): string[] {
  if (number === undefined || number.trim() === '') return [];
  return [extension === undefined ? number.trim() : `${number.trim()} ext. ${String(extension)}`];
}

function feesOf({
  fees,
  fees_description: more,
  cost_options: costs = [],
}: OpenReferralService): string {
  const options = costs.map(({ option, amount, currency, amount_description: words }) =>
    [option, amount === undefined ? undefined : money(amount, currency), words]
      .filter((part) => part !== undefined && part !== '')
      .join(' '),
  );
  return [fees, more, ...options].filter((part) => part !== undefined && part !== '').join('; ');
}

function money(amount: number, currency = 'GBP'): string {
  if (amount === 0) return 'free';
  return currency.toUpperCase() === 'GBP'
    ? `£${amount.toFixed(2)}`
    : `${amount.toFixed(2)} ${currency}`;
}

function capacityOf({ capacities = [] }: OpenReferralService): string {
  return capacities
    .map(({ available, maximum, description }) =>
      [
        description,
        available === undefined ? undefined : `${String(available)} free`,
        maximum === undefined ? undefined : `${String(maximum)} in all`,
      ]
        .filter((part) => part !== undefined)
        .join(', '),
    )
    .filter((part) => part !== '')
    .join('; ');
}

function cut(text: string | undefined, length: number): string | undefined {
  const trimmed = (text ?? '').trim();
  return trimmed === '' ? undefined : trimmed.slice(0, length);
}

function atMost(count: number, list: readonly string[], length: number): string[] | undefined {
  const some = [...new Set(list.map((text) => text.slice(0, length)))].slice(0, count);
  return some.length === 0 ? undefined : some;
}
