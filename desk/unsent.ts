/** The text of the message form that stands on the page, for those who must know whether something would be lost. */
import type { Drafts } from './drafts.ts';
import type { MessageForm } from './screens/message-form.ts';

const formOf = (page: ParentNode) => page.querySelector<MessageForm>('desk-message-form');

/** Whether anything was written that was not sent: in the form, or kept from before. */
export function hasUnsent(page: ParentNode, drafts: Drafts): boolean {
  return drafts.count() > 0 || (formOf(page)?.text ?? '').trim() !== '';
}

/** Empties the form, so that nothing of it is kept when it goes. */
export function dropUnsent(page: ParentNode): void {
  const form = formOf(page);
  if (form) form.text = '';
}
