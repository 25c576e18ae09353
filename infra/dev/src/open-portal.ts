import { FolderPortal } from "./folder-portal.ts";
import type { Portal, PortalOptions } from "./portal.ts";
import { RegistryPortal } from "./registry/registry-portal.ts";

/** Reads what is built; starts nothing. Throws SUPERVISOR_NOTHING_BUILT or _RECORD_UNREADABLE. */
export function openPortal(options: PortalOptions): Portal {
  return options.options.registry ? new RegistryPortal(options) : new FolderPortal(options);
}
