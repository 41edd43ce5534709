import { AUTHORITIES, authorityName } from '@hub/contracts';
import type { ServicePage, ServiceView } from '@hub/contracts/directory';
import {
  type ErrorList,
  type Fault,
  type FieldMessages,
  messagesOf,
  summaryOf,
} from '../../pages/faults.js';
import { nextPageOf } from '../../pages/paging.js';
import type { Tag } from '../../pages/parts.js';
import { type Form, textOf } from '../../session/form.js';
import { type Choice, choicesOf, type Option, optionsOf } from '../../words/choices.js';
import { counted } from '../../words/counts.js';
import { questionOf } from './service-question.js';
import { ACCESS, NEEDS, NO_DISTANCE, SHOWN } from './services-words.js';

const METRES_IN_A_MILE = 1609;

export interface ServiceRow {
  readonly name: string;
  readonly href: string;
  readonly by: string;
  readonly access: Tag;
  readonly why: readonly string[];
  readonly where?: string;
  readonly reach: ServiceReach;
}

interface ServiceReach {
  readonly phones: readonly string[];
  readonly email?: string;
  /** Of a page on the web; nothing else is followed. */
  readonly url?: string;
}

export interface ServicesView {
  readonly title: string;
  readonly summary: ErrorList | undefined;
  readonly needs: readonly Option[];
  readonly homes: readonly Option[];
  readonly postcode: string;
  readonly shown: readonly Choice[];
  readonly errors: FieldMessages;
  /** Nothing before anything was asked. */
  readonly found?: {
    readonly sentence: string;
    readonly rows: readonly ServiceRow[];
    readonly nextPage?: string;
  };
}

/** The question, and beneath it what was found. */
export function servicesView(
  form: Form,
  faults: readonly Fault[],
  found?: ServicePage,
): ServicesView {
  const shown = textOf(form, 'shown') === '' ? { ...form, shown: 'open' } : form;
  return {
    title: 'Find a service',
    summary: summaryOf(faults),
    needs: optionsOf(NEEDS, form, 'need', 'Any need'),
    homes: optionsOf(AUTHORITIES, form, 'home', 'Not known'),
    postcode: textOf(form, 'postcode'),
    shown: choicesOf(SHOWN, shown, 'shown'),
    errors: messagesOf(faults),
    ...(found ? { found: foundIn(found, form) } : {}),
  };
}

function foundIn(found: ServicePage, form: Form): NonNullable<ServicesView['found']> {
  const { items, nextCursor, from } = found;
  const near = from === undefined ? [] : [from.sentence];
  return {
    sentence: [sentenceOf(items.length, nextCursor !== undefined, form), ...near].join(' '),
    rows: items.map(serviceRow),
    ...nextPageOf('/services', nextCursor),
  };
}

function sentenceOf(count: number, hasMore: boolean, form: Form): string {
  const { need, postcode, notOpen } = questionOf(form);
  if (count > 0) {
    const services = counted(count, 'service');
    return hasMore ? `The first ${services}.` : `${services}.`;
  }
  if (notOpen === 'true') return 'No service that a borough lists is closed to this child.';
  const about = need === undefined ? '' : ` for “${NEEDS[need]}”`;
  const now =
    need === undefined && postcode === undefined
      ? 'Boroughs list their services themselves; ask your early help team.'
      : 'Try any need, or leave out the postcode.';
  return `No borough lists a service${about} that this child may use. ${now}`;
}

export function serviceRow(service: ServiceView): ServiceRow {
  const where = whereOf(service);
  return {
    name: service.name,
    href: `/services/${service.id}`,
    by: [service.organization, `listed by ${authorityName(service.authority)}`]
      .filter((text) => text !== '')
      .join(', '),
    access: ACCESS[service.access],
    why: service.reasons.map(({ sentence }) => sentence),
    ...(where === undefined ? {} : { where }),
    reach: reachOf(service),
  };
}

function reachOf({ card, email, url }: ServiceView): ServiceReach {
  return {
    phones: card?.phones ?? [],
    ...(email === undefined ? {} : { email }),
    ...(url !== undefined && /^https?:\/\//i.test(url) ? { url } : {}),
  };
}

function whereOf({ place, noDistance }: ServiceView): string | undefined {
  if (noDistance !== undefined) return NO_DISTANCE[noDistance];
  if (!place) return undefined;
  const { name, address, postcode, metres } = place;
  const far =
    metres === undefined ? [] : [`about ${(metres / METRES_IN_A_MILE).toFixed(1)} miles away`];
  const parts = [name, address, postcode].filter((text) => text !== undefined);
  return [...new Set(parts), ...far].join(', ');
}
