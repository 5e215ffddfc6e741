/**
 * Lets a process live at another time: kept databases are opened at the time they were made, when their sessions and invitations
 * still counted. `MOBBEKNAPP_TESTS_AHEAD_MS` says how far ahead of the real time; it is read at every look at the clock.
 */
import process from 'node:process';

const RealDate = Date;
const now = () => RealDate.now() + Number(process.env.MOBBEKNAPP_TESTS_AHEAD_MS ?? 0);

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, asked) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
RealDate.prototype.constructor = globalThis.Date;
