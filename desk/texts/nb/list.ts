/** The list of cases in bokmål, and what is left until something is due. */

export const list = {
  title: 'Saker',
  lead: 'Uleste står først, og øverst det som haster. Her ser du bare svar fra lister. Hva som er skrevet, åpner du i saken.',
  filters: 'Velg hva du vil se',
  inbox: 'Innboks',
  allInboxes: 'Alle innboksene mine',
  show: 'Vis',
  shows: {
    open: 'Åpne saker',
    unread: 'Uleste',
    quarantine: 'Satt til side',
    closed: 'Avsluttede',
    all: 'Alle',
  },
  sector: 'Område',
  allSectors: 'Alle områder',
  found: (count: number) => (count === 1 ? '1 sak vises' : `${count} saker vises`),
  caption: 'Saker, uleste først',
  head: {
    number: 'Sak',
    about: 'Gjelder',
    unit: 'Sted',
    status: 'Status',
    next: 'Neste frist',
    received: 'Mottatt',
  },
  more: 'Vis flere',
  unread: 'Ulest',
  urgent: 'Haster',
  noClock: 'Ingen frist',
  copy: 'Til orientering',
  escalation: 'Løftet til dere',
  setApart: 'Satt til side',
  setApartLead:
    'Disse kom da det kom uvanlig mange meldinger på kort tid. De er lagret, og fristene løper. Åpne sakene og flytt de ekte til de vanlige sakene.',
  empty: 'Ingen saker her',
  emptyNext: {
    open: 'Det er ingen åpne saker i innboksene dine. Du får en e-post når det kommer en melding.',
    unread: 'Du har lest alt. Du får en e-post når det kommer en melding.',
    quarantine:
      'Ingen meldinger er satt til side. Det skjer bare når det kommer uvanlig mange på kort tid.',
    closed: 'Ingen saker er avsluttet ennå.',
    all: 'Det er ikke kommet noen meldinger ennå. Du får en e-post når det skjer.',
  },
  emptyFiltered: 'Ingen saker passer med det du har valgt.',
  clear: 'Vis alle åpne saker',
};

/** Days as they come in the calendar; `day` is the day itself, weekday first. */
export const clocks = {
  today: 'frist i dag',
  tomorrow: 'frist i morgen',
  daysLeft: (count: number) => `${count} dager igjen`,
  overdue: (count: number) => (count === 1 ? '1 dag over fristen' : `${count} dager over fristen`),
  done: (day: string) => `gjort ${day}`,
  possible: (day: string) => `fra ${day}`,
  dueOn: (day: string) => `Frist ${day}`,
};
