/**
 * Beginnings for a first message, in the reporter's language and register. A handler changes them before sending:
 * what stands in square brackets must be filled in, and the screen does not send it otherwise.
 */
import type { Language, Register } from '../contract/facts.ts';

export const starterKinds = ['thanks', 'talk', 'question'] as const;
export type StarterKind = (typeof starterKinds)[number];

const starters: Record<Language, Record<Register, Record<StarterKind, string>>> = {
  nb: {
    child: {
      thanks:
        'Hei! Takk for at du sa fra. Det var bra gjort. Jeg har lest det du skrev, og vi tar tak i det. Jeg skriver til deg igjen senest [dag].',
      talk: 'Hei! Takk for at du sa fra. Jeg vil gjerne snakke med deg. Vi kan møtes [sted] på [dag], eller du kan svare her. Du kan ta med en voksen du stoler på.',
      question:
        'Hei! Takk for at du sa fra. Jeg lurer på en ting, så vi kan hjelpe bedre: [spørsmål] Du bestemmer selv om du vil svare.',
    },
    adult: {
      thanks:
        'Hei. Takk for meldingen. Jeg har lest den, og vi undersøker saken. Du hører fra oss igjen senest [dag].',
      talk: 'Hei. Takk for meldingen. Vi vil gjerne snakke med deg om det som har skjedd. Passer [dag og tid], på telefon eller her hos oss?',
      question: 'Hei. Takk for meldingen. Vi trenger å vite litt mer for å følge opp: [spørsmål]',
    },
  },
  nn: {
    child: {
      thanks:
        'Hei! Takk for at du sa frå. Det var bra gjort. Eg har lese det du skreiv, og vi tek tak i det. Eg skriv til deg att seinast [dag].',
      talk: 'Hei! Takk for at du sa frå. Eg vil gjerne snakke med deg. Vi kan møtast [stad] på [dag], eller du kan svare her. Du kan ta med ein vaksen du stoler på.',
      question:
        'Hei! Takk for at du sa frå. Eg lurer på ein ting, så vi kan hjelpe betre: [spørsmål] Du bestemmer sjølv om du vil svare.',
    },
    adult: {
      thanks:
        'Hei. Takk for meldinga. Eg har lese det du skreiv, og vi undersøkjer saka. Du høyrer frå oss igjen seinast [dag].',
      talk: 'Hei. Takk for meldinga. Vi vil gjerne snakke med deg om det som har skjedd. Passar [dag og tid], på telefon eller her hos oss?',
      question: 'Hei. Takk for meldinga. Vi treng å vite litt meir for å følgje opp: [spørsmål]',
    },
  },
  en: {
    child: {
      thanks:
        'Hello! Thank you for telling us. It was the right thing to do. I have read what you wrote, and we will do something about it. I will write to you again by [day].',
      talk: 'Hello! Thank you for telling us. I would like to talk with you. We can meet [place] on [day], or you can answer here. You can bring an adult you trust.',
      question:
        'Hello! Thank you for telling us. There is one thing I would like to know, so that we can help better: [question] You decide whether to answer.',
    },
    adult: {
      thanks:
        'Hello. Thank you for your report. I have read it, and we are looking into it. You will hear from us again by [day].',
      talk: 'Hello. Thank you for your report. We would like to talk with you about what has happened. Would [day and time] suit you, by phone or here with us?',
      question:
        'Hello. Thank you for your report. We need to know a little more to follow it up: [question]',
    },
  },
};

export function starter(kind: StarterKind, language: Language, register: Register): string {
  return starters[language][register][kind];
}

/** Whether a place to fill in was left in the text. */
export function hasGap(text: string): boolean {
  return /\[[^\]]*\]/.test(text);
}
