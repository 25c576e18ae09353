import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReleaseRecord } from "@madang/manifest";
import type { Portal } from "@madang/test-kit";

export interface PortalPage {
  /** `<module>.<page>`, as samples are named. */
  readonly name: string;
  /** As the manifest declares it, without language prefix. */
  readonly path: string;
  readonly access: string;
}

/** Every page that a manifest of this portal declares. */
export function portalPages(portal: Portal): PortalPage[] {
  return portalRecords(portal).flatMap(({ manifest }) =>
    Object.entries(manifest.pages).map(([page, { path, access }]) => ({
      name: `${manifest.id}.${page}`,
      path,
      access,
    })),
  );
}

export function portalRecords(portal: Portal): ReleaseRecord[] {
  const folder = join(portal.state.folder, "releases");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as ReleaseRecord);
}
