/**
 * Beginnings for a first message, in the reporter's language and register. A handler changes them before sending:
 * what stands in square brackets must be filled in, and the screen does not send it otherwise. None invites to an answer here, because
 * reporters cannot write one: each names a way that there is.
 */
import type { Language, Register } from '../contract/facts.ts';

export const starterKinds = ['thanks', 'talk', 'question'] as const;
export type StarterKind = (typeof starterKinds)[number];

const starters: Record<Language, Record<Register, Record<StarterKind, string>>> = {
  nb: {
    child: {
      thanks:
        'Hei! Takk for at du sa ifra. Det var bra gjort. Jeg har lest det du skrev, og vi tar tak i det. Jeg skriver til deg igjen senest [dag].',
      talk: 'Hei! Takk for at du sa ifra. Jeg vil gjerne snakke med deg. Vi kan møtes [når og hvor]. Du kan ta med en voksen du stoler på. Du bestemmer selv om du vil.',
      question:
        'Hei! Takk for at du sa ifra. Jeg lurer på en ting, så vi kan hjelpe bedre: [spørsmål] Du kan si det til [navn på en voksen], eller sende en ny melding og skrive at du har sagt ifra før. Du bestemmer selv om du vil.',
    },
    adult: {
      thanks:
        'Hei. Takk for meldingen. Jeg har lest den, og vi undersøker saken. Du hører fra oss igjen senest [dag].',
      talk: 'Hei. Takk for meldingen. Vi vil gjerne snakke med deg om det som har skjedd. Ring oss på [telefonnummer], eller kom hit [dag og tid].',
      question:
        'Hei. Takk for meldingen. Vi trenger å vite litt mer for å følge opp: [spørsmål] Ring oss på [telefonnummer], eller send en ny melding og skriv at du har meldt fra før.',
    },
  },
  nn: {
    child: {
      thanks:
        'Hei! Takk for at du sa ifrå. Det var bra gjort. Eg har lese det du skreiv, og vi tek tak i det. Eg skriv til deg igjen seinast [dag].',
      talk: 'Hei! Takk for at du sa ifrå. Eg vil gjerne snakke med deg. Vi kan møtast [når og kvar]. Du kan ta med ein vaksen du stoler på. Du bestemmer sjølv om du vil.',
      question:
        'Hei! Takk for at du sa ifrå. Eg lurer på ein ting, så vi kan hjelpe betre: [spørsmål] Du kan seie det til [namn på ein vaksen], eller sende ei ny melding og skrive at du har sagt ifrå før. Du bestemmer sjølv om du vil.',
    },
    adult: {
      thanks:
        'Hei. Takk for meldinga. Eg har lese det du skreiv, og vi undersøkjer saka. Du høyrer frå oss igjen seinast [dag].',
      talk: 'Hei. Takk for meldinga. Vi vil gjerne snakke med deg om det som har skjedd. Ring oss på [telefonnummer], eller kom hit [dag og tid].',
      question:
        'Hei. Takk for meldinga. Vi treng å vite litt meir for å følgje opp: [spørsmål] Ring oss på [telefonnummer], eller send ei ny melding og skriv at du har meldt frå før.',
    },
  },
  en: {
    child: {
      thanks:
        'Hello! Thank you for telling us. It was the right thing to do. I have read what you wrote, and we will do something about it. I will write to you again by [day].',
      talk: 'Hello! Thank you for telling us. I would like to talk with you. We can meet [when and where]. You can bring an adult you trust. You decide whether you want to.',
      question:
        'Hello! Thank you for telling us. There is one thing I would like to know, so that we can help better: [question] You can tell [name of an adult], or send a new report and write that you have told us before. You decide whether you want to.',
    },
    adult: {
      thanks:
        'Hello. Thank you for your report. I have read it, and we are looking into it. You will hear from us again by [day].',
      talk: 'Hello. Thank you for your report. We would like to talk with you about what has happened. You can call us on [telephone number], or come here [day and time].',
      question:
        'Hello. Thank you for your report. We need to know a little more to follow it up: [question] You can call us on [telephone number], or send a new report and write that you have reported before.',
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
