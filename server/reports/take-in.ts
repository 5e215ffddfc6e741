/** A report on its way in, past the count of reports: what was stored before, or is refused, does not count. */
import type { Parts } from '../http/parts.ts';
import type { Bursts } from './bursts.ts';
import { laneOf } from './lane.ts';
import type { ProofState } from './proof.ts';
import { receive, type ArrivedReport, type Receipt } from './receive.ts';

/** `bursts` is null where the limits are off: then nothing is counted and no report set apart. Throws as `receive` does. */
export async function takeIn(
  report: ArrivedReport,
  bodyHash: string,
  proof: ProofState,
  { bursts, ...parts }: Pick<Parts, 'store' | 'trees' | 'clock'> & { bursts: Bursts | null },
): Promise<Receipt> {
  if (!bursts)
    return receive(report, bodyHash, { burst: 'none', intake: 'ordinary', proof }, parts);
  const { organisation, facts } = report;
  const { burst, takeBack } = bursts.enter({ organisation, unitId: facts.unitId, proof });
  const intake = laneOf({ burst, proof, danger: facts.danger });
  try {
    const receipt = await receive(report, bodyHash, { burst, intake, proof }, parts);
    if (receipt.outcome === 'repeated') takeBack();
    return receipt;
  } catch (refusal) {
    takeBack();
    throw refusal;
  }
}
