import { connect } from "node:net";

export interface RawAnswer {
  /** 0 when the server closed without an answer. */
  readonly status: number;
  readonly text: string;
}

/** Sends bytes exactly as given, as no HTTP client would, and reads until the server closes or `patience` ms pass. */
export function sendRaw(options: {
  origin: string;
  bytes: string | Buffer;
  patience?: number;
}): Promise<RawAnswer> {
  const { hostname, port } = new URL(options.origin);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    const chunks: Buffer[] = [];
    const finish = (): void => {
      socket.destroy();
      const text = Buffer.concat(chunks).toString("latin1");
      resolve({ status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1] ?? 0), text });
    };
    socket.setTimeout(options.patience ?? 3000, finish);
    socket.on("connect", () => socket.write(options.bytes));
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("end", finish);
    socket.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNREFUSED" ? reject(error) : finish(),
    );
  });
}
