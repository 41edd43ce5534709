import { Controller, Get, Post } from '@nestjs/common';
import { StartLookup } from '@hub/contracts/lookup';
import { type Fault, faultsOf } from '../../pages/faults.js';
import { formPage, goTo, type Outcome } from '../../pages/outcome.js';
import type { Form } from '../../session/form.js';
import { draftOf, endDraft, keepDraft, type Visit, Visitor } from '../../session/visit.js';
import { faultsInAddress, faultsInChild } from './child-questions.js';
import {
  addressView,
  checkView,
  childView,
  purposeView,
  type QuestionView,
} from './question-views.js';
import { faultsInPurpose, firstUnanswered, lookupFrom } from './questions.js';

const JOURNEY = 'look-up';
const REFUSED: Readonly<Record<string, Fault>> = {
  details_insufficient: {
    text: 'Too little is known of the child. Add the postcode, the address or the NHS number.',
  },
};

/** One page of the journey. */
interface Question {
  readonly template: string;
  readonly path: string;
  readonly next: string;
  readonly view: (form: Form, faults: readonly Fault[]) => QuestionView;
  readonly faultsIn: (form: Form) => readonly Fault[];
}

const PURPOSE: Question = {
  template: 'journeys/look-up/purpose',
  path: '/look-up',
  next: '/look-up/child',
  view: purposeView,
  faultsIn: faultsInPurpose,
};
const CHILD: Question = {
  template: 'journeys/look-up/child',
  path: '/look-up/child',
  next: '/look-up/address',
  view: childView,
  faultsIn: faultsInChild,
};
const ADDRESS: Question = {
  template: 'journeys/look-up/address',
  path: '/look-up/address',
  next: '/look-up/check',
  view: addressView,
  faultsIn: faultsInAddress,
};

/** Three questions, one look at the answers, and the hub is asked. */
@Controller('look-up')
export class LookUpController {
  @Get()
  purpose(@Visitor() visit: Visit): Outcome {
    return show(PURPOSE, visit);
  }

  @Post()
  keepPurpose(@Visitor() visit: Visit): Outcome {
    return keep(PURPOSE, visit);
  }

  @Get('child')
  child(@Visitor() visit: Visit): Outcome {
    return show(CHILD, visit);
  }

  @Post('child')
  keepChild(@Visitor() visit: Visit): Outcome {
    return keep(CHILD, visit);
  }

  @Get('address')
  address(@Visitor() visit: Visit): Outcome {
    return show(ADDRESS, visit);
  }

  @Post('address')
  keepAddress(@Visitor() visit: Visit): Outcome {
    return keep(ADDRESS, visit);
  }

  @Get('check')
  check(@Visitor() visit: Visit): Outcome {
    const draft = draftOf(visit, JOURNEY, '/look-up/check');
    const missing = firstUnanswered(draft);
    return missing === undefined
      ? formPage('journeys/look-up/check', checkView(draft, []))
      : goTo(missing);
  }

  @Post('check')
  async ask(@Visitor() visit: Visit): Promise<Outcome> {
    const draft = draftOf(visit, JOURNEY, '/look-up/check');
    const lookup = lookupFrom(draft);
    if (!lookup) return goTo('/look-up');
    try {
      const { body } = await visit.api.ask(StartLookup, lookup, { once: visit.once });
      endDraft(visit, JOURNEY);
      return goTo(`/lookups/${body.id}`);
    } catch (error) {
      return formPage('journeys/look-up/check', checkView(draft, faultsOf(error, REFUSED)));
    }
  }
}

function show({ template, path, view }: Question, visit: Visit): Outcome {
  return formPage(template, view(draftOf(visit, JOURNEY, path), []));
}

/** Keeps what was answered, right or wrong, and goes on where nothing is wrong. */
function keep({ template, next, view, faultsIn }: Question, visit: Visit): Outcome {
  keepDraft(visit, JOURNEY, visit.form);
  const faults = faultsIn(visit.form);
  return faults.length === 0 ? goTo(next) : formPage(template, view(visit.form, faults));
}
