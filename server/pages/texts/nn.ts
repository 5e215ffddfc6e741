/** What only the page without JavaScript says, in nynorsk. */
import type { nb } from './nb.ts';

export const nn: Record<keyof typeof nb, string> = {
  title: 'Skjema',
  'exit.history': 'Nettlesaren kan hugse at du var her.',
  'plain.how': 'Svara går til oss side for side. Vi lagrar dei ikkje før du trykkjer «{send}».',
  'summary.title': 'Dette må du sjå på',
  'unit.find': 'Søk',
  'practice.not-here':
    'Nokon øver på dette skjemaet no. Her kan du ikkje øve. Det du sender, blir lese av ein vaksen.',
  'pictures.not-here':
    'Her kan du ikkje sende bilete. Skriv kva dei viser. Då veit dei som les, at bileta finst.',
  'readers.on-arrival':
    'Meldinga blir låst hos oss når ho kjem fram, før noko blir lagra. Etter det er det berre dei som står her, og du, som kan opne ho.',
  'sent.before':
    'Du har alt sendt ei melding herifrå. Det som står her no, er ikkje sendt. Du kan sende det òg.',
  'code.paper': 'Skriv du ut denne sida, kjem berre koden på arket.',
  'done.title': 'Då er du ferdig',
  'done.text': 'No kan du lukke sida.',
  'return.here': 'Svara blir opna på tenaren vår og viste til deg. Dei blir ikkje lagra opne.',
  'doubt.ours':
    'Noko er gale hos oss akkurat no. Du kan trygt prøve igjen. Det er den same meldinga, så ho kjem berre éin gong.',
  'refusal.title': 'Det gjekk ikkje',
  'refusal.cross-site': 'Skjemaet kan berre sendast frå si eiga side. Opne sida på nytt.',
  'refusal.too-large': 'Det vart for mykje på éin gong. Gå tilbake, og gjer teksten kortare.',
  'refusal.slow-down':
    'Mange bruker sida akkurat no. Vent litt, og last sida på nytt. Då blir svara dine med.',
  'refusal.not-open':
    'Ingen kan lese meldingar om denne staden enno. Ingenting er sendt. Snakk med ein vaksen du stoler på, eller ring.',
  'refusal.other': 'Noko er gale. Vent litt, og last sida på nytt.',
  'refusal.begin': 'Opne sida på nytt',
};
