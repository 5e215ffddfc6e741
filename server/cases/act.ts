/**
 * The one way to act on a case: find, right, change, entry of the history, letters, answer, all in one transaction. A verb can do
 * none of them by itself: it is given a store to whose history it cannot write, and what it answers names its entries.
 *
 * A new act: a line in `contract/cases/rights.ts` (who, what must be true, which entries it leaves, whether all who read are told), words for
 * its entries in `desk/texts`, and a verb that calls `act` with what it changes. `change` is called when everything else is
 * settled: she may do it, nobody was faster, and nobody else acts on the case until the transaction ends. It writes its rows, and answers
 * `entries` (at least one, of those that the table names for the act), `values` of the case, `asks` (inboxes that the case reaches with it)
 * and `answer`. What was done before, and is asked for again, `again` answers, and nothing is written.
 */
import { mayDo, rights, type Act, type EntryOf, type WhyNot } from '../../contract/cases/rights.ts';
import type { SignedInHandler } from '../http/handler.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import type { AuditRow, Records, StoredTree } from '../store/records.ts';
import {
  changeCase,
  openedCase,
  seenCase,
  standingOf,
  type ActRecords,
  type SeenCase,
} from './access.ts';
import { tellAll, tellReaders } from './tell.ts';

export type { ActRecords } from './access.ts';

/** `seen.own`: of an act that needs a key, the rows for which she answers with hers. `history`: as it was before. */
export type Found = {
  records: ActRecords;
  seen: SeenCase;
  history: readonly AuditRow[];
  tree: StoredTree;
  handler: SignedInHandler;
  at: Date;
};

export type Entry<A extends Act> = { action: EntryOf<A>; params: Record<string, string> };

export type Done<A extends Act, Answer> = {
  entries: readonly [...Entry<A>[], Entry<A>];
  values?: Parameters<Records['cases']['change']>[3];
  /** Ids of inboxes that the case reaches by this: their members get the letter of a new report. */
  asks?: readonly string[];
  answer: (records: ActRecords) => Answer | Promise<Answer>;
};

type Work<A extends Act, Answer> = {
  act: A;
  caseId: string;
  /** The one that she saw, where the act names it. */
  revision?: number;
  /** Answers what was done already; undefined where it was not. */
  again?: (found: Found) => Promise<Answer | undefined> | Answer | undefined;
  change: (found: Found) => Promise<Done<A, Answer> | { unchanged: Answer }>;
};

/**
 * Throws `not-found`; `not-allowed` where the table gives her no right to it, or she holds no key yet; `possession-needed`; and `case-changed`
 * where somebody was faster, or the case is in a state in which it cannot be done.
 */
export async function act<A extends Act, Answer>(
  work: Work<A, Answer>,
  handler: SignedInHandler,
  { store, trees, clock, wake }: Pick<Parts, 'store' | 'trees' | 'clock' | 'wake'>,
): Promise<Answer> {
  const { caseId, revision } = work;
  const { rootId, id: handlerId } = handler;
  const { needs, tells } = rights[work.act];
  const needsKey = (needs as readonly string[]).includes('key');
  let isTold = false;
  const answer = await store.transaction(async (records) => {
    isTold = false;
    await records.cases.hold(rootId, caseId);
    const seen = needsKey
      ? await openedCase(records, handler, caseId, trees)
      : await seenCase(records, handler, caseId);
    const history = await records.audit.ofChain(rootId, caseId);
    const tree = await trees.of(records, rootId);
    const at = clock.now();
    const found: Found = { records, seen, history, tree, handler, at };
    const before = await work.again?.(found);
    if (before !== undefined) return before;

    const judged = mayDo(work.act, { ...standingOf(seen, history, handlerId), hasKey: needsKey });
    if (!judged.may) throw refusal(judged.why);
    if (revision !== undefined && revision !== seen.case.revision) throw faster();

    const done = await work.change(found);
    if ('unchanged' in done) return done.unchanged;
    const { entries, values, asks = [] } = done;
    if (values !== undefined || revision !== undefined)
      await changeCase(records, seen.case, seen.case.revision, values ?? {});
    for (const { action, params } of entries)
      await records.audit.append(rootId, caseId, { action, params, handlerId, at });
    const to = { inboxes: [...asks], handlerId };
    if (asks.length > 0) await tellReaders(records, seen.case, to, tree, at);
    if (tells) await tellAll(records, seen.case, to, tree, at);
    isTold = asks.length > 0 || tells;
    return done.answer(records);
  });
  if (isTold) wake();
  return answer;
}

function faster(): Problem {
  return new Problem('case-changed', { detail: 'Read the case again and decide anew.' });
}

/** What only somebody else may do is `not-allowed`; what cannot be done in this state, `case-changed`: reading the case again shows why. */
function refusal(why: WhyNot): Problem {
  const [slug, detail] = refusals[why];
  return new Problem(slug, { detail });
}

const refusals: Record<WhyNot, ['not-allowed' | 'case-changed', string]> = {
  'reads-along': [
    'not-allowed',
    'You read along: whoever answers for the case does this. Take it over first, and all who read it are told.',
  ],
  answers: ['case-changed', 'You answer for the case already.'],
  key: ['not-allowed', 'You do not hold the key of this inbox yet: ask a colleague to let you in.'],
  opened: ['not-allowed', 'Open the report first: nothing is done with what was not read.'],
  open: ['case-changed', 'The case is closed already. Open it again first.'],
  closed: ['case-changed', 'The case is not closed.'],
  unacknowledged: ['case-changed', 'The reporter was told already that it is read.'],
  hers: ['case-changed', 'You have not taken the case.'],
  'not-hers': ['case-changed', 'You have taken the case already.'],
};
