/** What `setup verify` says of the history, in sentences that name the case as handlers do. */
import { caseNumber } from '../../contract/ids.ts';
import type { Examination } from '../clocks/examine.ts';
import type { Finding } from '../store/records.ts';

/** Sentences shown; the rest is counted. */
const mostSentences = 50;

/** `nameOf` gives an organisation's name by its id, or undefined where the id is not an organisation's. */
export function historySentences(
  { findings, broken, closedKeys }: Examination,
  nameOf: (id: string) => string | undefined,
): string[] {
  const sentences = findings.slice(0, mostSentences).map((one) => sentenceOf(one, nameOf));
  if (findings.length > mostSentences)
    sentences.push(`And more: ${broken} cases, organisations or seals in all.`);
  if (closedKeys.length > 0)
    sentences.unshift(
      `${closedKeys.length === 1 ? 'One key of the history is' : `${closedKeys.length} keys of the history are`} stored under another secret: set MOBBEKNAPP_SECRET_PREVIOUS to the secret of then, and look again.`,
    );
  return sentences;
}

function sentenceOf(
  { kind, chain, rootId, at, count, day }: Finding,
  nameOf: (id: string) => string | undefined,
): string {
  const tree = nameOf(rootId) ?? rootId;
  const name = chain === null ? '' : nameOf(chain);
  const whose = name === undefined ? `Case ${caseNumber(chain!)}` : name;
  const sealed = day === null ? '' : ` (by the seal of ${day})`;
  const last = count === 1 ? 'last entry is' : `last ${count} entries are`;
  const some = count === 1 ? 'one entry is' : `${count} entries are`;
  switch (kind) {
    case 'changed':
      return `${whose}: entry ${at} of the history is not what was written, or entries before it are gone${sealed}.`;
    case 'missing':
      return `${whose}: ${some} missing at entry ${at} of the history${sealed}.`;
    case 'end-missing':
      return `${whose}: the ${last} missing from the history${sealed}.`;
    case 'no-head':
      return `${whose}: what says how long the history is was deleted.`;
    case 'wrong-head':
      return `${whose}: what says how long the history is was changed, or entries were added by hand.`;
    case 'no-key':
      return chain === null
        ? `${tree}: the seal of ${day ?? 'a day'} cannot be checked: its key is gone, or the secret is another.`
        : `${whose}: the history cannot be checked from entry ${at} on: its key is gone, or the secret is another.`;
    case 'gone':
      return `${whose}: all of its history is gone, ${count === 1 ? 'one entry' : `${count} entries`}${sealed}.`;
    case 'no-case':
      return `${whose}: the case was deleted by hand; its report or its history is still there.`;
    case 'no-history':
      return `${whose}: the case is there, and has no history.`;
    case 'no-report':
      return `${whose}: the report was deleted by hand; the case is still there.`;
    case 'seal-changed':
      return `${tree}: the daily seal of ${day ?? 'a day'} is not what was written.`;
    case 'seal-missing':
      return `${tree}: daily seals are missing that what is still there names.`;
    case 'key-gone':
      return 'A key of the history was deleted while this program had it: put the table audit_keys back from a backup before anything is started again.';
    case 'unreadable':
      return `${whose}: the history cannot even be read.`;
  }
}
