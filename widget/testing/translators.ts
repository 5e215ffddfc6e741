/**
 * What browsers' translators do to a page, each as one function over a root: they put text into elements of their own (Google's in two
 * `<font>`), put other text nodes in the place of those that stand there, write over whatever holds only text, or tidy away what they
 * take for nothing. Each word is put between « and », so that a test sees what was translated and from what.
 */

export type Translator = (root: ParentNode) => void;

const translated = (text: string): string => `«${text.trim()}»`;

function textsIn(root: ParentNode): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found.filter(
    (text) => /\p{L}/u.test(text.data) && !/^«.*»$/s.test(text.data) && mayTranslate(text),
  );
}

const mayTranslate = ({ parentElement }: Text): boolean =>
  parentElement?.closest('[translate=no], textarea, style') === null;

/** An element that no page uses any more. */
const font = () => document.createElement('font' as 'span');

function inFonts(text: Text): void {
  const [outer, inner] = [font(), font()];
  inner.textContent = translated(text.data);
  outer.append(inner);
  text.replaceWith(outer);
}

export const translators: Record<string, Translator> = {
  'wraps each text in elements of its own': (root) => textsIn(root).forEach(inFonts),

  'puts other text nodes in their place': (root) => {
    for (const text of textsIn(root)) text.replaceWith(translated(text.data));
  },

  'writes over what holds only text': (root) => {
    for (const { parentElement } of textsIn(root))
      if (parentElement?.children.length === 0)
        parentElement.textContent = translated(parentElement.textContent);
  },

  'drops comments and white space, and wraps the rest': (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_TEXT);
    const dropped: ChildNode[] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode as Comment | Text;
      if (node instanceof Comment || node.data.trim() === '') dropped.push(node);
    }
    for (const node of dropped) node.remove();
    textsIn(root).forEach(inFonts);
  },
};

/** What a screen says, as it was before it was translated; codes, which differ each time, are told as such. */
export function wordsIn(root: ParentNode): string[] {
  const code = /(?:\b[\dA-Z]{4}\b[ -]*)+/g;
  const plain = (text: string | null) =>
    (text ?? '')
      .replace(/[«»\s]+/g, ' ')
      .trim()
      .replace(code, 'CODE');
  const told = 'h1, h2, h3, h4, p, li, dt, dd, button, legend, summary, a, .sheet';
  const elements = [...root.querySelectorAll<HTMLElement>(`${told}, input, textarea`)];
  return elements.map((element) => {
    if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement))
      return `${element.localName} ${plain(element.textContent)}`;
    const { labels, type, value } = element;
    const held = element instanceof HTMLInputElement && element.checked ? 'checked' : plain(value);
    const id = element.id.replace(/unit-.*/, 'unit');
    return `${type} ${id} ${held} “${plain(labels?.[0]?.textContent ?? '')}”`;
  });
}
