/** The list of cases in English, and what is left until something is due. */
import type { Texts } from '../nb.ts';

export const list: Texts['list'] = {
  title: 'Cases',
  lead: 'Unread cases come first, the urgent ones on top. This shows answers from lists only. What was written you open in the case.',
  filters: 'Choose what to see',
  inbox: 'Inbox',
  allInboxes: 'All my inboxes',
  show: 'Show',
  shows: {
    open: 'Open cases',
    unread: 'Unread',
    quarantine: 'Set apart',
    closed: 'Closed',
    all: 'All',
  },
  sector: 'Area',
  allSectors: 'All areas',
  found: (count) => (count === 1 ? '1 case shown' : `${count} cases shown`),
  caption: 'Cases, unread first',
  head: {
    number: 'Case',
    about: 'About',
    unit: 'Place',
    status: 'Status',
    next: 'Next deadline',
    received: 'Received',
  },
  more: 'Show more',
  unread: 'Unread',
  urgent: 'Urgent',
  noClock: 'No deadline',
  copy: 'For information',
  escalation: 'Taken up to you',
  setApart: 'Set apart',
  setApartLead:
    'These came when unusually many reports came within a short time. They are stored, and their deadlines are running. Open the cases and move the genuine ones to the ordinary cases.',
  empty: 'No cases here',
  emptyNext: {
    open: 'There are no open cases in your inboxes. You will get an e-mail when a report arrives.',
    unread: 'You have read everything. You will get an e-mail when a report arrives.',
    quarantine:
      'No reports are set apart. That happens only when unusually many come within a short time.',
    closed: 'No cases are closed yet.',
    all: 'No reports have come yet. You will get an e-mail when one does.',
  },
  emptyFiltered: 'No case fits what you have chosen.',
  clear: 'Show all open cases',
};

export const clocks: Texts['clocks'] = {
  today: 'due today',
  tomorrow: 'due tomorrow',
  daysLeft: (count) => `${count} days left`,
  overdue: (count) => (count === 1 ? '1 day overdue' : `${count} days overdue`),
  done: (day) => `done ${day}`,
  possible: (day) => `from ${day}`,
  dueOn: (day) => `Due ${day}`,
};
