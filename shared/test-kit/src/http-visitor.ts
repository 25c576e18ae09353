/** What the portal answered, redirects not followed. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly location: string;
  readonly text: string;
  readonly bytes: Buffer;
}

export interface Sent {
  readonly method?: string;
  readonly body?: string | Uint8Array<ArrayBuffer> | URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** One browser at the portal's front door: it keeps its cookies and says where its forms come from. */
export interface HttpVisitor {
  /** By name. */
  readonly cookies: Map<string, string>;
  ask(path: string, sent?: Sent): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer>;
}

export function httpVisitor(origin: string, cookies = new Map<string, string>()): HttpVisitor {
  const ask: HttpVisitor["ask"] = async (path, { headers, ...sent } = {}) => {
    const answer = await fetch(origin + path, {
      ...sent,
      redirect: "manual",
      headers: { ...ownHeaders(origin, cookies, sent.method), ...headers },
    });
    remember(cookies, answer.headers);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const location = answer.headers.get("location") ?? "";
    return { status: answer.status, headers: answer.headers, location, bytes, text: bytes.toString("utf8") };
  };
  return {
    cookies,
    ask,
    get: (path) => ask(path),
    post: (path, fields) => ask(path, { method: "POST", body: new URLSearchParams(fields) }),
  };
}

function ownHeaders(
  origin: string,
  cookies: ReadonlyMap<string, string>,
  method = "GET",
): Record<string, string> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return {
    ...(cookie === "" ? {} : { cookie }),
    ...(method === "GET" || method === "HEAD" ? {} : { origin, "sec-fetch-site": "same-origin" }),
  };
}

function remember(cookies: Map<string, string>, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    cookies.set(name, value);
  }
}
