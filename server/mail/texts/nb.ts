/**
 * The letters in bokmål. A letter says that something waits and where; never what, about whom, or from which unit.
 */
export const nb = {
  greeting: 'Hei, {name}.',
  'greeting.nobody': 'Hei.',
  and: 'og',
  'link.copy': 'Virker ikke lenken? Kopier hele denne adressen og lim den inn i nettleseren:',
  'report.subject': 'Du har en ny melding i Mobbeknapp',
  'report.body': 'Det venter en ny melding på deg i Mobbeknapp. Logg inn for å lese den.',
  'report.link': 'Åpne meldingen',
  'urgent.subject': 'Haster: Du har en ny melding i Mobbeknapp',
  'urgent.body': 'En melding som haster, venter på deg i Mobbeknapp. Logg inn og les den nå.',
  'urgent.link': 'Åpne meldingen nå',
  'reports.subject': 'Du har nye meldinger i Mobbeknapp',
  'reports.body': 'Det har kommet nye meldinger til deg i Mobbeknapp. Logg inn for å lese dem.',
  'reports.link': 'Åpne meldingene',
  'urgent-reports.subject': 'Haster: Du har nye meldinger i Mobbeknapp',
  'urgent-reports.body':
    'Nye meldinger som haster, venter på deg i Mobbeknapp. Logg inn og les dem nå.',
  'urgent-reports.link': 'Åpne meldingene nå',
  'quarantine.subject': 'Meldinger venter på gjennomsyn i Mobbeknapp',
  'quarantine.body':
    'Det har kommet uvanlig mange meldinger på kort tid. Noen av dem er satt til side, fordi de kanskje ikke er ekte. De er lagret og telles med. Fristene gjelder for dem også. Se gjennom dem i dag, for noen av dem kan være ekte.',
  'quarantine.link': 'Se gjennom meldingene',
  'still-unread.subject': 'Noe er fortsatt ulest i Mobbeknapp',
  'still-unread.body':
    'Det ligger fortsatt noe ulest til deg i Mobbeknapp, og fristen for å lese er ute. Logg inn og les det i dag.',
  'still-unread.link': 'Åpne det som er ulest',
  'urgent-still-unread.subject': 'Haster: Noe er fortsatt ulest i Mobbeknapp',
  'urgent-still-unread.body':
    'Noe som haster, er fortsatt ulest i Mobbeknapp. Logg inn og les det nå. Avtal med de andre som får denne e-posten, hvem som tar det.',
  'urgent-still-unread.link': 'Les det nå',
  'unread-below.subject': 'Noe er ikke lest innen fristen i Mobbeknapp',
  'unread-below.body':
    'Noe er ikke lest innen fristen på et sted under deg. Du kan ikke åpne det ennå. Blir det ikke lest, får du ansvaret for det, og en ny e-post som sier det. Minn dem som leser meldinger under deg, på å logge inn i dag.',
  'unread-below.link': 'Logg inn',
  'deadlines.subject': 'Frister i Mobbeknapp',
  'deadlines.body':
    'Du har én eller flere frister i Mobbeknapp som er i dag, eller som er ute. Logg inn og se hva som gjenstår.',
  'deadlines.link': 'Se sakene',
  'case-news.subject': 'Noe er gjort i en sak du leser i Mobbeknapp',
  'case-news.body':
    'En kollega har gjort noe i en sak som du leser. Logg inn og se i historikken hva som er gjort.',
  'case-news.link': 'Åpne saken',
  'cases-news.subject': 'Noe er gjort i saker du leser i Mobbeknapp',
  'cases-news.body':
    'Kolleger har gjort noe i saker som du leser. Logg inn og se i historikken hva som er gjort.',
  'cases-news.link': 'Åpne sakene',
  'invitation.subject': 'Du er invitert til Mobbeknapp',
  'invitation.body':
    '{organisation} inviterer deg til å lese og følge opp det som kommer inn gjennom Mobbeknapp.',
  'invitation.what':
    'Mobbeknapp er en knapp på nettsidene. Den som trykker på den, kan si fra når noen ikke har det trygt. Det som blir skrevet, er forseglet. Bare den som har en nøkkel, kan lese det, og nøkkelen din lager du selv når du kommer inn.',
  'invitation.by': 'Invitasjonen kommer fra {inviter}.',
  'invitation.administrators': 'Løsningen administreres av {administrators}.',
  'invitation.ask':
    'Er du usikker på om denne e-posten er ekte? Spør før du åpner lenken, men ikke ved å svare på den.',
  'invitation.start':
    'Åpne lenken for å velge passord og komme i gang. Sett av ti minutter, og ha telefonen klar. Lenken virker i {days} dager.',
  'invitation.link': 'Kom i gang',
  'invitation.note': 'Lenken er bare til deg. Ikke send den videre.',
  'let-in-wanted.subject': 'En kollega venter på deg i Mobbeknapp',
  'let-in-wanted.body':
    'En kollega har tatt imot invitasjonen sin og trenger at du slipper henne eller ham inn. Det gjør du med ett trykk på forsiden i Mobbeknapp.',
  'let-in-wanted.link': 'Slipp inn kollegaen',
  'let-in.subject': 'Nå kan du lese i Mobbeknapp',
  'let-in.body': 'Du er sluppet inn. Nå kan du logge inn i Mobbeknapp og lese det som venter.',
  'let-in.link': 'Logg inn',
  'code-renewed.subject': 'En gjenopprettingskode er byttet i Mobbeknapp',
  'code-renewed.body':
    'En kollega har laget en ny gjenopprettingskode for en innboks som du også leser. Koden på det gamle arket åpner ikke den innboksen lenger. Ikke kast det gamle arket før du vet at ingen trenger det. Visste du ikke om dette? Snakk med kollegaene dine i dag.',
  'code-renewed.link': 'Se innboksene dine',
  'footer.from': 'Denne e-posten er sendt fra Mobbeknapp for {organisation}.',
  'footer.word':
    'Kjenneordet er «{word}». Det står i hver e-post herfra og nederst på sidene når du er logget inn. Står det et annet ord, er e-posten ikke fra oss.',
  'footer.privacy': 'Av hensyn til personvernet står det ikke mer i denne e-posten.',
  'footer.reply': 'Du kan ikke svare på denne e-posten. Ingen leser svar hit.',
} as const;
