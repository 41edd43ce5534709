import { Controller, Get, Post } from '@nestjs/common';
import { StartLookup } from '@hub/contracts/lookup';
import { type Fault, faultsOf } from '../../pages/faults.js';
import { formPage, goTo, type Outcome } from '../../pages/outcome.js';
import { draftOf, endDraft, keepDraft, type Visit, Visitor } from '../../session/visit.js';
import { faultsInAddress, faultsInChild } from './child-questions.js';
import { addressView, checkView, childView, purposeView } from './question-views.js';
import { faultsInPurpose, firstUnanswered, lookupFrom } from './questions.js';

const JOURNEY = 'look-up';
const REFUSED: Readonly<Record<string, Fault>> = {
  details_insufficient: {
    text: 'Too little is known of the child. Add the postcode, the address or the NHS number.',
  },
};

/** Three questions, one look at the answers, and the hub is asked. */
@Controller('look-up')
export class LookUpController {
  @Get()
  purpose(@Visitor() visit: Visit): Outcome {
    return formPage(
      'journeys/look-up/purpose',
      purposeView(draftOf(visit, JOURNEY, '/look-up'), []),
    );
  }

  @Post()
  keepPurpose(@Visitor() visit: Visit): Outcome {
    keepDraft(visit, JOURNEY, visit.form);
    const faults = faultsInPurpose(visit.form);
    if (faults.length > 0)
      return formPage('journeys/look-up/purpose', purposeView(visit.form, faults));
    return goTo('/look-up/child');
  }

  @Get('child')
  child(@Visitor() visit: Visit): Outcome {
    return formPage(
      'journeys/look-up/child',
      childView(draftOf(visit, JOURNEY, '/look-up/child'), []),
    );
  }

  @Post('child')
  keepChild(@Visitor() visit: Visit): Outcome {
    keepDraft(visit, JOURNEY, visit.form);
    const faults = faultsInChild(visit.form);
    if (faults.length > 0) return formPage('journeys/look-up/child', childView(visit.form, faults));
    return goTo('/look-up/address');
  }

  @Get('address')
  address(@Visitor() visit: Visit): Outcome {
    const draft = draftOf(visit, JOURNEY, '/look-up/address');
    return formPage('journeys/look-up/address', addressView(draft, []));
  }

  @Post('address')
  keepAddress(@Visitor() visit: Visit): Outcome {
    keepDraft(visit, JOURNEY, visit.form);
    const faults = faultsInAddress(visit.form);
    if (faults.length > 0)
      return formPage('journeys/look-up/address', addressView(visit.form, faults));
    return goTo('/look-up/check');
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
