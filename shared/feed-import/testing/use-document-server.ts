import { afterAll, beforeAll } from "vitest";
import { startDocumentServer, type DocumentServer, type DocumentServerOptions } from "./document-server.ts";

/** One server for the tests of a file, with the feeds of a folder imported where one is named. */
export function useDocumentServer<Tables>(
  options: DocumentServerOptions<Tables>,
  { sample }: { readonly sample: string | undefined },
): () => DocumentServer<Tables> {
  let server: DocumentServer<Tables> | undefined;
  beforeAll(async () => {
    server = await startDocumentServer(options);
    if (sample !== undefined) await server.importPath(sample);
  });
  afterAll(() => server?.close());
  return () => {
    if (server === undefined) throw new Error("The server runs inside tests only; ask for it there.");
    return server;
  };
}
