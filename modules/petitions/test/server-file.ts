import { fileURLToPath } from "node:url";

/** The built module, as it is deployed. */
export const serverFile = fileURLToPath(new URL("../dist/server.js", import.meta.url));
