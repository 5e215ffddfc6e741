/**
 * Letters belong to the field in which they are typed. A page that takes single letters as commands sees our keys too, and does not see
 * the field: it lies behind our element. Our ear is at the window, so that handlers further in hear nothing; and a key that one at the
 * window has refused all the same is typed here.
 */

/** Keys that stand for what they write: one character, or the two with names that every text has. */
const written: Record<string, string> = { Enter: '\n', Backspace: '' };

/** For `keydown` and `keypress` at the window, while the form is there. `lives` is told of each. */
export function keepKey(root: ShadowRoot, event: KeyboardEvent, lives: () => void): void {
  const [field] = event.composedPath() as HTMLInputElement[];
  if (!field || !root.contains(field)) return;
  event.stopPropagation();
  lives();
  if (event.type === 'keydown') field.onkeydown?.(event);
  const { key, ctrlKey, metaKey, altKey, isComposing } = event;
  const text = key.length === 1 ? key : written[key];
  const isCommand = (ctrlKey || metaKey || altKey) && !event.getModifierState('AltGraph');
  const isTyped = field.matches('textarea, input[type=text], input[type=tel], input[type=search]');
  if (!event.defaultPrevented || text === undefined || isCommand || isComposing || !isTyped) return;
  // A field of one line has a use of its own for the key: what is asked there goes on by its button as well.
  if (text === '\n' && field.localName === 'input') return;
  // As if it had been typed: at the caret, within the longest that may be, undone by the same keys, and told as any letter.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else types.
  document.execCommand(text ? 'insertText' : 'delete', false, text);
}
