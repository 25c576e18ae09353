/** What `npm run seed -- --help` says. */
export function seedHelp(modules: readonly string[]): string {
  return `Fills the portal with made-up documents for tests of load and search: the same ones every time.

  npm run seed -- [--items N] [--module ${modules.join("|")}] [--remove]

  --items N      so many documents in each module (10000 by default); those that are there stay as they are
  --module NAME  in this module alone; may be given again
  --remove       take all made-up documents away again
  --help         show this text

Works on the data of npm start, whether it runs or not. With DATABASE_URL it wants MADANG_SAMPLE=true as well,
so that made-up content never comes where citizens read.
`;
}
