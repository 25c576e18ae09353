import { AdminClient } from "./admin-client.ts";
import { findPortal, type PortalPlace } from "./find-portal.ts";

/** The portal that a command means. Throws what `findPortal` does; asks nothing yet. */
export function openAdmin(call: PortalPlace & { readonly signal: AbortSignal }): AdminClient {
  return new AdminClient({ portal: findPortal(call), signal: call.signal });
}
