import type { ServiceDetail } from '@hub/contracts/directory';
import { dateOf } from '../../words/dates.js';
import { NEEDS } from './services-words.js';
import { type ServiceRow, serviceRow } from './services-view.js';

export interface ServiceDetailView extends ServiceRow {
  readonly title: string;
  readonly alert?: string;
  readonly description?: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

/** One service with what a family is told. What it does not say is left out. */
export function serviceDetailView(service: ServiceDetail): ServiceDetailView {
  const { name, alert, description, source, needs } = service;
  const row = serviceRow(service);
  const { howToRefer, waitingTime, fees, capacity, area, languages } = service.card ?? {};
  const facts: readonly [string, string | undefined][] = [
    ['How to ask for it', howToRefer],
    ['Waiting time', waitingTime],
    ['Free places', capacity],
    ['What it costs', fees],
    ['Ages', agesOf(service)],
    ['Where', row.where],
    ['The area it covers', area],
    ['Languages', languages?.join(', ')],
    ['Helps with', needs.map((need) => NEEDS[need]).join(', ')],
    ['Last seen in the directory', dateOf(source.seenAt)],
  ];
  return {
    ...row,
    title: name,
    ...(alert === undefined ? {} : { alert }),
    ...(description === undefined ? {} : { description }),
    facts: facts.flatMap(([fact, value]) =>
      value === undefined || value === '' ? [] : [{ name: fact, value }],
    ),
  };
}

function agesOf({ minimumAge, maximumAge }: ServiceDetail): string | undefined {
  if (minimumAge === undefined)
    return maximumAge === undefined ? undefined : `Up to ${String(maximumAge)}`;
  if (maximumAge === undefined) return `From ${String(minimumAge)}`;
  return `${String(minimumAge)} to ${String(maximumAge)}`;
}
