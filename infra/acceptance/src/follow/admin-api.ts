interface Sent {
  readonly json?: unknown;
  readonly bytes?: Buffer;
  readonly as?: "operator" | "runner";
}

/** The admin API with two tokens. Throws what it answers when it is no success. */
export class AdminApi {
  readonly #address: string;
  readonly #tokens: Readonly<Record<"operator" | "runner", string>>;

  constructor(address: string, tokens: Readonly<Record<"operator" | "runner", string>>) {
    this.#address = address;
    this.#tokens = tokens;
  }

  get(path: string, as: "operator" | "runner" = "operator"): Promise<unknown> {
    return this.send("GET", path, { as });
  }

  async send(method: string, path: string, { json, bytes, as = "operator" }: Sent): Promise<unknown> {
    const answer = await fetch(this.#address + path, {
      method,
      headers: {
        authorization: `Bearer ${this.#tokens[as]}`,
        ...(json === undefined && bytes === undefined
          ? {}
          : { "content-type": bytes === undefined ? "application/json" : "application/octet-stream" }),
      },
      body: bytes === undefined ? (json === undefined ? null : JSON.stringify(json)) : new Uint8Array(bytes),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`);
    return text === "" ? undefined : JSON.parse(text);
  }
}
