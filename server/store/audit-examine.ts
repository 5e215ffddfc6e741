/**
 * Looks through the evidence: chains, their heads, their cases and reports, daily seals and keys. In steps that each read
 * little, so that a server at work can do it; writes nothing. What it sees and cannot see stands in docs/privacy.md.
 */
import { and, asc, eq, getTableColumns, gt, inArray, lte, sql } from 'drizzle-orm';
import { verifyChain } from './audit-chain.ts';
import { finding } from './audit-finding.ts';
import type { AuditKeys } from './audit-keys.ts';
import { sealExaminer } from './audit-examine-seals.ts';
import type { Queries } from './queries.ts';
import type { AuditChainRow, AuditRecords, AuditRow, Examined, Finding } from './records.ts';
import type { Tables } from './tables.ts';

type Examiner = Pick<
  AuditRecords,
  'examineKeys' | 'examineSeal' | 'examineChains' | 'examineReports' | 'newestSeals'
>;

/** Chains at once, and reports. */
const chainsAtOnce = 200;
const reportsAtOnce = 500;

/** As it lies in the table: whoever has changed it need not have left JSON. */
type RawRow = Omit<AuditRow, 'params'> & { params: string };

function parsed(row: RawRow): AuditRow {
  return { ...row, params: JSON.parse(row.params) as AuditRow['params'] };
}

export function examiner(db: Queries, t: Tables, keys: AuditKeys): Examiner {
  /** Between two chains, the second included; without one to the end. By the database's own order, whatever that is. */
  async function window(after: string, upTo: string | null) {
    const within = (column: typeof t.audit.chain | typeof t.cases.id) =>
      and(gt(column, after), upTo === null ? undefined : lte(column, upTo));
    const [entries, heads, cases] = [
      await db
        .select({ ...getTableColumns(t.audit), params: sql<string>`${t.audit.params}` })
        .from(t.audit)
        .where(within(t.audit.chain))
        .orderBy(asc(t.audit.chain), asc(t.audit.sequence)),
      await db
        .select()
        .from(t.auditChains)
        .where(within(t.auditChains.chain as unknown as typeof t.audit.chain)),
      await db
        .select({ id: t.cases.id, rootId: t.cases.rootId, reportId: t.reports.id })
        .from(t.cases)
        .leftJoin(t.reports, eq(t.reports.id, t.cases.reportId))
        .where(within(t.cases.id)),
    ];
    return { entries, heads, cases };
  }

  /**
   * The last of the next so many, or null where there are fewer. Of heads, entries and cases alike: somebody who takes all the heads
   * away must not make one read of everything.
   */
  async function endOfPage(after: string): Promise<string | null> {
    const heads = db
      .select({ chain: t.auditChains.chain })
      .from(t.auditChains)
      .where(gt(t.auditChains.chain, after))
      .orderBy(asc(t.auditChains.chain))
      .limit(chainsAtOnce)
      .as('heads');
    const entries = db
      .select({ chain: t.audit.chain })
      .from(t.audit)
      .where(gt(t.audit.chain, after))
      .groupBy(t.audit.chain)
      .orderBy(asc(t.audit.chain))
      .limit(chainsAtOnce)
      .as('entries');
    const cases = db
      .select({ chain: t.cases.id })
      .from(t.cases)
      .where(gt(t.cases.id, after))
      .orderBy(asc(t.cases.id))
      .limit(chainsAtOnce)
      .as('cases');
    const page = await db
      .select({ chain: heads.chain })
      .from(heads)
      .union(db.select({ chain: entries.chain }).from(entries))
      .union(db.select({ chain: cases.chain }).from(cases))
      .orderBy(sql`1`)
      .limit(chainsAtOnce);
    return page.length < chainsAtOnce ? null : page.at(-1)!.chain;
  }

  async function rootsAmong(ids: string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await db
      .select({ id: t.organisations.id })
      .from(t.organisations)
      .where(inArray(t.organisations.id, ids));
    return new Set(rows.map(({ id }) => id));
  }

  /** Of entries: the seals that they name and that are not there. One may have been made since we began. */
  async function missingSeals(entries: RawRow[], known: Examined): Promise<Finding[]> {
    const found: Finding[] = [];
    for (const { rootId, seal } of entries) {
      if (seal === '' || known.seals.has(seal)) continue;
      const [row] = await db
        .select({ hash: t.auditSeals.hash })
        .from(t.auditSeals)
        .where(and(eq(t.auditSeals.rootId, rootId), eq(t.auditSeals.hash, seal)));
      known.seals.add(seal);
      if (!row) found.push(finding({ kind: 'seal-missing', rootId }));
    }
    return found;
  }

  function judge(rows: RawRow[], head: AuditChainRow | undefined, known: Examined): Finding[] {
    const { chain, rootId } = (rows[0] ?? head)!;
    const mayBeOld = !known.whole.has(rootId);
    try {
      const found = verifyChain(rows.map(parsed), head, { keys: keys.known, mayBeOld });
      if (found === 'intact') return [];
      const { fault: kind, at } = found;
      return [finding({ kind, rootId, chain, at, count: 'count' in found ? found.count : 0 })];
    } catch {
      // No JSON, or no instant.
      return [finding({ kind: 'unreadable', rootId, chain })];
    }
  }

  return {
    async examineChains(after, known) {
      const next = await endOfPage(after);
      const { entries, heads, cases } = await window(after, next);
      const byChain = new Map<string, RawRow[]>();
      for (const entry of entries) {
        const before = byChain.get(entry.chain);
        if (before) before.push(entry);
        else byChain.set(entry.chain, [entry]);
      }
      const headOf = new Map(heads.map((head) => [head.chain, head]));
      const caseOf = new Map(cases.map((row) => [row.id, row]));
      const chains = new Set([...byChain.keys(), ...headOf.keys()]);
      const roots = await rootsAmong([...chains].filter((chain) => !caseOf.has(chain)));
      const findings = await missingSeals(entries, known);
      for (const chain of chains) {
        const rows = byChain.get(chain) ?? [];
        const head = headOf.get(chain);
        findings.push(...judge(rows, head, known));
        const { rootId } = (rows[0] ?? head)!;
        const row = caseOf.get(chain);
        if (!row && !roots.has(chain)) findings.push(finding({ kind: 'no-case', rootId, chain }));
        else if (row && row.rootId !== rootId)
          findings.push(finding({ kind: 'changed', rootId, chain, at: 1 }));
      }
      for (const { id: chain, rootId, reportId } of cases) {
        if (!byChain.has(chain) && !headOf.has(chain))
          findings.push(finding({ kind: 'no-history', rootId, chain }));
        if (reportId === null) findings.push(finding({ kind: 'no-report', rootId, chain }));
      }
      return { findings, chains: chains.size, entries: entries.length, next };
    },
    async examineReports(after) {
      const rows = await db
        .select({
          id: t.reports.id,
          rootId: t.reports.rootId,
          chain: t.reports.caseId,
          found: t.cases.id,
        })
        .from(t.reports)
        .leftJoin(t.cases, eq(t.cases.id, t.reports.caseId))
        .where(gt(t.reports.id, after))
        .orderBy(asc(t.reports.id))
        .limit(reportsAtOnce);
      const findings = rows
        .filter(({ found }) => found === null)
        .map(({ rootId, chain }) => finding({ kind: 'no-case', rootId, chain }));
      return { findings, next: rows.length < reportsAtOnce ? null : rows.at(-1)!.id };
    },
    ...sealExaminer(db, t, keys),
  };
}
