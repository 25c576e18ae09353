import { randomUUID } from "node:crypto";
import { draftPath } from "./visitor.ts";

export interface ChosenFile {
  readonly name: string;
  readonly content: Buffer;
}

/** One browser that attaches files to a draft, by the form or part by part. */
export function uploader(origin: string, { name: visitor, draft }: { name: string; draft: string }) {
  const headers = { "madang-visitor": visitor, "madang-language": "ko" };
  const ask = async (path: string, init: RequestInit) => {
    const answer = await fetch(origin + path, {
      redirect: "manual",
      ...init,
      headers: { ...headers, ...init.headers },
    });
    return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() };
  };
  const address = (id: string) => `/api/petitions/drafts/${draft}/files/${id}`;
  const begin = (id: string, file: { name: string; bytes: number; modified?: number }) =>
    ask(address(id), {
      method: "PUT",
      body: JSON.stringify(file),
      headers: { "content-type": "application/json" },
    });
  const part = (id: string, start: number, bytes: Buffer) =>
    ask(`${address(id)}?start=${start}`, {
      method: "PATCH",
      body: new Uint8Array(bytes),
      headers: { "content-type": "application/octet-stream" },
    });
  return {
    ask,
    begin,
    part,
    remove: (id: string) => ask(address(id), { method: "DELETE" }),
    /** By the form, without scripts. */
    post: (files: readonly ChosenFile[], query = "") => {
      const form = new FormData();
      for (const { name, content } of files) form.append("files", new Blob([new Uint8Array(content)]), name);
      return ask(draftPath(draft, "files") + query, { method: "POST", body: form });
    },
    /** As a script does; the last answer. */
    send: async ({ name, content }: ChosenFile, id: string = randomUUID()) => {
      const begun = await begin(id, { name, bytes: content.length });
      if (begun.status !== 200) return begun;
      let { received } = JSON.parse(begun.text) as { received: number };
      for (;;) {
        const answer = await part(id, received, content.subarray(received, received + 256 * 1024));
        if (answer.status !== 200) return answer;
        const told = JSON.parse(answer.text) as { received: number; complete: boolean };
        if (told.complete) return answer;
        received = told.received;
      }
    },
  };
}
