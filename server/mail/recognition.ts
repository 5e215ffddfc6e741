/**
 * The recognition word of an organisation's letters: the same in each of them and on every page of the desk, and told to nobody
 * else. Whoever gets a letter without it knows that somebody else wrote it.
 */
import { createHmac } from 'node:crypto';
import { keyWordList } from '../../contract/sealing/key-words.ts';
import type { OrganisationRow } from '../store/records.ts';

/** Of the top of a tree: what its file says, else two words that follow from the secret, so that nobody guesses them. */
export function recognitionWord(
  { id, letters }: Pick<OrganisationRow, 'id' | 'letters'>,
  secret: string,
): string {
  if (letters?.word) return letters.word;
  const [one, other] = createHmac('sha256', secret).update(`mobbeknapp recognition ${id}`).digest();
  return `${keyWordList[one!]} ${keyWordList[other!]}`;
}
