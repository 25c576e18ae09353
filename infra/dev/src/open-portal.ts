import { FolderPortal } from "./folder-portal.ts";
import type { Portal, PortalOptions } from "./portal.ts";
import { RegistryPortal } from "./registry/registry-portal.ts";

/** Reads what is built; starts nothing. Throws SUPERVISOR_NOTHING_BUILT or _RECORD_UNREADABLE. */
export function openPortal(options: PortalOptions): Portal {
  return options.environment["MADANG_REGISTRY"] === "1"
    ? new RegistryPortal(options)
    : new FolderPortal(options);
}
