/** What becomes of a case of the desk's fake network when somebody takes it, takes it over, opens it again, keeps somebody out or leaves a deadline out. */
import type { CaseAnswer } from '../../contract/api/cases.ts';

type Changed = { values: Partial<CaseAnswer>; action: string; whom?: string };

/** Undefined where the request is none of these. */
export function changedBy(
  key: string,
  { standing, mayKeepOut, clocks }: CaseAnswer,
  { body, by }: { body: Record<string, string>; by: string },
): Changed | undefined {
  const taken = { by, at: '2026-11-23T09:01:00.000Z', mine: true };
  switch (key) {
    case 'POST /cases/:id/takings':
      return { values: { taken }, action: 'taken' };
    case 'POST /cases/:id/releases':
      return { values: { taken: null }, action: 'let-go' };
    case 'POST /cases/:id/take-overs': {
      const values = { taken, as: 'reader', standing: { ...standing, part: 'reader' } } as const;
      return { values, action: 'taken-over' };
    }
    case 'POST /cases/:id/reopenings': {
      const values = { status: 'reopened', unread: true, taken: null } as const;
      return {
        values: { ...values, standing: { ...standing, opened: false } },
        action: 'reopened',
      };
    }
    case 'POST /cases/:id/keepings-out': {
      const whom = mayKeepOut.find(({ handlerId }) => handlerId === body['handlerId'])!.name;
      const left = mayKeepOut.filter(({ handlerId }) => handlerId !== body['handlerId']);
      return { values: { mayKeepOut: left }, action: 'kept-out', whom };
    }
    case 'POST /cases/:id/irrelevances': {
      const reason = body['reason'] as CaseAnswer['clocks'][number]['reason'];
      const end = { state: 'not-relevant', endedOn: '2026-11-23', by, reason } as const;
      const left = clocks.map((one) => (one.clock === body['clock'] ? { ...one, ...end } : one));
      return { values: { clocks: left }, action: 'not-relevant' };
    }
    default:
      return undefined;
  }
}
