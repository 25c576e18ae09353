/** What --help says. `profiles` are name and purpose. */
export function helpText(profiles: readonly (readonly [string, string])[]): string {
  return `Loads the portal with every module's journeys (k6) and checks every answer.

  npm run loadtest -- <profile> [options]

Profiles
${profiles.map(([name, purpose]) => `  ${name.padEnd(8)} ${purpose}`).join("\n")}

Options
  --scale N         factor on the arrival rates, for example 0.5 on a busy machine
  --seconds N       how long visitors arrive, instead of what the profile says
  --only <module>   the journeys of one module
  --url <address>   a portal that runs already, instead of one that the command starts and ends;
                    with DATABASE_URL and MADANG_DATA_KEYS what it stored is compared too
  --report <folder> where summary.json is written
  --help            show this text

Environment
  K6_BIN            a k6 of major version 2; otherwise the one on PATH, or one built once with Go

Exit codes
  0 passed · 1 a service level was missed · 2 a promise was broken (an oracle has evidence)
  3 the run did not take place · 4 no verdict: the load generator fell behind · 130 stopped
`;
}
