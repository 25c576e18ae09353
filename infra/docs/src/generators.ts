import { cliPage } from "./cli-page.ts";
import { configurationPage } from "./configuration-page.ts";
import { errorsPage } from "./errors-page.ts";
import { manifestPage } from "./manifest-page.ts";

/** A page of docs/ that is made from code. A new one is added here and nowhere else. */
export interface Generator {
  /** Where it stands, from the root. */
  readonly file: string;
  readonly generate: (root: string) => Promise<string>;
}

export const generators: readonly Generator[] = [
  { file: "docs/errors.md", generate: errorsPage },
  { file: "docs/configuration.md", generate: configurationPage },
  { file: "docs/manifest.md", generate: manifestPage },
  { file: "docs/cli.md", generate: cliPage },
];
