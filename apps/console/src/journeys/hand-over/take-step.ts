import {
  AcceptTransfer,
  CancelTransfer,
  DeclineTransfer,
  type HandOverPack,
  Nominate,
  ReceivePack,
  RecordFamilyView,
  ReleasePack,
} from '@hub/contracts/episode';
import type { Fault } from '../../pages/faults.js';
import { textOf } from '../../session/form.js';
import type { Visit } from '../../session/visit.js';
import { chosenOf } from '../../words/choices.js';
import { dateFrom } from '../../words/date-input.js';
import { ASKED } from './hand-over-words.js';

export type StepResult = StepDone | StepWrong | OpenPack;
interface StepDone {
  readonly kind: 'done';
  readonly notice: string;
}
interface StepWrong {
  readonly kind: 'wrong';
  readonly faults: readonly Fault[];
  readonly pack?: undefined;
}
interface OpenPack {
  readonly kind: 'pack';
  readonly pack: HandOverPack;
}

const done = (notice: string): StepDone => ({ kind: 'done', notice });
const wrong = (field: string, text: string): StepWrong => ({
  kind: 'wrong',
  faults: [{ field, text }],
});

/** Does what the button says that was pressed. What changed since the page was read is refused. */
export async function takeStep(visit: Visit, transferId: string): Promise<StepResult> {
  switch (textOf(visit.form, 'act')) {
    case 'family':
      return recordFamilyView(visit, transferId);
    case 'nominate':
      return nominate(visit, transferId);
    case 'accept':
      return accept(visit, transferId);
    case 'open_pack':
      return { kind: 'pack', pack: await visit.api.read(ReleasePack, { transferId }) };
    case 'receive':
      return receive(visit, transferId);
    case 'decline':
    case 'cancel':
      return end(visit, transferId);
    default:
      return wrong('act', 'Choose what you want to do');
  }
}

/** A form without a version is refused as a stale one: its page is read anew and asked again. */
const optionsOf = ({ form, once }: Visit): { ifMatch: string; once: string | undefined } => ({
  ifMatch: textOf(form, 'etag'),
  once,
});

async function recordFamilyView(visit: Visit, transferId: string): Promise<StepResult> {
  const [familyView] = chosenOf(ASKED, visit.form, 'familyView');
  if (familyView === undefined) return wrong('familyView', 'Select what the family thinks of it');
  await visit.api.ask(RecordFamilyView, { transferId, familyView }, optionsOf(visit));
  return done('What the family thinks was recorded. The other borough can name a person now.');
}

async function nominate(visit: Visit, transferId: string): Promise<StepResult> {
  const personId = textOf(visit.form, 'personId');
  if (personId === '') return wrong('personId', 'Select the person who is to lead');
  await visit.api.ask(Nominate, { transferId, personId }, optionsOf(visit));
  return done('They have been asked whether they take over the lead.');
}

async function accept(visit: Visit, transferId: string): Promise<StepResult> {
  const review = dateFrom(visit.form, 'review');
  if (review.kind === 'no_date')
    return wrong('review-day', 'The review must be on a real date, like 27 3 2027');
  const order = review.kind === 'date' ? { transferId, reviewOn: review.day } : { transferId };
  await visit.api.ask(AcceptTransfer, order, optionsOf(visit));
  return done('You said yes. You lead once you have confirmed the hand-over pack.');
}

async function receive(visit: Visit, transferId: string): Promise<StepResult> {
  const digest = textOf(visit.form, 'digest');
  await visit.api.ask(ReceivePack, { transferId, digest }, optionsOf(visit));
  return done('The pack is confirmed. Everybody with a part in the case has been told.');
}

async function end(visit: Visit, transferId: string): Promise<StepResult> {
  const reason = textOf(visit.form, 'reason');
  if (reason === '') return wrong('reason', 'Enter why');
  const isDecline = textOf(visit.form, 'act') === 'decline';
  const definition = isDecline ? DeclineTransfer : CancelTransfer;
  await visit.api.ask(definition, { transferId, reason }, optionsOf(visit));
  return done(
    isDecline ? 'You said no. The other borough has been told why.' : 'It was called off.',
  );
}
