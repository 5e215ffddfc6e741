/**
 * The letters in nynorsk. A letter says that something waits and where; never what, about whom, or from which unit.
 */
import type { LetterTexts } from '../texts.ts';

export const nn: LetterTexts = {
  greeting: 'Hei, {name}.',
  'greeting.nobody': 'Hei.',
  and: 'og',
  'link.copy': 'Verkar ikkje lenkja? Kopier heile denne adressa og lim inn i nettlesaren:',
  'report.subject': 'Du har fått ei ny melding i Mobbeknapp',
  'report.body': 'Det ventar ei ny melding på deg i Mobbeknapp. Logg inn for å lese.',
  'report.link': 'Opne meldinga',
  'urgent.subject': 'Hastar: Du har fått ei ny melding i Mobbeknapp',
  'urgent.body': 'Ei melding som hastar, ventar på deg i Mobbeknapp. Logg inn og les no.',
  'urgent.link': 'Opne meldinga no',
  'reports.subject': 'Du har nye meldingar i Mobbeknapp',
  'reports.body': 'Det har kome nye meldingar til deg i Mobbeknapp. Logg inn for å lese dei.',
  'reports.link': 'Opne meldingane',
  'urgent-reports.subject': 'Hastar: Du har nye meldingar i Mobbeknapp',
  'urgent-reports.body':
    'Nye meldingar som hastar, ventar på deg i Mobbeknapp. Logg inn og les dei no.',
  'urgent-reports.link': 'Opne meldingane no',
  'quarantine.subject': 'Meldingar ventar på gjennomsyn i Mobbeknapp',
  'quarantine.body':
    'Det har kome uvanleg mange meldingar på kort tid. Nokre av dei er sette til side, fordi dei kanskje ikkje er ekte. Dei er lagra og blir talde med. Fristane gjeld for dei òg. Sjå gjennom dei i dag, for nokre av dei kan vere ekte.',
  'quarantine.link': 'Sjå gjennom meldingane',
  'still-unread.subject': 'Noko er framleis ulese i Mobbeknapp',
  'still-unread.body':
    'Det ligg framleis noko ulese til deg i Mobbeknapp, og fristen for å lese er ute. Logg inn og les det i dag.',
  'still-unread.link': 'Opne det som er ulese',
  'urgent-still-unread.subject': 'Hastar: Noko er framleis ulese i Mobbeknapp',
  'urgent-still-unread.body':
    'Noko som hastar, er framleis ulese i Mobbeknapp. Logg inn og les det no. Avtal med dei andre som får denne e-posten, kven som tek det.',
  'urgent-still-unread.link': 'Les det no',
  'unread-below.subject': 'Noko er ikkje lese innan fristen i Mobbeknapp',
  'unread-below.body':
    'Noko er ikkje lese innan fristen på ein stad under deg. Du kan ikkje opne det enno. Blir det ikkje lese, får du ansvaret for det, og ein ny e-post som seier det. Minn dei som les meldingar under deg, på å logge inn i dag.',
  'unread-below.link': 'Logg inn',
  'deadlines.subject': 'Fristar i Mobbeknapp',
  'deadlines.body':
    'Du har éin eller fleire fristar i Mobbeknapp som er i dag, eller som er ute. Logg inn og sjå kva som står att.',
  'deadlines.link': 'Sjå sakene',
  'case-news.subject': 'Noko er gjort i ei sak du les i Mobbeknapp',
  'case-news.body':
    'Ein kollega har gjort noko i ei sak som du les. Logg inn og sjå i historikken kva som er gjort.',
  'case-news.link': 'Opne saka',
  'cases-news.subject': 'Noko er gjort i saker du les i Mobbeknapp',
  'cases-news.body':
    'Kollegaer har gjort noko i saker som du les. Logg inn og sjå i historikken kva som er gjort.',
  'cases-news.link': 'Opne sakene',
  'invitation.subject': 'Du er invitert til Mobbeknapp',
  'invitation.body':
    '{organisation} inviterer deg til å lese og følgje opp det som kjem inn gjennom Mobbeknapp.',
  'invitation.what':
    'Mobbeknapp er ein knapp på nettsidene. Den som trykkjer på knappen, kan seie frå når nokon ikkje har det trygt. Det som blir skrive, er forsegla. Berre den som har ein nøkkel, kan lese det, og nøkkelen din lagar du sjølv når du kjem inn.',
  'invitation.by': 'Invitasjonen kjem frå {inviter}.',
  'invitation.administrators': 'Løysinga blir administrert av {administrators}.',
  'invitation.ask':
    'Er du usikker på om denne e-posten er ekte? Spør før du opnar lenkja, men ikkje ved å svare på e-posten.',
  'invitation.start':
    'Opne lenkja for å velje passord og kome i gang. Set av ti minutt, og ha telefonen klar. Lenkja verkar i {days} dagar.',
  'invitation.link': 'Kom i gang',
  'invitation.note': 'Lenkja er berre til deg. Send ikkje lenkja vidare.',
  'let-in-wanted.subject': 'Ein kollega ventar på deg i Mobbeknapp',
  'let-in-wanted.body':
    'Ein kollega har teke imot invitasjonen sin og treng at du slepp henne eller han inn. Det gjer du med eitt trykk på framsida i Mobbeknapp.',
  'let-in-wanted.link': 'Slepp inn kollegaen',
  'let-in.subject': 'No kan du lese i Mobbeknapp',
  'let-in.body': 'Du er sleppt inn. No kan du logge inn i Mobbeknapp og lese det som ventar.',
  'let-in.link': 'Logg inn',
  'code-renewed.subject': 'Ein gjenopprettingskode er bytt i Mobbeknapp',
  'code-renewed.body':
    'Ein kollega har laga ein ny gjenopprettingskode for ein innboks som du òg les. Koden på det gamle arket opnar ikkje den innboksen lenger. Ikkje kast det gamle arket før du veit at ingen treng det. Visste du ikkje om dette? Snakk med kollegaene dine i dag.',
  'code-renewed.link': 'Sjå innboksane dine',
  'footer.from': 'Denne e-posten er send frå Mobbeknapp for {organisation}.',
  'footer.word':
    'Kjenneordet er «{word}». Det står i kvar e-post herfrå og nedst på sidene når du er logga inn. Står det eit anna ord, er e-posten ikkje frå oss.',
  'footer.privacy': 'Av omsyn til personvernet står det ikkje meir i denne e-posten.',
  'footer.reply': 'Du kan ikkje svare på denne e-posten. Ingen les svar hit.',
};
