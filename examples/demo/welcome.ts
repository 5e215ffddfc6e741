/** What the demo prints when it is ready: what to open, who may sign in, where the data lie, how to stop. */
import type { Ports } from './ports.ts';
import { password } from './seed.ts';

export function welcome(demo: { ports: Ports; server: string; folder: string }): string {
  const { ports, server, folder } = demo;
  return `
Open
  http://localhost:${ports.municipality}  a municipality with schools and kindergartens: press the button
  http://localhost:${ports.sport}  a sports district with clubs
  http://localhost:${ports.university}  a university with faculties, in Norwegian and English
  ${server}/desk/  the desk, where reports are read
  ${server}/dev/letters  the letters that were sent, and the codes to sign in with

Sign in at the desk, for instance as
  kari.nes@fjellvika.example          head teacher of Fjellvika skole
  solveig.strand@fjellvika.example    school owner of Fjellvika kommune
  hanne.krets@idrett.example          the sports district
  ingrid.juss@universitet.example     HR and legal at the university
with the password  ${password}  and the code that /dev/letters shows.

The data lie in ${folder}; delete the folder to begin anew. Stop with Ctrl-C.
`;
}
