/** The first line of a file of services. */
export const HEAD =
  'reference,name,description,minimum_age,maximum_age,days,opens_at,postcode,needs,eligibility';
/** Two services that can be taken as they stand. */
export const GOOD = [
  '1,Homework Club,"Help with homework, for everybody",8,14,monday;wednesday,15:30,SE13 6LG,education,universal',
  '2,Talking Together,,,,,,SE6 1AA,speech_and_language,residents:E09000023',
];
