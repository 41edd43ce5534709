import { describe, expect, it } from '@jest/globals';
import { cardOf, peopleIn } from './people-words.js';

const CONTACT = { name: 'Ada Okafor', role: 'School nurse', team: 'School Health' };

describe('who is named', () => {
  it('is shown with post and borough, and what there is to reach them by', () => {
    expect(cardOf({ ...CONTACT, phone: '020 7946 0001' }, 'E09000028')).toEqual({
      name: 'Ada Okafor',
      post: 'School nurse, School Health, Southwark',
      phone: '020 7946 0001',
    });
  });

  it('is somebody of their borough where the name is not known now', () => {
    const find = peopleIn([{ id: '1', authority: 'E09000028', contact: CONTACT }]);
    expect(find('1', 'E09000028').name).toBe('Ada Okafor');
    expect(find('2', 'E09000023').name).toBe('Somebody at Lewisham');
  });
});
