import { realpath } from "node:fs/promises";
import path from "node:path";
import { releasesErrors } from "../../errors.ts";

/** A link inside the store could lead anywhere. Throws RELEASES_STORE_REFUSED; a folder that is not there leads nowhere. */
export async function refuseEscape(root: string, file: string): Promise<void> {
  const folder = path.dirname(file);
  const real = await realpath(folder);
  if (real === folder) return;
  const reason = `${path.relative(root, folder)} is a link that leads elsewhere`;
  throw releasesErrors.create("STORE_REFUSED", { store: root, reason });
}
