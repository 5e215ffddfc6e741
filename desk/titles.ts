/** The title of the window: it is seen by whoever walks by and kept in the browser's history, so it never says what a case is about. */
import type { DeskState } from './desk-state.ts';
import type { Place } from './routing.ts';
import type { Texts } from './texts/index.ts';

export function titleOf(state: DeskState, place: Place, texts: Texts): string {
  return `${screenName(state, place, texts)} – ${texts.frame.product}`;
}

function screenName(state: DeskState, place: Place, texts: Texts): string {
  const { screen } = place;
  if (screen === 'invitation' && state.name !== 'open') return texts.invitation.title;
  if (place.screen === 'cut' && place.of === 'invitation' && state.name !== 'open')
    return texts.frame.cut.title;
  if (state.name === 'signed-out') return texts.signIn.title;
  if (state.name === 'locked') return texts.unlock.title;
  if (state.name !== 'open') return texts.frame.title;
  const names: Record<Place['screen'], string> = {
    front: texts.front.title,
    cases: texts.list.title,
    case: texts.cases.title,
    recovery: texts.recovery.title,
    'new-code': texts.newCode.title,
    'first-key': texts.firstKey.title,
    invitation: texts.frame.nowhere,
    cut: texts.frame.cut.title,
    nowhere: texts.frame.nowhere,
  };
  return names[screen];
}
