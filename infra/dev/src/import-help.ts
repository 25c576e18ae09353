/** What `npm run import -- --help` says. */
export function importHelp(modules: readonly string[]): string {
  return `Brings feeds of other publishers into the portal: RSS 2.0, Atom and JSON, with the files beside them.

  npm run import -- <${modules.join("|")}> <file|folder|url>… [options]

  --dry-run   read and check everything, say what would happen, store nothing
  --json      the summary as JSON on standard output (with npm run --silent)
  --strict    exit code 2 when an item or a file was skipped
  --help      show this text

Works on the data of npm start, whether it runs or not, or on the PostgreSQL that DATABASE_URL names.
Exit codes: 0 done, 1 could not run, 2 something was skipped (--strict), 130 stopped; what was stored stays.
docs/import.md tells what a feed may hold.
`;
}
