import { request } from "node:http";

/** What a browser says when somebody opens a page (https://www.w3.org/TR/fetch-metadata/); `fetch` says something else of itself. */
const navigation = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document", accept: "text/html" };

export interface OpenedDocument {
  readonly text: string;
  /** For the Cookie field of the next request; empty where none was set. */
  readonly cookie: string;
}

export function openDocument(address: string, cookie = ""): Promise<OpenedDocument> {
  return new Promise((resolve, reject) => {
    const headers = cookie === "" ? navigation : { ...navigation, cookie };
    const asked = request(address, { headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", reject);
      answer.on("end", () => {
        const set = (answer.headers["set-cookie"] ?? []).map((line) => line.split(";")[0] ?? "");
        resolve({ text: Buffer.concat(chunks).toString(), cookie: set.join("; ") });
      });
    });
    asked.on("error", reject).end();
  });
}
