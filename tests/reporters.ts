/** Three invented reporters, one for each partner, and what they answer. */
import type { Answers } from './reporter-hands.ts';

const common = {
  names: 'Oddvine Prøvesen',
  mustNotKnow: 'Tante Prøvesen',
  phone: '',
  where: ['other'],
  duration: 'weeks',
} satisfies Partial<Answers>;

export const pupil: Answers = {
  ...common,
  sector: 'school',
  unit: 'Fjellvika skole',
  danger: 'no',
  role: 'pupil',
  about: 'me',
  accused: 'several',
  what: ['left-out', 'words'],
  lane: null,
  text: 'Marsvinet heter Tordivel',
};
export const athlete: Answers = {
  ...common,
  sector: 'sport',
  unit: 'Havbrisen IL',
  danger: 'no',
  role: 'athlete',
  about: 'me',
  accused: 'adult',
  what: ['words'],
  lane: null,
  text: 'Treneren kaller oss stygge ting',
};
export const student: Answers = {
  ...common,
  sector: 'university',
  unit: 'Fakultet for hav og kyst',
  danger: 'no',
  role: 'student',
  about: 'me',
  accused: 'child',
  what: ['racism'],
  lane: 'serious',
  phone: '+47 000 00 000',
  text: 'Jokes about my accent',
};
