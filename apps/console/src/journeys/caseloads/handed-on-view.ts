import type { CaseloadHandedOn, HandOnCaseloadPayload } from '@hub/contracts/leading';
import type { Link } from '../../pages/parts.js';
import { type Form, textOf } from '../../session/form.js';
import { counted } from '../../words/counts.js';
import { type HandingOn, PATH, wordsFor } from './hand-on-question.js';

export interface HandedOnView {
  readonly title: string;
  readonly sentence: string;
  readonly refused: readonly { readonly href: string; readonly text: string }[];
  /** Where there are more: what is sent again to go on with them. */
  readonly goOn?: {
    readonly action: string;
    readonly hidden: readonly { readonly name: string; readonly value: string }[];
    readonly button: string;
  };
  readonly next: Link;
}

/** What became of each case that was looked at, how far it is, and how it goes on. */
export function handedOnView(
  handing: HandingOn,
  order: HandOnCaseloadPayload,
  { items, left, goOnAfter }: CaseloadHandedOn,
  form: Form = {},
): HandedOnView {
  const done = items.filter(({ outcome }) => outcome === 'done').length;
  const total = Math.max(Number(textOf(form, 'total')) || 0, done + left);
  const handed = String(total - left);
  const refused = items.flatMap(({ episodeId, outcome, next }) =>
    outcome === 'done'
      ? []
      : [{ href: `/cases/${episodeId}`, text: next ?? 'It could not be handed on.' }],
  );
  if (goOnAfter !== undefined)
    return {
      title: `${handed} of ${counted(total, 'case')} are handed on`,
      sentence: `${counted(left, 'case waits', 'cases wait')} still. What is done stays done, if you stop here.`,
      refused,
      goOn: {
        action: `${PATH}/${handing.personId}`,
        hidden: [
          { name: 'to', value: order.toPersonId },
          { name: 'because', value: order.because },
          { name: 'after', value: goOnAfter },
          { name: 'total', value: String(total) },
        ],
        button: 'Go on with the rest',
      },
      next: { text: 'Stop, and see who leads which cases', href: PATH },
    };
  const [successor = 'Your colleague'] = (wordsFor(handing)[order.toPersonId] ?? '').split(',');
  return {
    title:
      left === 0
        ? 'The cases are handed on'
        : `${handed} of ${counted(total, 'case')} are handed on`,
    sentence: `${successor} leads ${counted(total - left, 'more case')} from now on.${
      left === 0 ? '' : ` ${counted(left, 'case stays as it was', 'cases stay as they were')}.`
    }`,
    refused,
    next:
      left === 0
        ? { text: 'Who leads which cases', href: PATH }
        : { text: 'Hand on what is left', href: `${PATH}/${handing.personId}` },
  };
}
