/** The newer driver, under the name that package.json gives it: the same interface. */
declare module 'better-sqlite3-node-api' {
  import BetterSqlite3 from 'better-sqlite3';
  export default BetterSqlite3;
}
