import type { Gateway } from "../gateway.ts";
import type { Visit } from "../request/visit.ts";

/** Whether the visitor's browser speaks TLS, with us or with a proxy in front. */
export function isSecure({ config }: Pick<Gateway, "config">, { client }: Pick<Visit, "client">): boolean {
  return client.protocol === "https" || config.publicOrigin?.startsWith("https:") === true;
}
