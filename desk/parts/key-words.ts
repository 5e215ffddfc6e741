/**
 * The three words of a key, where two people compare them: of the key to which this browser seals, or of her own. They are slow to
 * find, so each is found once.
 */
import { html, LitElement, nothing } from 'lit';
import { wordsOfKey, type KeyWords } from '../../contract/sealing/key-words.ts';
import type { PublicKey } from '../../contract/sealing/keys.ts';
import { ownKey } from '../keys.ts';
import type { Desk } from './screen.ts';

const found = new Map<string, Promise<KeyWords>>();

/** By the point: what the server calls the key does not matter. */
function wordsOf({ x, y }: PublicKey): Promise<KeyWords> {
  const point = `${x}.${y}`;
  const words = found.get(point) ?? wordsOfKey({ x, y });
  found.set(point, words);
  return words;
}

/** Her own, while the desk is unlocked. */
export function ownWords({ ring }: Desk, label: string) {
  if (!ring?.handlerKey) return nothing;
  return html`<desk-key-words .key=${ownKey(ring)} .label=${label}></desk-key-words>`;
}

class KeyWordsElement extends LitElement {
  static override properties = {
    key: { attribute: false },
    label: { attribute: false },
    words: { state: true },
  };
  declare key: PublicKey;
  /** Said before the words. */
  declare label: string;
  declare words: KeyWords | null;

  constructor() {
    super();
    this.words = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('key')) return;
    const { key } = this;
    const before = changed.get('key') as PublicKey | undefined;
    if (before?.x === key.x && before.y === key.y) return;
    this.words = null;
    void wordsOf(key).then((words) => {
      // Another was asked for meanwhile: words of one key must never stand beside another.
      if (this.key.x === key.x && this.key.y === key.y) this.words = words;
    });
  }

  /** Norwegian in every language, for whoever hears them read; and not translated, or the other would read others. */
  protected override render() {
    return html`<span class="key-words-label">${`${this.label}:`}</span>
      <strong class="key-words" lang="nb" translate="no" aria-busy=${this.words === null}
        >${this.words?.join(' – ') ?? '…'}</strong
      >`;
  }
}
customElements.define('desk-key-words', KeyWordsElement);
