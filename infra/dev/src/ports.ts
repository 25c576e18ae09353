import { once } from "node:events";
import { createServer } from "node:net";
import { supervisorErrors } from "./errors.ts";

/** Tries to listen before anything is started. Throws SUPERVISOR_PORT_IN_USE, _PORT_FORBIDDEN or _ADDRESS_UNKNOWN. */
export async function assertPortFree(options: { port: number; host: string }): Promise<void> {
  const { port, host } = options;
  const server = createServer();
  try {
    server.listen({ port, host });
    await once(server, "listening");
    server.close();
    await once(server, "close");
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, options);
  }
}

function explain(error: NodeJS.ErrnoException, { port, host }: { port: number; host: string }): Error {
  if (error.code === "EADDRINUSE")
    return supervisorErrors.create("PORT_IN_USE", { port, other: port < 65_535 ? port + 1 : 8080 }, error);
  if (error.code === "EACCES") return supervisorErrors.create("PORT_FORBIDDEN", { port }, error);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return supervisorErrors.create("ADDRESS_UNKNOWN", { host }, error);
  return error;
}
