import { describe, expect, it } from '@jest/globals';
import type { LookupView } from '@hub/contracts/lookup';
import type { Fault } from '../pages/faults.js';
import { PageDrawer } from '../pages/page-drawer.js';
import type { Form } from '../session/form.js';
import { faultsInAddress, faultsInChild } from './look-up/child-questions.js';
import { addressView, childView, purposeView } from './look-up/question-views.js';
import { faultsInPurpose } from './look-up/questions.js';
import { faultsInQuestion } from './services/service-question.js';
import { servicesView } from './services/services-view.js';
import { faultsInCase } from './start/case-question.js';
import { caseQuestionView } from './start/start-views.js';

const LOOKUP: LookupView = {
  ...{ id: '01900000-0000-7000-8000-000000000001', purpose: 'review', caseReference: 'LEW-1' },
  ...{ status: 'gathering', askedAt: '2026-11-24T09:00:00Z', coverage: 'All.', rows: [] },
} as object as LookupView;
const shell = { navigation: [], signedIn: { name: 'Ada', csrf: 'c', who: 'w' }, once: 'o' };
const drawer = new PageDrawer('apps/console/src', { assets: '/assets', serviceName: 'Hub' });

interface OwnPage {
  readonly template: string;
  readonly view: (form: Form, faults: readonly Fault[]) => object;
  readonly faultsIn: (form: Form) => readonly Fault[];
  /** What is wrong in it, which must not be lost. */
  readonly wrong: Form;
}

/** Forms that are drawn by a page of their own, and not from the list of their fields. */
const PAGES: readonly OwnPage[] = [
  {
    template: 'journeys/look-up/purpose',
    view: purposeView,
    faultsIn: faultsInPurpose,
    wrong: { caseReference: 'typed '.repeat(20).trim(), reason: 'why '.repeat(120).trim() },
  },
  {
    template: 'journeys/look-up/child',
    view: childView,
    faultsIn: faultsInChild,
    wrong: { givenName: 'typed name', 'born-day': '31', 'born-month': '2', 'born-year': '2015' },
  },
  {
    template: 'journeys/look-up/address',
    view: addressView,
    faultsIn: faultsInAddress,
    wrong: { postcode: 'typed code', nhsNumber: '12', address: 'typed street' },
  },
  {
    template: 'journeys/start/case',
    view: (form, faults) => caseQuestionView(LOOKUP, form, faults),
    faultsIn: (form) => faultsInCase(form, LOOKUP),
    wrong: { label: 'typed label', reference: 'typed reference' },
  },
  {
    template: 'journeys/services/services',
    view: (form, faults) => servicesView(form, faults),
    faultsIn: faultsInQuestion,
    wrong: { postcode: 'typed code' },
  },
];

describe.each(PAGES)('the form of $template', ({ template, view, faultsIn, wrong }) => {
  const drawn = (form: Form): string =>
    drawer.draw(template, { ...view(form, faultsIn(form)), shell });

  it('says at the field what is wrong, and leads there from the summary', () => {
    for (const form of [{}, wrong]) {
      const [html, faults] = [drawn(form), faultsIn(form)];
      expect(html.includes('govuk-error-summary')).toBe(faults.length > 0);
      for (const { field, text } of faults) {
        expect(html).toContain(`href="#${String(field)}"`);
        expect(html).toMatch(new RegExp(` id="${String(field)}"`));
        expect(html.split(text).length - 1).toBeGreaterThanOrEqual(2);
      }
    }
  });

  it('loses nothing that was typed', () => {
    expect(faultsIn(wrong).length).toBeGreaterThan(0);
    for (const value of Object.values(wrong)) expect(drawn(wrong)).toContain(value);
  });
});
