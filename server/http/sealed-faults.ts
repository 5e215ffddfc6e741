/**
 * What of a sealed value can open for nobody, as a request is told of it: what `contract/sealing/arriving.ts` finds, and
 * ephemeral keys that are no points on the curve. Everything sealed that is stored passes here, whoever sent it.
 */
import {
  ephemeralKeysOf,
  faultsOf,
  lengthFaults,
  type Fault,
} from '../../contract/sealing/arriving.ts';
import type { HandedOver } from '../../contract/sealing/seal-again.ts';
import type { Sealed } from '../../contract/sealing/sealed.ts';
import { isOnCurve } from './point.ts';

/** `at`: a JSON pointer to the value in the request's body. Only what is whole in form is calculated with. */
export function sealedFaults(sealed: unknown, at: string): Fault[] {
  const faults = faultsOf(sealed);
  const found = faults.length > 0 ? faults : pointFaults(sealed as Sealed);
  return found.map(({ pointer, detail }) => ({ pointer: at + pointer, detail }));
}

/** The same of one entry that takes the place of another. `before`: the value in which it shall stand. */
export function entryFaults(entry: HandedOver, before: Sealed, at: string): Fault[] {
  const { epk } = entry.header;
  const faults = lengthFaults(entry, at);
  const pointer = `${at}/header/epk`;
  if (!isOnCurve(epk)) faults.push({ pointer, detail: offCurve });
  // Somebody else's entry under another name: whoever bears that name cannot open it.
  if (ephemeralKeysOf(before).some((other) => other.epk.x === epk.x))
    faults.push({ pointer, detail: 'Make an ephemeral key of its own for this entry.' });
  return faults;
}

const offCurve =
  'Make the ephemeral key on P-256: this is no point on it, and the reader could never open it.';

function pointFaults(sealed: Sealed): Fault[] {
  return ephemeralKeysOf(sealed).flatMap(({ pointer, epk }) =>
    isOnCurve(epk) ? [] : [{ pointer, detail: offCurve }],
  );
}
