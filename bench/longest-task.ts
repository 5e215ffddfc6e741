/** The longest task of a page's own thread, from Chromium's trace: in the thread's own time, so that other programs do not count. */
import type { CDPSession } from 'playwright';

type Event = {
  name?: string;
  ph?: string;
  pid?: number;
  tid?: number;
  /** Microseconds of the thread's own time. */
  tdur?: number;
  args?: { name?: string };
};

/** Milliseconds. A debugger's "processor N times slower" holds the thread up in its own time, and counts. */
export async function longestTask(debug: CDPSession, work: () => Promise<void>): Promise<number> {
  const events: Event[] = [];
  const collect = ({ value }: { value: object[] }) => void events.push(...(value as Event[]));
  debug.on('Tracing.dataCollected', collect);
  const complete = new Promise((resolve) => debug.once('Tracing.tracingComplete', resolve));
  await debug.send('Tracing.start', {
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'] },
    transferMode: 'ReportEvents',
  });
  await work();
  await debug.send('Tracing.end');
  await complete;
  debug.off('Tracing.dataCollected', collect);
  const names = new Map(
    events.filter(({ ph }) => ph === 'M').map((event) => [threadOf(event), event.args?.name]),
  );
  const tasks = new Map<string, number[]>();
  for (const event of events)
    if (event.name?.endsWith('RunTask') && names.get(threadOf(event)) === 'CrRendererMain')
      grouped(tasks, threadOf(event)).push(event.tdur ?? 0);
  // Chromium keeps an empty page ready beside the one at work.
  const [busiest] = [...tasks.values()].sort((one, other) => sum(other) - sum(one));
  if (!busiest) throw new Error('The trace has no task of the page.');
  return Math.max(...busiest) / 1_000;
}

const sum = (times: number[]) => times.reduce((all, time) => all + time, 0);

const threadOf = ({ pid, tid }: Event) => `${pid} ${tid}`;

function grouped(groups: Map<string, number[]>, name: string): number[] {
  const group = groups.get(name) ?? [];
  groups.set(name, group);
  return group;
}
