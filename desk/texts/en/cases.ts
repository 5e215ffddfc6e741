/** The screen of one case in English; the same keys as `nb/cases.ts`. */
import type { Texts } from '../nb.ts';

export const cases: Texts['cases'] = {
  title: 'Case',
  titleOf: (number) => `Case ${number}`,
  toList: 'All cases',
  next: {
    heading: 'Do this now',
    standing: 'Where the case stands',
    closed: 'The case is closed. There is nothing more you need to do.',
    urgent: 'Someone may be in danger. Open the report now. See what is safe, and call at once.',
    urgentRead:
      'Someone may be in danger. If nobody has made contact: see what is safe, and talk to the person affected now.',
    setApart:
      'Open the report and see whether it may be genuine. If it may, move it to the ordinary cases. If you are in doubt, move it.',
    unread: 'Open the report and read it. Then confirm that it is received and read.',
    acknowledge:
      'Confirm that the report is received and read. Then the reporter sees that an adult has read it.',
    firstWord:
      'First see what is safe, under “Show contact”. Then talk to the person affected. Also tell the person who reported that the report has been read.',
    followUp:
      'Find out what is happening, and agree on what you will do. Close the case when the person affected is safe.',
    copy: 'You read along. Those who answer for the case follow it up.',
    copyUnread:
      'Open the report and read it. You read along. Those who answer for the case follow it up.',
    due: (what, day, left) => `Next deadline: ${what}, ${day} (${left}).`,
    print: 'Print',
  },
  urgentTitle: 'Urgent',
  told: {
    yes: 'The reporter answered that somebody is in danger now.',
    unsure: 'The reporter was unsure whether somebody is in danger.',
    numbers:
      'The form showed these numbers: 112 (police), 113 (ambulance), 116 117 (emergency doctor) and 116 111 (helpline for children and young people). We do not know whether anybody called.',
    call: 'If there is danger to life or health, call 112 yourself.',
  },
  reach: {
    later: 'If contact was given, it is shown here once you have opened the report.',
    show: 'Show how to reach the reporter',
    byCode: 'The reporter can only be reached by writing here on the page.',
    none: 'No contact was given. Do this now:',
    noneLook: 'See in the report and under “Show names” who is affected, and where.',
    noneThere: 'Talk to an adult who is there now, or go there yourself.',
    noneAdult: 'Go there yourself, or talk to an adult whom you are sure the report is not about.',
    noneWrite: 'Then write to the reporter. The answer is read with the follow-up code.',
    responsible: (names) => `Responsible: ${names}.`,
  },
  print: {
    title: (number) => `Print case ${number}`,
    lead: 'The printout has the answers, what was written, the messages, what you have written down as done, and the history. The history will say that you printed, and what was included.',
    leadFacts:
      'The report has not been opened, so the printout has only the answers and the history. The history will say that you printed.',
    choose: 'What else should be included?',
    names: 'Names that were given',
    contact: 'How to contact the reporter',
    make: 'Make the printout',
    making: 'Saving in the history …',
    ready:
      'This is what will be printed. There may be names in what was written too: read it through before you give the paper to anybody.',
    print: 'Print',
    back: 'Back to the case',
    useButton: 'Print the case with the button “Print” in the case. Then the history tells of it.',
    organisation: 'Organisation',
    place: 'Place',
    printedAt: 'Printed',
    by: 'Printed by',
    parts: 'Included',
    printedParts: {
      facts: 'the answers, not what was written',
      report: 'what was written, without names and contact',
      'report-names': 'what was written, and names',
      'report-contact': 'what was written, and contact',
      'report-names-contact': 'what was written, names and contact',
    },
    withheld: 'Exempt from public access',
    withheldBy: (law) => `Exempt from public access, ${law}`,
    laws: { 'offl-13': 'offl. § 13, cf. fvl. § 13 first paragraph no. 1' },
    attachments: (count) =>
      count === 1
        ? '1 attachment is not in the printout.'
        : `${count} attachments are not in the printout.`,
  },
  notIn: {
    title: 'You have not been let in yet.',
    text: (inbox, who) =>
      `${who} can let you in to “${inbox}” with one click on their front page. They have been told by e-mail, and you get an e-mail when it is done.`,
    urgent: (who) =>
      `Somebody may be in danger, and you have not been let in yet. Call ${who} now, and agree on who reads the report.`,
    alone: (inbox) =>
      `Nobody can let you in to “${inbox}” now. Find the sheet of the inbox, which often lies in a locked cupboard, and use the code.`,
    urgentAlone:
      'Somebody may be in danger, and nobody can let you in now. Find the sheet with the code and use it now.',
    noKey: (inbox) => `“${inbox}” has no key yet. You can make it.`,
    until:
      'Until then you see answers from lists only. You cannot read the report, confirm, answer or close.',
  },
  facts: {
    heading: 'What we were told',
    danger: 'Is anyone in danger now?',
    unit: 'Place',
    role: 'Who is reporting?',
    about: 'Who is it about?',
    accused: 'Who does it?',
    what: 'What happens?',
    where: 'Where does it happen?',
    duration: 'For how long?',
    lane: 'Kind of report',
    received: 'Received',
    written: 'Written',
    language: 'Language',
  },
  content: {
    heading: 'The report',
    sealed:
      'The content is sealed. It is opened only here in your browser. That you open it is written in the history.',
    open: 'Open the report',
    openAbove: 'The button that opens it is at the top of the page.',
    opening: 'Opening …',
    opened: 'The report is open.',
    empty: 'The reporter wrote nothing here. The answers above are all there is.',
    text: 'What was written',
    names: 'Names of those it concerns',
    showNames: 'Show names',
    noNames: 'No names were given.',
    contact: 'How to reach the reporter',
    showContact: 'Show contact',
    how: {
      code: 'Only through the follow-up code: write here on this page.',
      reach: 'May be contacted directly.',
      'not-said': 'Did not say. Write here on this page.',
    },
    name: 'Name',
    phone: 'Phone',
    email: 'E-mail',
    mustNotKnow: 'These must not get to know',
    safeTime: 'In their own words',
    avoid: 'Do not do this',
    keep: 'Do it like this',
    when: 'Safe to make contact',
    times: {
      day: 'in the daytime or during school hours',
      afternoon: 'in the afternoon or right after school',
      evening: 'in the evening',
      weekend: 'at the weekend',
    },
    notAtHome: 'Do not make contact while the reporter is at home',
    ways: { call: 'Call', sms: 'Send a text message', email: 'Send an e-mail' },
    not: {
      call: 'Do not call',
      sms: 'Do not send a text message',
      email: 'Do not send an e-mail',
    },
    careful: 'Read this before you call.',
  },
  attachments: {
    heading: 'Attachments',
    logged: 'Each attachment is sealed by itself. If you open one, the history says so.',
    forbidden:
      'Does a picture show a naked child? Do not look further, download it or pass it on. Go back to the list, but leave the case open. Call the police on 02800, or 112 if anyone is in danger now.',
    picture: (n: number, all: number) => `Picture ${n} of ${all} that came with the report`,
    pdf: (n: number, all: number) => `PDF ${n} of ${all} that came with the report`,
    open: (label: string) => `Open: ${label}`,
    opening: 'Opening …',
    opened: 'The attachment is open.',
    broken: 'This attachment cannot be shown. Ask the reporter to send it again.',
    tooManyPoints:
      'This picture is so large that it could stop the browser, and is not shown here. The form never makes pictures this large, so take care with the original.',
    notShown: 'A PDF is not shown here.',
    download: (label: string) => `Download: ${label}`,
    downloadTitle: 'Do you want to download the original?',
    downloadPicture:
      'The picture will then lie outside the seal, on this computer. Files from strangers can be harmful. Delete the file when you are done.',
    downloadPdf:
      'The file will then lie outside the seal, on this computer. A PDF can be harmful, and it can contain the name of the reporter. Delete the file when you are done.',
    downloadYes: 'Download',
    downloadNo: 'No, leave it',
    fileName: 'attachment',
  },
  readers: {
    heading: 'Who reads this',
    reader: 'Answers for the case',
    copy: 'Reads along',
    seen: 'The reporter saw these before sending.',
  },
  clocks: {
    heading: 'Deadlines',
    goal: 'Our goal',
    right: 'A right by law',
    none: 'No deadlines are running.',
    counting:
      'Days left are ordinary days of the calendar. Where a deadline is set in working days, weekends and public holidays are already taken out of the date.',
  },
  history: {
    heading: 'History',
    intact: 'The history is whole: nothing was changed or removed.',
    broken: 'The history was changed',
    brokenNext:
      'Something in the history was changed or removed from outside. Tell whoever runs the service and the data protection officer today. Print this page first.',
  },
  acknowledge: {
    heading: 'Confirm that you have read it',
    text: 'The reporter gets to see that the report is received and read.',
    button: 'Received and read',
    working: 'Saving …',
    done: 'Saved. The reporter can now see that the report has been read.',
  },
  message: {
    heading: 'Write to the reporter',
    openFirst: 'Open the report first, so that you know what you are answering.',
    text: 'Only whoever has the follow-up code, and those who read the case, can open what you write. Be brief and kind, and write in the reporter’s language.',
    language: (name) => `The reporter wrote in ${name}.`,
    starters: 'Begin with',
    starter: {
      thanks: 'Thank you for telling us',
      talk: 'We would like to talk',
      question: 'A question',
    },
    replaces: 'The text is put into the field. Change it so that it fits.',
    label: 'Message',
    left: (count) => (count === 1 ? '1 character left' : `${count} characters left`),
    over: (count) =>
      count === 1
        ? '1 character too many. Shorten the text'
        : `${count} characters too many. Shorten the text`,
    kept: 'You have a text that is not sent. It is in the field once you have opened the report.',
    keptHere: 'The text that was not sent is here again.',
    need: 'Write a message before you send',
    fill: 'Fill in where there are square brackets, or take them away',
    send: 'Send the message',
    sending: 'Sealing and sending …',
    sent: 'Sent. The reporter sees it with the follow-up code.',
    earlier: 'Sent earlier',
    from: (who, when) => `${who}, ${when}`,
    reporter: 'The reporter',
    broken: 'This one cannot be opened.',
    unbound:
      'From before answers carried the case to which they belong. That this one belongs here, only the server knows.',
    elsewhere:
      'This one does not belong here, so it is not shown. Somebody may have moved it in the database. Tell whoever runs the service and the data protection officer today.',
    unrecorded:
      'The history does not tell of this one as it lies here, so it is not shown. Somebody may have put it into the database or changed it there. Tell whoever runs the service and the data protection officer today.',
    missing: (count) =>
      `${count === 1 ? 'The history tells of 1 answer that is not here any more.' : `The history tells of ${count} answers that are not here any more.`} Tell whoever runs the service and the data protection officer today.`,
  },
  handDown: {
    heading: (inbox: string) => `Give the case to “${inbox}”`,
    text: (inbox: string, place: string) =>
      `“${inbox}” at ${place} has a key now. The case belongs there.`,
    copy: (inbox: string, place: string) =>
      `“${inbox}” at ${place} has a key now, and reads along in this case.`,
    next: 'Those who read there can open everything in the case, and are told. You still read it.',
    button: (inbox: string) => `Give the case to “${inbox}”`,
    working: 'Giving the case …',
    done: (inbox: string, place: string) => `“${inbox}” at ${place} has the case now.`,
  },
  place: {
    heading: 'Set apart',
    text: 'The report came when unusually many came within a short time. It is stored, and its deadlines are running. If you move it, the others who read the case are told.',
    button: 'Move to the ordinary cases',
    working: 'Moving …',
    done: 'The case is moved to the ordinary cases.',
    undo: 'Undo',
    undone: 'The case is set apart again.',
  },
  close: {
    heading: 'Close the case',
    text: 'The reporter sees that the case is closed, and can say if it is still going on.',
    reason: 'Why is the case closed?',
    need: 'Choose why the case is closed',
    button: 'Close the case',
    sure: 'Close the case?',
    sureText:
      'The deadlines stop. The others who read the case are told. The case can be opened again.',
    yes: 'Yes, close it',
    working: 'Closing …',
    done: 'The case is closed.',
  },
  recuse: {
    heading: 'Step aside',
    text: 'Is the report about you, your family or somebody close to you? Then you must not handle it.',
    button: 'Step aside',
    sure: 'Step aside from this case?',
    sureText:
      'You cannot open the case again. The others who read it see that you stepped aside, but not why. The case goes on without you.',
    yes: 'Yes, I step aside',
    working: 'Saving …',
    done: 'You have stepped aside. You no longer see the case.',
  },
};
