import { AUTHORITIES } from '@hub/contracts';
import type { FindServicesPayload } from '@hub/contracts/directory';
import type { Fault } from '../../pages/faults.js';
import { type Form, textOf } from '../../session/form.js';
import { chosenOf } from '../../words/choices.js';
import { NEEDS, SHOWN } from './services-words.js';

const POSTCODE = /^[a-z]{1,2}\d[a-z\d]?(\s*\d[a-z]{2})?$/i;

/** What was asked, as the hub takes it. Words that it does not know count as not chosen. */
export function questionOf(form: Form): FindServicesPayload {
  const [need] = chosenOf(NEEDS, form, 'need');
  const [home] = chosenOf(AUTHORITIES, form, 'home');
  const [shown] = chosenOf(SHOWN, form, 'shown');
  const postcode = textOf(form, 'postcode');
  return {
    ...(need === undefined ? {} : { need }),
    ...(home === undefined ? {} : { home }),
    ...(postcode === '' ? {} : { postcode }),
    ...(shown === 'closed' ? { notOpen: 'true' as const } : {}),
  };
}

export function faultsInQuestion(form: Form): Fault[] {
  const { need, home, postcode, notOpen } = questionOf(form);
  if (postcode !== undefined && !POSTCODE.test(postcode))
    return [{ field: 'postcode', text: 'Enter a postcode like SE13 6LG, or its first half' }];
  if (notOpen === 'true' && home === undefined)
    return [
      { field: 'home', text: 'Select where the child lives: it decides what is open to them' },
    ];
  if (need === undefined && home === undefined && postcode === undefined)
    return [{ field: 'need', text: 'Select a need or a borough, or enter a postcode' }];
  return [];
}
