/** Sentences that must be nowhere in clear, and the search for them: as they are, and in the encodings they could travel in. */

export const marker = 'Marsvinet heter Tordivel og bor bak gymsalen';
export const nameMarker = 'Oddvine Prøvesen-Merke';
export const phoneMarker = '+47 000 00 123';
export const answerMarker = 'Takk skal du ha, Tordivelvenn';
export const password = 'fire grønne fjell i regn';
const markers = [marker, nameMarker, phoneMarker, answerMarker, password];

function disguises(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  // Base64 depends on where a text begins: its middle is the same in one of three positions.
  const inBase64 = [0, 1, 2].flatMap((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    return [shifted.slice(4, -4), shifted.slice(4, -4).replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    new URLSearchParams({ text }).toString().slice('text='.length),
    bytes.toString('hex'),
    bytes.toString('latin1'),
    ...inBase64,
  ];
}

/** Those of them that lie in this text. */
export function found(haystack: string): string[] {
  return markers.filter((text) => disguises(text).some((disguise) => haystack.includes(disguise)));
}
