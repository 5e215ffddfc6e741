/** What is said of pictures that come with a report, in bokmål. `key@register` is a variant; see `translate.ts`. */
export const nb = {
  'attachments.title': 'Har du bilder?',
  'attachments.title@adult': 'Vil du legge ved bilder?',
  'attachments.hint':
    'Et skjermbilde kan vise hva som skjer. Du kan velge opptil {count}, eller lime dem inn.',
  'attachments.hidden': 'Det som ligger gjemt i et bilde, som hvor det er tatt, tar vi bort.',
  'attachments.pdf':
    'Du kan også velge en PDF. Pass på: Navnet til den som laget filen, kan ligge gjemt i den.',
  'attachments.nude':
    'Ikke legg ved nakne eller seksuelle bilder av noen under 18 år. Det gjelder bilder av deg selv også.',
  'attachments.nude@adult':
    'Ikke legg ved nakne eller seksuelle bilder av noen under 18 år. Det er forbudt å dele dem, også her.',
  'attachments.shared': 'Har noen delt et slikt bilde?',
  'attachments.words':
    'Det er ikke din skyld. Skriv hva som har skjedd. Vi trenger ikke se bildet for å hjelpe deg.',
  'attachments.words@adult': 'Skriv hva som har skjedd. Vi trenger ikke se bildet for å hjelpe.',
  'attachments.help': 'Disse kan også hjelpe:',
  'attachments.choose': 'Velg bilder',
  'attachments.choose-pdf': 'Velg bilder eller PDF',
  'attachments.working': 'Gjør det klart …',
  'attachments.picture': 'Bilde {number}',
  'attachments.file': 'PDF {number}',
  'attachments.added': '{name} er lagt ved.',
  'attachments.remove': 'Ta bort',
  'attachments.removed': '{name} er tatt bort.',
  'attachments.undo': 'Angre',
  'attachments.too-many': 'Du kan legge ved {count} til sammen. Resten ble ikke med.',
  'attachments.too-large':
    'Fila er for stor. Ta heller skjermbilder av det viktigste, og legg ved dem.',
  'attachments.too-many-points':
    'Dette bildet er for stort. Vis det på skjermen, ta et skjermbilde, og velg det i stedet. Det du har skrevet, er her fortsatt.',
  'attachments.too-many-points@adult':
    'Dette bildet har flere punkter enn vi kan åpne trygt. Legg ved et skjermbilde av det i stedet. Det du har skrevet, er her fortsatt.',
  'attachments.unreadable':
    'Vi får ikke åpnet dette bildet. Vis det på skjermen, ta et skjermbilde, og velg det i stedet.',
  'attachments.no-pdf': 'Her kan du bare legge ved bilder. Ta et skjermbilde av det du vil vise.',
  'attachments.blocked':
    'Nettleseren din lar oss ikke ta bort det som er gjemt i bildet. Skriv heller hva det viser.',
  'attachments.pictures': 'Bilder lagt ved: {count}',
  'attachments.files': 'PDF-er lagt ved: {count}',
  'attachments.sending': 'Sender bilder: {number} av {all} …',
  'attachments.failed': 'Bildene kom ikke fram. Prøv igjen, eller send meldingen uten dem.',
  'attachments.busy':
    'Det kommer mange bilder akkurat nå. Vent litt, eller send meldingen uten dem.',
  'attachments.refused': 'Vi kan ikke ta imot bildene nå. Du kan sende meldingen uten dem.',
  'attachments.without': 'Send uten bildene',
};
