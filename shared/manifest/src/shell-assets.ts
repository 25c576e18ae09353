import { z } from "zod";

/**
 * `dist/shell-assets.json` of the shell: what every page loads beside its own views. The build writes it next to
 * `dist/server.js`; the shell's layouts print links and scripts from it.
 */
const link = z.strictObject({ href: z.string(), integrity: z.string() });

export const shellAssetsSchema = z.strictObject({
  v: z.literal(1),
  build: z.string(),
  /** `<link rel="stylesheet" integrity crossorigin>`, first in the head. */
  baseSheet: link,
  /** `<script defer integrity crossorigin>`, on every page; it loads `hydrate` by itself where needed. */
  navigate: link,
  /** For a preload only; layouts do not print it as a script. */
  hydrate: link,
  /** `<link rel="preload" as="font" type="font/woff2" crossorigin>`. */
  fonts: z.array(z.string()),
});
export type ShellAssets = z.infer<typeof shellAssetsSchema>;
