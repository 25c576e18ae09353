import type { SeenAnswer, Tampering } from "../tampering-proxy.ts";

/** One visitor's page is given to another, once. */
export function foreignPage(): Tampering {
  let first: Buffer | undefined;
  let given = false;
  return {
    answer: (answer, { method, path }) => {
      if (given || method !== "GET" || !/^\/petitions\/draft\/.*\/review$/.test(path)) return answer;
      if (first === undefined) {
        first = answer.body;
        return answer;
      }
      given = true;
      return { ...answer, headers: { ...answer.headers, "content-length": first.length }, body: first };
    },
  };
}

/** A personal page that caches may keep. */
export function publicPage(): Tampering {
  return {
    answer: (answer, { path }) =>
      path.startsWith("/petitions/status/")
        ? withField(answer, "cache-control", "public, max-age=60")
        : answer,
  };
}

/** A word that one visitor typed in a header field of another's answer. */
export function foreignField(): Tampering {
  let word: string | undefined;
  return {
    answer: (answer, { path, body }) => {
      const before = word;
      word ??= /zq[0-9a-f]{10}v[0-9a-f]{12}/.exec(body.toString("latin1"))?.[0];
      return before !== undefined && path.startsWith("/petitions/receipt/")
        ? withField(answer, "x-debug", before)
        : answer;
    },
  };
}

/** Attachments are changed on their way into the database: of several, since other defects take some petitions away. */
export function changedAttachment(): Tampering {
  return {
    request: ({ body }) => {
      if (!body.includes("BT /F1 12 Tf")) return body;
      return Buffer.from(body.toString("latin1").replace("/F1 12 Tf", "/F1 13 Tf"), "latin1");
    },
  };
}

/** A petition that is sent for the third time has another receipt: the first answer is lost, the second has the right one. */
export function moreReceipts(): Tampering {
  const sent = new Map<string, number>();
  const aliases = new Map<string, string>();
  const receipt = /M\d{2}-\d{4}-\d{4}-\d/;
  return {
    path: ({ path }) => path.replace(receipt, (number) => aliases.get(number) ?? number),
    answer: (answer, { method, path }) => {
      const location = answer.headers["location"] ?? "";
      const [number] = receipt.exec(location) ?? [];
      const isSent = method === "POST" && location.startsWith("/petitions/receipt/");
      if (!isSent || number === undefined) return answer;
      const times = (sent.get(path) ?? 0) + 1;
      sent.set(path, times);
      if (times < 3) return answer;
      const alias = `M98-0101-${String(aliases.size + 1000)}-0`;
      aliases.set(alias, number);
      return withField(answer, "location", location.replace(number, alias));
    },
  };
}

function withField(answer: SeenAnswer, name: string, value: string): SeenAnswer {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}
