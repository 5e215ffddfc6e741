/** Writes down what a screen reader says by itself: what changes in a live region that stood there before. */

/** `heard` and `unheard` give what came since they were last asked. */
export type Listening = { heard: () => string[]; unheard: () => string[]; stop: () => void };

const regions = '[role=status]';
const textOf = (region: Element) => region.textContent.replace(/\s+/g, ' ').trim();

/** `unheard`: regions that came together with their text, which many screen readers pass over. */
export function listenTo(root: ShadowRoot): Listening {
  let heard: string[] = [];
  let unheard: string[] = [];
  const before = new Map<Element, string>();
  const look = (): void => {
    for (const region of root.querySelectorAll(regions)) {
      const text = textOf(region);
      if (text !== '' && text !== before.get(region)) {
        if (before.has(region)) heard.push(text);
        else unheard.push(text);
      }
      before.set(region, text);
    }
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  look();
  return {
    heard() {
      const taken = heard;
      heard = [];
      return taken;
    },
    unheard() {
      const taken = unheard;
      unheard = [];
      return taken;
    },
    stop: () => observer.disconnect(),
  };
}
