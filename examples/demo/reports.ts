/** Invented reports with which the demo begins: one of each kind that a handler meets. */
import type { ReportIdentity } from '../../contract/content.ts';
import type { Facts, Language } from '../../contract/facts.ts';

type DemoReport = {
  organisation: string;
  unit: string;
  language: Language;
  /** In the partner's own page, where nothing is said. */
  written?: 'frame';
  facts: Omit<Facts, 'unitId'>;
  content: { text: string };
  identity: ReportIdentity;
};

const byCode: ReportIdentity = {
  names: '',
  contact: { how: 'code', name: '', phone: '', email: '', mustNotKnow: '', safeTime: '' },
};

export const reports: DemoReport[] = [
  {
    organisation: 'fjellvika',
    unit: 'fjellvika-skole',
    language: 'nb',
    facts: {
      danger: 'no',
      role: 'pupil',
      about: 'me',
      accused: 'several',
      what: ['left-out', 'words'],
      where: ['break', 'changing-room'],
      duration: 'weeks',
      lane: null,
    },
    content: {
      text: 'Jeg får aldri være med på fotballen. De sier at laget er fullt. I garderoben gjemmer de skoene mine. Jeg vil ikke at de skal få vite at jeg sa det.',
    },
    identity: byCode,
  },
  {
    organisation: 'fjellvika',
    unit: 'havnes-ungdomsskole',
    language: 'nb',
    facts: {
      danger: 'unsure',
      role: 'pupil',
      about: 'me',
      accused: 'several',
      what: ['violence', 'threats'],
      where: ['way'],
      duration: 'over-half-a-year',
      lane: null,
    },
    content: {
      text: 'I går slo de meg så jeg blødde. De sier de skal ta meg på fredag også. Mamma vet ingenting.',
    },
    identity: {
      names: 'To gutter i 10B',
      contact: {
        how: 'reach',
        name: 'Sander',
        phone: '+47 000 00 000',
        email: '',
        mustNotKnow: 'Mamma og pappa',
        safeTime: 'I storefri',
        times: ['day', 'not-at-home'],
        ways: ['sms'],
      },
    },
  },
  {
    organisation: 'fjellvika',
    unit: 'osen-skule',
    language: 'nn',
    facts: {
      danger: 'no',
      role: 'parent',
      about: 'my-child',
      accused: 'adult',
      what: ['words', 'other'],
      where: ['classroom'],
      duration: 'months',
      lane: null,
    },
    content: {
      text: 'Læraren ler av guten min når han les høgt, og kallar han somlekopp framfor klassen. No vil han ikkje på skulen om tysdagane.',
    },
    identity: {
      names: 'Guten heiter Eirik',
      contact: {
        how: 'reach',
        name: 'Torunn',
        phone: '+47 000 00 000',
        email: '',
        mustNotKnow: '',
        safeTime: 'Etter kl. 16',
      },
    },
  },
  {
    organisation: 'fjellvika',
    unit: 'fjellvika-skole',
    language: 'nb',
    facts: {
      danger: 'no',
      role: 'parent',
      about: 'my-child',
      accused: 'leader',
      what: ['words'],
      where: [],
      duration: 'weeks',
      lane: null,
    },
    content: {
      text: 'Rektor sa foran hele klassen at datteren min er vanskelig og burde bytte skole.',
    },
    identity: byCode,
  },
  {
    organisation: 'fjellvika',
    unit: 'smastrand-barnehage',
    language: 'nb',
    facts: {
      danger: 'no',
      role: 'parent',
      about: 'my-child',
      accused: 'child',
      what: ['left-out', 'violence'],
      where: ['outdoors', 'changing-room'],
      duration: 'weeks',
      lane: null,
    },
    content: {
      text: 'Datteren min sier at hun aldri får være med i huset de leker i. I går hadde hun bitemerke på armen. Hun gråter når vi kommer.',
    },
    identity: byCode,
  },
  {
    organisation: 'nordland-idrettskrets',
    unit: 'havbrisen-il',
    language: 'nb',
    facts: {
      danger: 'no',
      role: 'coach',
      about: 'someone-else',
      accused: 'adult',
      what: ['left-out', 'words'],
      where: ['training', 'travel'],
      duration: 'months',
      lane: null,
    },
    content: {
      text: 'Hovedtreneren lar de eldste bestemme hvem som får være med på turneringen. En jente blir kalt stygge ting på bussen, og treneren ler.',
    },
    identity: byCode,
  },
  {
    organisation: 'nord-universitet',
    written: 'frame',
    unit: 'fakultet-for-hav',
    language: 'en',
    facts: {
      danger: 'no',
      role: 'student',
      about: 'me',
      accused: 'adult',
      what: ['racism', 'words'],
      where: ['teaching'],
      duration: 'weeks',
      lane: 'serious',
    },
    content: {
      text: 'My supervisor makes jokes about my accent in front of the group, and gives the field work to others.',
    },
    identity: byCode,
  },
];
