/** What is said of pictures that come with a report, in nynorsk. */
import type { AttachmentTexts } from '../texts.ts';

export const nn: AttachmentTexts = {
  'attachments.title': 'Har du bilete?',
  'attachments.title@adult': 'Vil du leggje ved bilete?',
  'attachments.hint':
    'Eit skjermbilete kan vise kva som skjer. Du kan velje opptil {count}, eller lime dei inn.',
  'attachments.hidden': 'Det som ligg gøymt i eit bilete, som kvar det er teke, tek vi bort.',
  'attachments.pdf':
    'Du kan òg velje ein PDF. Pass på: Namnet til den som laga fila, kan liggje gøymt i dokumentet.',
  'attachments.nude':
    'Ikkje legg ved nakne eller seksuelle bilete av nokon under 18 år. Det gjeld bilete av deg sjølv òg.',
  'attachments.nude@adult':
    'Ikkje legg ved nakne eller seksuelle bilete av nokon under 18 år. Det er forbode å dele dei, også her.',
  'attachments.shared': 'Har nokon delt eit slikt bilete?',
  'attachments.words':
    'Det er ikkje di skuld. Skriv kva som har hendt. Vi treng ikkje sjå biletet for å hjelpe deg.',
  'attachments.words@adult': 'Skriv kva som har hendt. Vi treng ikkje sjå biletet for å hjelpe.',
  'attachments.help': 'Desse kan òg hjelpe:',
  'attachments.choose': 'Vel bilete',
  'attachments.choose-pdf': 'Vel bilete eller PDF',
  'attachments.working': 'Gjer det klart …',
  'attachments.picture': 'Bilete {number}',
  'attachments.file': 'PDF {number}',
  'attachments.added': '{name} er lagt ved.',
  'attachments.remove': 'Ta bort',
  'attachments.removed': '{name} er teke bort.',
  'attachments.undo': 'Angre',
  'attachments.too-many': 'Du kan leggje ved {count} til saman. Resten vart ikkje med.',
  'attachments.too-large':
    'Fila er for stor. Ta heller skjermbilete av det viktigaste, og legg ved dei.',
  'attachments.too-many-points':
    'Dette biletet er for stort. Vis det på skjermen, ta eit skjermbilete, og vel det i staden. Det du har skrive, er her framleis.',
  'attachments.too-many-points@adult':
    'Dette biletet har fleire punkt enn vi kan opne trygt. Legg ved eit skjermbilete av det i staden. Det du har skrive, er her framleis.',
  'attachments.unreadable':
    'Vi får ikkje opna dette biletet. Vis det på skjermen, ta eit skjermbilete, og vel det i staden.',
  'attachments.no-pdf':
    'Her kan du berre leggje ved bilete. Ta eit skjermbilete av det du vil vise.',
  'attachments.blocked':
    'Nettlesaren din lèt oss ikkje ta bort det som er gøymt i biletet. Skriv heller kva det viser.',
  'attachments.pictures': 'Bilete lagde ved: {count}',
  'attachments.files': 'PDF-ar lagde ved: {count}',
  'attachments.sending': 'Sender bilete: {number} av {all} …',
  'attachments.failed': 'Bileta kom ikkje fram. Prøv igjen, eller send meldinga utan dei.',
  'attachments.busy': 'Det kjem mange bilete akkurat no. Vent litt, eller send meldinga utan dei.',
  'attachments.refused': 'Vi kan ikkje ta imot bileta no. Du kan sende meldinga utan dei.',
  'attachments.without': 'Send utan bileta',
};
