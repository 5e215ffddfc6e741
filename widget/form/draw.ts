/**
 * Puts a screen on the page. Lit draws each screen anew, aside; what differs from the last drawing is replaced here, an element or the
 * whole of its words at a time. No text that stands on the page is ever read or changed in place: a browser's translator may have put
 * others there, and then a label would stay while the answer beside it changes.
 */
import { render } from 'lit/html.js';

/** What was drawn of an element, and by their names the elements that were put into it. */
type Made = { drawn: Element; kids: Map<string, Element> };

const made = new WeakMap<Node, Made>();

/** What an element knows besides its attributes. Listeners are among them, so that one that stays has those of the last drawing. */
export const properties: readonly string[] =
  'checked value onclick onchange oninput onsubmit onkeydown onpaste ondragover ondrop oncancel onclose'.split(
    ' ',
  );

/** Shows a template in a root that nobody else fills. Throws what drawing it throws, and then nothing has changed. */
export function draw(root: Node, template: unknown): void {
  const aside = document.createElement('div');
  render(template, aside);
  show(root as Element, aside);
}

/** Makes `live` show what `drawn` shows. Focus, caret, scrolling and what somebody opened stay where the element does. */
function show(live: Element, drawn: Element): void {
  const last = made.get(live);
  const before = last?.drawn;
  for (const name of [...(before?.getAttributeNames() ?? []), ...drawn.getAttributeNames()]) {
    const value = drawn.getAttribute(name);
    if (value === null) live.removeAttribute(name);
    else if (value !== before?.getAttribute(name)) live.setAttribute(name, value);
  }
  for (const name of properties as 'nodeValue'[])
    if (drawn[name] !== before?.[name] && live[name] !== drawn[name]) live[name] = drawn[name];

  const wanted = named(drawn.children);
  const kids = new Map<string, Element>();
  made.set(live, { drawn, kids });
  if (!last || isBroken(live, drawn, last, wanted)) {
    const focused = focusIn(live);
    // Without Lit's comments, by which it would find its way in what nobody else has touched.
    live.replaceChildren(...[...drawn.childNodes].filter(isNoComment).map(copyOf));
    for (const [name, kid] of named(live.children)) kids.set(name, kid);
    if (focused) (live.getRootNode() as ShadowRoot).getElementById(focused.id)?.focus();
    return;
  }
  let place: Element | undefined;
  for (const [name, kid] of wanted) {
    let stands = last.kids.get(name);
    if (stands) show(stands, kid);
    else {
      stands = copyOf(kid) as Element;
      if (place) place.after(' ', stands);
      else live.prepend(stands, ' ');
    }
    place = stands;
    kids.set(name, stands);
  }
  for (const [name, kid] of last.kids) if (!kids.has(name)) kid.remove();
}

/** Whether what stands in an element cannot be kept: its own words are others now, or somebody has taken apart what is to change. */
function isBroken(live: Node, drawn: Element, last: Made, wanted: Map<string, Element>): boolean {
  const words = wordsOf(drawn);
  if (words !== wordsOf(last.drawn)) return true;
  const isSame = [...wanted.keys()].join() === [...last.kids.keys()].join();
  if (!isSame && words) return true;
  return [...last.kids.values()].some((kid) =>
    isSame ? !live.contains(kid) : kid.parentNode !== live,
  );
}

/** Without what is in its elements. */
function wordsOf({ childNodes }: Element): string {
  return [...childNodes]
    .map((node) => (node instanceof Text ? node.data : ''))
    .join('')
    .trim();
}

/** By its id, else by its kind and how many of that there are: two drawings of a screen have the same names for the same things. */
function named(elements: HTMLCollection): Map<string, Element> {
  const names = new Map<string, Element>();
  const counts: Record<string, number> = {};
  for (const element of elements) {
    const kind =
      element.id ||
      `${element.localName} ${element.getAttribute('role') ?? element.getAttribute('class')}`;
    names.set(`${kind} ${(counts[kind] = (counts[kind] ?? 0) + 1)}`, element);
  }
  return names;
}

const isNoComment = (node: Node): boolean => !(node instanceof Comment);

function copyOf(node: Node): Node {
  const copy = node.cloneNode();
  if (node instanceof Element) show(copy as Element, node);
  return copy;
}

function focusIn(within: Node): HTMLElement | null {
  const { activeElement } = within.getRootNode() as Partial<ShadowRoot>;
  return activeElement && within.contains(activeElement) ? (activeElement as HTMLElement) : null;
}
