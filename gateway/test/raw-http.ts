import { connect } from "node:net";

/** Bytes exactly as given, as no HTTP client would send them; everything that comes back until the server closes. */
export function sendRaw(origin: string, bytes: string | Buffer, patience = 3000): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    const chunks: Buffer[] = [];
    const finish = (): void => {
      socket.destroy();
      resolve(Buffer.concat(chunks).toString("latin1"));
    };
    socket.setTimeout(patience, finish);
    socket.on("connect", () => socket.write(bytes));
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("end", finish).on("close", finish);
    socket.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNREFUSED" ? reject(error) : finish(),
    );
  });
}

/** Status codes of every answer that came back on the connection. */
export function statusesIn(text: string): number[] {
  return [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map((match) => Number(match[1]));
}

export function headFor(target: string, ...fields: string[]): string {
  return [`GET ${target} HTTP/1.1`, "host: localhost", ...fields, "connection: close", "", ""].join("\r\n");
}
