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

/** Every second article is not there. */
export function failingArticles(): Tampering {
  let count = 0;
  return {
    answer: (answer, { path }) => {
      if (!/^\/news\/\d+$/.test(path)) return answer;
      count += 1;
      return count % 2 === 0 ? { ...answer, status: 500 } : answer;
    },
  };
}

/** Milliseconds more than the notices' service level. */
export function slowNotices(): Tampering {
  return { delay: ({ path }) => (path.startsWith("/notices") ? 900 : 0) };
}
