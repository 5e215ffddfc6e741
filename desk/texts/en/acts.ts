/** Who has a case and answers for it, in English; the same keys as `nb/acts.ts`. */
import type { Texts } from '../nb.ts';

export const acts: Texts['acts'] = {
  who: {
    heading: 'Who takes the case?',
    urgentNobody:
      'Nobody has said that they take it. It stays at the top for everybody who reads it until somebody does.',
    nobody: 'Nobody has said that they take it.',
    mine: (when) => `You took the case ${when}. The others who read it can see that.`,
    other: (who, when) => `${who} took the case ${when}.`,
    agree: (who) => `Talk to ${who} before you take it instead.`,
    take: 'I take it',
    working: 'Saving …',
    taken: 'You have taken the case. The others who read it can see that.',
    letGo: 'I cannot after all',
    gone: 'Nobody has the case now. Tell a colleague too.',
  },
  takeOver: {
    heading: 'Take over the case',
    text: 'You get a copy of this case. Those responsible confirm, write and close. If nothing happens, you can take over. Then you are responsible together with them, and everybody who reads the case is told.',
    button: 'Take over the case',
    working: 'Taking over …',
    done: 'You are responsible for the case now, together with those who were. Those who read it have been told.',
  },
  reopen: {
    heading: 'Open the case again',
    text: 'Is it still going on, or was the case closed too early? Then you can open it again. Everybody who reads the case is told.',
    button: 'Open the case again',
    working: 'Opening …',
    done: 'The case is open again. Open the report, and read it once more.',
  },
  keepOut: {
    heading: 'Keep somebody out of the case',
    text: 'Is one of those who read part of the matter? Then you can keep that person out. The case is gone for that person for good. The others are told, and the history shows who did it.',
    up: 'If it is a colleague beside you, the case also goes to those above you.',
    none: 'There is nobody whom you can keep out of this case. If somebody above you is part of it, somebody higher up must do it.',
    who: 'Who is to be kept out?',
    need: 'Choose who is to be kept out',
    button: 'Keep out',
    sure: (who) => `Keep ${who} out of the case?`,
    sureText: 'This cannot be undone. The person is not told from here.',
    yes: 'Yes, keep out',
    working: 'Saving …',
    done: (who) => `${who} no longer sees the case. The others who read it have been told.`,
  },
  whyNot: {
    close: 'Open the report first. Nobody closes a case without having read it.',
    keepOut: 'Open the report first, so that you know what the case is about.',
  },
  after: {
    closed:
      'The others who read the case have been told. The person who reported can say if it is still going on, and you can open the case again.',
    aside: 'The others who read the case have been told, and it goes on without you.',
    toUnread: 'To unread cases',
    toList: 'To all cases',
  },
};
