/** Writes the accessibility tree that Chromium gives a screen reader as lines of text: role, name, state and description. */

/** A node of CDP's `Accessibility.getFullAXTree`, as far as it is read here. */
export type AxNode = {
  nodeId: string;
  ignored: boolean;
  childIds?: string[];
  parentId?: string;
  role?: { value?: unknown };
  name?: { value?: unknown };
  description?: { value?: unknown };
  value?: { value?: unknown };
  properties?: { name: string; value: { value?: unknown } }[];
};

/** Holds others together and is not heard of itself. */
const silent = new Set([
  'none',
  'generic',
  'RootWebArea',
  'paragraph',
  'form',
  'Legend',
  'LabelText',
  'Section',
  'strong',
  'emphasis',
  'Details',
  'Abbr',
  'DescriptionList',
  'DescriptionListDetail',
  'definition',
  'time',
  'Pre',
  'IframePresentational',
]);
/** Said by its name, which is made of what stands in it. */
const named = new Set([
  'button',
  'link',
  'heading',
  'term',
  'radio',
  'checkbox',
  'DisclosureTriangle',
  'option',
  'tab',
  'switch',
  'image',
]);
const words: Record<string, string> = {
  DisclosureTriangle: 'disclosure',
  StaticText: 'text',
  textbox: 'field',
  searchbox: 'search field',
};
const skipped = new Set(['InlineTextBox', 'ListMarker', 'LineBreak']);

/** Lines in the order of reading, each indented by two spaces for what it lies in. `hide` replaces what is another every time. */
export function linesOf(nodes: AxNode[], hide: (text: string) => string = String): string[] {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const root = nodes.find(({ parentId }) => parentId === undefined || !byId.has(parentId))!;
  const controls = new Set(nodes.filter(isControl).map(nameOf));
  const lines: { depth: number; text: string; plain: boolean }[] = [];

  const visit = (node: AxNode, depth: number): void => {
    const role = roleOf(node);
    if (skipped.has(role)) return;
    if (role === 'LabelText' && controls.has(textOf(node))) return;
    const below = (deeper: number) => {
      for (const id of node.childIds ?? []) {
        const child = byId.get(id);
        if (child) visit(child, deeper);
      }
    };
    if (node.ignored || (silent.has(role) && !(role === 'form' && nameOf(node)))) {
      const before = lines.length;
      below(depth);
      // A sentence that was given the focus, such as the one about what is missing.
      const first = lines[before];
      if (first && hasFocus(node) && role !== 'RootWebArea') first.text += focusMark;
      // Two paragraphs are two lines.
      if (lines.length > before) lines.at(-1)!.plain = false;
      return;
    }
    if (role === 'StaticText') return addText(nameOf(node), depth);
    // A live region is heard of when something comes into it.
    if (role === 'status' && textOf(node) === '') return;
    lines.push({ depth, text: lineOf(node, role), plain: false });
    if (!named.has(role) && !['textbox', 'searchbox', 'combobox'].includes(role)) below(depth + 1);
  };

  function addText(text: string, depth: number): void {
    if (text.trim() === '') return;
    const last = lines.at(-1);
    if (last?.plain && last.depth === depth)
      last.text = `${last.text.slice(0, -1)} ${text.trim()}”`.replace(/ ([.,])/g, '$1');
    else lines.push({ depth, text: `text “${text.trim()}”`, plain: true });
  }

  function textOf(node: AxNode): string {
    if (node.role?.value === 'StaticText') return nameOf(node);
    return (node.childIds ?? [])
      .map((id) => textOf(byId.get(id)!))
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
  }

  visit(root, 0);
  return lines.map(({ depth, text }) => `${'  '.repeat(depth)}- ${hide(text)}`);
}

function isControl(node: AxNode): boolean {
  return ['button', 'radio', 'checkbox', 'textbox', 'searchbox', 'combobox'].includes(roleOf(node));
}

const clean = (value: unknown) =>
  (typeof value === 'string' ? value : '').replaceAll('\u00AD', '').replace(/\s+/g, ' ').trim();
const roleOf = ({ role }: AxNode): string => clean(role?.value) || 'none';
const nameOf = ({ name }: AxNode): string => clean(name?.value);

function lineOf(node: AxNode, role: string): string {
  const property = (name: string) => node.properties?.find((one) => one.name === name)?.value.value;
  const level = property('level') as number;
  const said = [
    `${words[role] ?? role}${role === 'heading' ? ` ${level}` : ''}`,
    nameOf(node) && `“${nameOf(node)}”`,
    ...statesOf(property),
  ].filter(Boolean);
  const value = clean(node.value?.value);
  const holds =
    value && !['button', 'radio', 'checkbox', 'link'].includes(role) ? `, holds “${value}”` : '';
  const description = clean(node.description?.value);
  const described = description ? `, described “${description}”` : '';
  return `${said.join(' ')}${holds}${described}${hasFocus(node) ? focusMark : ''}`;
}

export const focusMark = ' ← the focus';

const hasFocus = ({ properties }: AxNode): boolean =>
  properties?.some(({ name, value }) => name === 'focused' && value.value === true) ?? false;

function statesOf(property: (name: string) => unknown): string[] {
  const yes = (name: string, on: string, off = '') => {
    const value = property(name);
    if (value === undefined) return '';
    return value === true || value === 'true' ? on : off;
  };
  const states = [
    yes('checked', 'checked', 'not checked'),
    yes('pressed', 'pressed', 'not pressed'),
    yes('expanded', 'expanded', 'collapsed'),
    yes('invalid', 'invalid'),
    yes('required', 'required'),
    yes('disabled', 'unavailable'),
    yes('multiline', 'of several lines'),
    yes('modal', 'modal'),
  ].filter(Boolean);
  return states.length === 0 ? [] : [`(${states.join(', ')})`];
}
