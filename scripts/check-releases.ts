/** Part of `npm run check`: a released file never changes, because pages name its hash and would load it no more. */
import { changedReleases } from './releases.ts';

const sentences = await changedReleases('releases');
for (const sentence of sentences) console.error(sentence);
if (sentences.length > 0) process.exitCode = 1;
else console.log('Every release is as it was.');
