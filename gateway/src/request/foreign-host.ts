import { gatewayErrors } from "../errors.ts";
import type { Target } from "./read-host.ts";

/** RFC 9110 section 7.4: a request for a host that is not ours was misdirected. `*` answers for any. */
export function refuseForeignHost({ hostname }: Target, hosts: ReadonlySet<string>): void {
  if (hostname === "" || hosts.has("*") || hosts.has(hostname)) return;
  throw gatewayErrors.create("HOST_UNKNOWN", { host: hostname });
}
