import { describe, expect, it } from '@jest/globals';
import { HubAwayError, HubRefusalError } from '../api/hub-errors.js';
import { faultsOf, messageAt, messagesOf, missing, summaryOf, unchosen } from './faults.js';

describe('what is wrong with a form', () => {
  it('stands in the summary, which leads to the field', () => {
    expect(
      summaryOf([{ field: 'postcode', text: 'Enter a postcode' }, { text: 'Try later' }]),
    ).toEqual({
      titleText: 'There is a problem',
      errorList: [{ text: 'Enter a postcode', href: '#postcode' }, { text: 'Try later' }],
    });
    expect(summaryOf([])).toBeUndefined();
  });

  it('stands beside its field', () => {
    const faults = [{ field: 'postcode', text: 'Enter a postcode' }];
    expect(messageAt(faults, 'postcode')).toEqual({ text: 'Enter a postcode' });
    expect(messageAt(faults, 'name')).toBeUndefined();
    const more = [...faults, { field: 'postcode', text: 'Shorten it' }, { text: 'Try later' }];
    expect(messagesOf(more)).toEqual({ postcode: { text: 'Enter a postcode' } });
  });

  it('is that a field is empty, or that nothing was chosen that there is', () => {
    const fault = { field: 'home', text: 'Say where' };
    expect(missing({ home: '' }, 'home', 'Say where')).toEqual([fault]);
    expect(missing({ home: 'here' }, 'home', 'Say where')).toEqual([]);
    expect(unchosen({ a: 'A' }, { home: 'b' }, 'home', 'Say where')).toEqual([fault]);
    expect(unchosen({ a: 'A' }, { home: 'a' }, 'home', 'Say where')).toEqual([]);
  });

  it('is told in the words of the page where it knows the code, and in the hub’s otherwise', () => {
    const thin = new HubRefusalError(422, 'details_insufficient', 'Send more.');
    const words = { details_insufficient: { field: 'givenName', text: 'Enter more' } };
    expect(faultsOf(thin, words)).toEqual([{ field: 'givenName', text: 'Enter more' }]);
    expect(faultsOf(thin)).toEqual([{ text: 'Send more.' }]);
    const shape = new HubRefusalError(400, 'invalid_request', '', [
      { field: 'a', message: 'must be b' },
    ]);
    expect(faultsOf(shape)).toEqual([{ text: 'a: must be b' }]);
    const closed = new HubRefusalError(422, 'closed_on_day', 'Open again on 2026-12-07.');
    expect(faultsOf(closed)).toEqual([{ text: 'Open again on 7 December 2026.' }]);
    const late = new HubRefusalError(400, 'invalid_request', '', [
      { field: 'until', message: 'must not lie after 2026-12-07' },
    ]);
    expect(faultsOf(late)).toEqual([{ text: 'until: must not lie after 7 December 2026' }]);
  });

  it('is nothing that a person could mend where the hub is away, or the page is not theirs', () => {
    for (const error of [new HubAwayError('away'), new HubRefusalError(404, 'not_found', '')])
      expect(() => faultsOf(error)).toThrow(error);
  });
});
