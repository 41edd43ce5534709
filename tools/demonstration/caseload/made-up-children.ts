import type { ChildDetails } from '@hub/contracts/lookup';

/** Children who do not exist, whom no simulated authority holds. */
export const MADE_UP_CHILDREN = {
  amira: child('Amira', 'Benhaddou', '2016-05-14', 'SE13 6LG'),
  tobias: child('Tobias', 'Achterberg', '2018-02-03', 'SE6 4RU'),
  zainab: child('Zainab', 'Qureishi', '2014-09-21', 'SE12 8PZ'),
  kwabena: child('Kwabena', 'Asante-Boateng', '2013-11-30', 'SE8 3BD'),
  ines: child('Inês', 'Figueiredo', '2019-07-08', 'SE14 5TW'),
  oluwaseun: child('Oluwaseun', 'Adebayo-Cole', '2015-03-17', 'SE23 1HU'),
  milosz: child('Miłosz', 'Wiśniewski', '2017-12-05', 'SE26 5QF'),
  thuy: child('Thuy', 'Nguyen-Tran', '2014-04-26', 'SE10 9NF'),
  rhiannon: child('Rhiannon', 'Llewellyn-Pugh', '2016-10-11', 'SE18 6PF'),
  yusuf: child('Yusuf', 'Warsame', '2018-08-19', 'SE7 8RE'),
  elodie: child('Élodie', 'Vantournhout', '2015-06-02', 'SE15 4TL'),
  harpreet: child('Harpreet', 'Dhaliwal', '2013-12-24', 'SE5 8RT'),
  saoirse: child('Saoirse', 'Mac Giolla', '2017-01-29', 'SE22 9EF'),
  dmytro: child('Dmytro', 'Kovalenko', '2016-11-09', 'SE4 2PD'),
  beatrix: child('Beatrix', 'Featherstonehaugh', '2019-03-15', 'SE3 9RR'),
  emmanuel: child('Emmanuel', 'Nsengiyumva', '2014-07-04', 'SE16 2XU'),
  leyla: child('Leyla', 'Karimzadeh', '2015-10-28', 'SE9 1DQ'),
  caspian: child('Caspian', 'Thistlethwaite', '2018-05-06', 'SE20 7YR'),
} as const;

function child(
  givenName: string,
  familyName: string,
  dateOfBirth: string,
  postcode: string,
): ChildDetails {
  return { givenName, familyName, dateOfBirth, postcode };
}
