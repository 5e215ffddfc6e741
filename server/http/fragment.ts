/**
 * Mail filters that rewrite links (Safe Links in Outlook among them) make `%23` of `#`, so that what should have stayed in the browser
 * comes to the server as a path. Here such an address becomes the one that was in the letter.
 */

/** More layers than a filter in front of a filter puts on. */
const mostLayers = 3;

/**
 * '/desk/%23/cases/42' gives '/desk/#/cases/42': a path of ours, whatever was asked for. Null where the address holds no such sign.
 * `url` as it stands in the request's first line.
 */
export function withFragment(url: string): string | null {
  const [, encoded] = /^\/desk\/%(?:25){0,2}23(.*)$/s.exec(url) ?? [];
  return encoded === undefined ? null : `/desk/#${encodeURI(decoded(encoded))}`;
}

function decoded(text: string): string {
  let known = text;
  for (let layer = 0; layer < mostLayers; layer += 1) {
    try {
      known = decodeURIComponent(known);
    } catch {
      return known;
    }
  }
  return known;
}
