/** The list of cases in nynorsk, and what is left until something is due. */
import type { Texts } from '../nb.ts';

export const list: Texts['list'] = {
  title: 'Saker',
  lead: 'Ulesne står først, og øvst det som hastar. Her ser du berre svar frå lister. Det som er skrive, opnar du i saka.',
  filters: 'Vel kva du vil sjå',
  inbox: 'Innboks',
  allInboxes: 'Alle innboksane mine',
  show: 'Vis',
  shows: {
    open: 'Opne saker',
    unread: 'Ulesne',
    quarantine: 'Sette til side',
    closed: 'Avslutta',
    all: 'Alle',
  },
  sector: 'Område',
  allSectors: 'Alle område',
  found: (count) => (count === 1 ? 'Viser 1 sak' : `Viser ${count} saker`),
  caption: 'Saker, ulesne først',
  head: {
    number: 'Sak',
    about: 'Gjeld',
    unit: 'Stad',
    status: 'Status',
    next: 'Neste frist',
    received: 'Motteken',
  },
  more: 'Vis fleire',
  unread: 'Ulesen',
  urgent: 'Hastar',
  noClock: 'Ingen frist',
  copy: 'Til orientering',
  escalation: 'Løfta til dykk',
  setApart: 'Sett til side',
  setApartLead:
    'Desse kom då det kom uvanleg mange meldingar på kort tid. Dei er lagra, og fristane går. Opne sakene og flytt dei ekte til dei vanlege sakene.',
  empty: 'Ingen saker her',
  emptyNext: {
    open: 'Det er ingen opne saker i innboksane dine. Du får ein e-post når det kjem ei melding.',
    unread: 'Du har lese alt. Du får ein e-post når det kjem ei melding.',
    quarantine:
      'Ingen meldingar er sette til side. Det skjer berre når det kjem uvanleg mange på kort tid.',
    closed: 'Ingen saker er avslutta enno.',
    all: 'Det har ikkje kome nokon meldingar enno. Du får ein e-post når det skjer.',
  },
  emptyFiltered: 'Ingen saker passar med det du har valt.',
  clear: 'Vis alle opne saker',
};

export const clocks: Texts['clocks'] = {
  today: 'frist i dag',
  tomorrow: 'frist i morgon',
  daysLeft: (count) => `${count} dagar igjen`,
  overdue: (count) => (count === 1 ? '1 dag over fristen' : `${count} dagar over fristen`),
  done: (day) => `gjort ${day}`,
  possible: (day) => `frå ${day}`,
  dueOn: (day) => `Frist ${day}`,
};
