/**
 * What windows of the same desk tell each other: they share one session, so what ends it in one must show in all.
 * No content and no key goes this way.
 */
export type TabNews =
  { name: 'signed-out' } | { name: 'locked' } | { name: 'signed-in'; handlerId: string };

export type OtherTabs = { tell(news: TabNews): void; close(): void };

/** `onNews` hears the other windows, never its own. */
export function openTabs(onNews: (news: TabNews) => void): OtherTabs {
  const channel = new BroadcastChannel('mobbeknapp-desk');
  channel.addEventListener('message', ({ data }: MessageEvent<TabNews>) => onNews(data));
  return { tell: (news) => channel.postMessage(news), close: () => channel.close() };
}

/** One browser has one session: when it becomes somebody else's, so would every request of this window. */
export function endsSession(news: TabNews, handlerId: string): boolean {
  return news.name === 'signed-out' || (news.name === 'signed-in' && news.handlerId !== handlerId);
}
