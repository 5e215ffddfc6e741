/**
 * Three words for a public key, which two people read to each other: who lets somebody in, and who waits. Where a server had put
 * another key in between, the words would differ. They are the same in every language of the desk.
 */
import { utf8 } from './bytes.ts';
import { thumbprint, type PublicKey } from './keys.ts';

export type KeyWords = [string, string, string];

// Three words are 24 bits, few enough to search for another key that has them. So each guess is made slow: OWASP's figure for
// PBKDF2 with HMAC-SHA-256, as for passwords. That is 19 days of one core, and still less than an hour of a large graphics card: the
// words cost whoever changes keys on the server an hour of preparation for each newcomer. More words nobody would read aloud.
const iterations = 600_000;
const salt = utf8('mobbeknapp key words');

/**
 * The words of the point itself, whatever its `kid` says: each byte of PBKDF2-SHA-256 (600,000, salt `mobbeknapp key words`,
 * 24 bits) over the thumbprint's 43 characters names one word. Slow on purpose, about a tenth of a second.
 */
export async function wordsOfKey(key: Pick<PublicKey, 'x' | 'y'>): Promise<KeyWords> {
  const named = utf8(await thumbprint(key));
  const slow = await crypto.subtle.importKey('raw', named, 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  const [one, two, three] = new Uint8Array(await crypto.subtle.deriveBits(how, slow, 24));
  return [keyWordList[one!]!, keyWordList[two!]!, keyWordList[three!]!];
}

/** 256 things that one can see, spelled alike in bokmål and nynorsk; any two differ in two letters at least, so that a misheard one is no other. */
export const keyWordList: readonly string[] = `
  agurk alke ananas anker arm avis balje ballong bambus bamse banan bekk belte berg bie bille
  bjelle bjørk blad blyant bok bord brett brev brønn bukse buss bær bøtte båt dal damp delfin
  diamant drakt drue dukke dyne dør eik elv eple eske fasan fele ferje finger fjell fjord fjøs
  flagg fly fløyte flåte foss frakk frosk frø fugl furu gaffel garn gaupe gitar gjedde glass gran
  grein grotte gull hage hai harpe hatt haug hegre heis helg hest hjelm hjort hjul hjørne honning
  horn humle hus hylle hytte høne iglo insekt jakke jern jolle kaffe kajakk kakao kake kaktus kalv
  kamel kanal kanin kano kart kasse kikkert kiste kjede kjole klokke klut kløver koffert kompass
  kopp korall korg kost krabbe krone krukke krystall kråke kubbe kveite kvern kvist laken laks lam
  lampe leir lerke lilje luft lupe lykt lyng løk løve magnet mais mandel maske mast maur medalje
  melon mose motor mugge mynt måke nebb nett nype nål oase olje orgel orre oter palme panda panne
  papir paraply pensel perle piano pil pingvin planke plomme potet pult puma purre pute pære radio
  ramme regn ring rosin rulle saft sag sand seng sild sirkel sirkus sitron skip skjorte skog skrue
  skuff sky skål slede slott sløyfe smed smør snø spade spann stall stein stige stjerne stokk stol
  strand struts stubbe sukker suppe svale svamp sykkel såpe tak tavle telt teppe tiger tog tomat
  traktor trapp tre tromme trost tråd tulipan tunge tøffel tønne tårn ugle varde vegg vifte villa
  vind vogn voks vott vulkan ørn åker
`
  .trim()
  .split(/\s+/);
