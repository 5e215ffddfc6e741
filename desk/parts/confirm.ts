/**
 * Asks before something that cannot be undone, in a native modal dialog: the browser keeps the focus inside,
 * Escape means no, and the focus goes back to where it was.
 */
import { html, nothing, type TemplateResult } from 'lit';

export type Question = {
  id: string;
  title: string;
  text: string;
  yes: string;
  no: string;
  mood?: 'danger';
  onYes: () => void;
};

/** In the page all the time, closed until `ask`. */
export function question(asked: Question): TemplateResult {
  return html`<dialog class="ds-dialog" id=${asked.id} aria-labelledby="${asked.id}-title">
    <h2 class="ds-heading" data-size="xs" id="${asked.id}-title">${asked.title}</h2>
    <p class="ds-paragraph">${asked.text}</p>
    <form method="dialog" class="buttons" @submit=${answered(asked)}>
      <button class="ds-button" data-color=${asked.mood ?? nothing} type="submit" value="yes">
        ${asked.yes}
      </button>
      <button class="ds-button" data-variant="secondary" type="submit" value="no" autofocus>
        ${asked.no}
      </button>
    </form>
  </dialog>`;
}

export function ask(root: ParentNode, id: string): void {
  root.querySelector<HTMLDialogElement>(`dialog#${id}`)?.showModal();
}

function answered({ onYes }: Question) {
  return (event: SubmitEvent) => {
    if ((event.submitter as HTMLButtonElement | null)?.value === 'yes') onYes();
  };
}
