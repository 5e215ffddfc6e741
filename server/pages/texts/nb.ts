/** What only the page without JavaScript says, in bokmål; all other words are the form's own. */
export const nb = {
  title: 'Skjema',
  'exit.history': 'Nettleseren kan huske at du var her.',
  'plain.how': 'Svarene går til oss side for side. Vi lagrer dem ikke før du trykker «{send}».',
  'summary.title': 'Dette må du se på',
  'unit.find': 'Søk',
  'practice.not-here':
    'Noen øver på dette skjemaet nå. Her kan du ikke øve. Det du sender, blir lest av en voksen.',
  'pictures.not-here':
    'Her kan du ikke sende bilder. Skriv hva de viser. Da vet de som leser, at bildene finnes.',
  'readers.on-arrival':
    'Meldingen blir låst hos oss når den kommer fram, før noe blir lagret. Etter det er det bare de som står her, og du, som kan åpne den.',
  'sent.before':
    'Du har alt sendt en melding herfra. Det som står her nå, er ikke sendt. Du kan sende det også.',
  'code.paper': 'Skriver du ut denne siden, kommer bare koden på arket.',
  'done.title': 'Da er du ferdig',
  'done.text': 'Nå kan du lukke siden.',
  'return.here': 'Svarene blir åpnet på serveren vår og vist til deg. De blir ikke lagret åpne.',
  'doubt.ours':
    'Noe er galt hos oss akkurat nå. Du kan trygt prøve igjen. Det er den samme meldingen, så den kommer bare én gang.',
  'refusal.title': 'Det gikk ikke',
  'refusal.cross-site': 'Skjemaet kan bare sendes fra sin egen side. Åpne siden på nytt.',
  'refusal.too-large': 'Det ble for mye på én gang. Gå tilbake, og gjør teksten kortere.',
  'refusal.slow-down':
    'Mange bruker siden akkurat nå. Vent litt, og last siden på nytt. Da blir svarene dine med.',
  'refusal.not-open':
    'Ingen kan lese meldinger om dette stedet ennå. Ingenting er sendt. Snakk med en voksen du stoler på, eller ring.',
  'refusal.other': 'Noe er galt. Vent litt, og last siden på nytt.',
  'refusal.begin': 'Åpne siden på nytt',
};
