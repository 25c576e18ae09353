import type { ServerModule } from "@madang/module-kit/server";
import manifest from "../../module.ts";

/** The manifest with the types that its pages work with. */
export const shell: ServerModule<typeof manifest, { config: { siteFile: string } }> = manifest;
