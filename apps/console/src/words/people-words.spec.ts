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

  it('S47: is shown with the school, trust or charity they work for, once', () => {
    const named = { id: '1', authority: 'E09000028', contact: CONTACT };
    const post = (employer: string) => peopleIn([{ ...named, employer }])('1', 'x').post;
    expect(post('Guy’s and St Thomas’')).toBe(
      'School nurse, School Health, Guy’s and St Thomas’, Southwark',
    );
    for (const same of ['School Health', 'School Health, Southwark'])
      expect(post(same)).toBe('School nurse, School Health, Southwark');
  });

  it('is somebody of their borough where the name is not known now', () => {
    const find = peopleIn([{ id: '1', authority: 'E09000028', contact: CONTACT }]);
    expect(find('1', 'E09000028').name).toBe('Ada Okafor');
    expect(find('2', 'E09000023').name).toBe('Somebody at Lewisham');
  });
});
