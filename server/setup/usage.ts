/** What the set-up says of itself, and how it says no. */

/** A mistake of whoever typed the command: shown as it is. */
export class UsageError extends Error {}

export const help = `Usage: npm run setup -- COMMAND

  first                        the first organisation: asks, or takes
      --name NAME --slug SLUG --kind KIND --sector SECTOR
      --inbox NAME             who reads, as a role ("Rektor og stedfortreder")
      --person NAME --email ADDRESS          the administrator, who reads first
      --independent NAME --independent-person NAME --independent-email ADDRESS
                               who reads when the leader is accused
      --origin https://…       the site that embeds the button
  describe FILE [--apply]      organisations from a file (examples/organisations.yaml);
                               without --apply it only says what it would do
      --language nb            mistakes in the file, and whether each report has a reader,
                               are told in bokmål
  invite ADDRESS               a new link for somebody whose invitation was lost
  prove [--invited]            tries who would read, for every answer, with the keys that are
                               held now; --invited: as if everybody had come in
  show                         what is stored
  verify [--seal HASH]         reads all of it and writes nothing: configuration, database, mail,
                               the history of cases, keys and trees, a line each; --seal: a
                               daily seal that was kept outside must still be there
  mail ADDRESS                 sends a letter to try the mail server, and says what happened
  help-lines                   the help lines, and on which day each was confirmed
  help-lines KEY [--on DAY]    somebody has looked at the page of this one: number and hours
                               agree; --slug: of this organisation, where there are several
  restore                      what was replaced in the last 30 days and can be brought back
      --inbox ID               the sheet of this inbox that was replaced last
      --case ID                the recipients of this case whose entries were replaced
  new-key ID                   an inbox whose key nobody holds any more: the next member who
                               comes in makes another; opens nothing of before

The configuration is the server's: see docs/operations.md. The server may run meanwhile.
`;
