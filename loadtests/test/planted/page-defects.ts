import type { Tampering } from "../tampering-proxy.ts";

/** The notices on a page name a file of another build. */
export function mixedBuilds(): Tampering {
  return {
    answer: (answer, { path }) => {
      if (!/^\/notices(\?|$)/.test(path)) return answer;
      const text = answer.body.toString("utf8");
      const body = Buffer.from(text.replace(/(\/_assets\/notices\/)[0-9a-f]+\//, "$10123456789abcdef0123/"));
      return { ...answer, headers: { ...answer.headers, "content-length": body.length }, body };
    },
  };
}

/** A cache that forgets nothing: the list of news stays as it was first seen with an item that is replaced later. */
export function frozenList(): Tampering {
  let frozen: Buffer | undefined;
  return {
    answer: (answer, { path }) => {
      if (path !== "/news") return answer;
      if (frozen === undefined && /zq[0-9a-f]{10}r/.test(answer.body.toString("latin1")))
        frozen = answer.body;
      const body = frozen ?? answer.body;
      return { ...answer, headers: { ...answer.headers, "content-length": body.length }, body };
    },
  };
}

/** No article is there: few visitors come as far as one in so short a run, and more than one in a hundred answers has to fail. */
export function failingArticles(): Tampering {
  return {
    answer: (answer, { path }) => (/^\/news\/\d+$/.test(path) ? { ...answer, status: 500 } : answer),
  };
}

/** Milliseconds more than the notices' service level. */
export function slowNotices(): Tampering {
  return { delay: ({ path }) => (path.startsWith("/notices") ? 900 : 0) };
}
