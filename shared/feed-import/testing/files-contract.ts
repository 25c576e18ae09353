import { odtOf, phoneJpeg, pngOf } from "@madang/files/testing";
import { expect } from "vitest";
import type { DocumentServer } from "./document-server.ts";
import { withFolder } from "./feed-folder.ts";
import { feedText } from "./feed-text.ts";

/** A document as the module's API answers it. */
interface Answered {
  readonly attachments: readonly { readonly href: string; readonly title: string; readonly id: string }[];
  readonly content: unknown;
  readonly licence: unknown;
}

export interface FilesSubject {
  readonly server: Pick<DocumentServer<never>, "importPath" | "get" | "origin">;
  /** Where the API begins, and the pages. */
  readonly prefix: string;
  readonly path: string;
  /** Number of the document whose text has this guid. */
  readonly idOf: (guid: string) => Promise<number>;
  /** Moves the moment at which it is published. */
  readonly publishAt: (id: number, moment: Date) => Promise<void>;
}

export interface FilesExpectation {
  readonly name: string;
  readonly run: (subject: FilesSubject) => Promise<void>;
}

const body =
  '<p>글</p><figure><img src="files/place.jpg" alt="다리"><figcaption>새 다리</figcaption></figure><p><a href="files/plan.odt">계획서</a></p>';
const enclosures =
  '<enclosure url="files/%EC%95%88%EB%82%B4.txt" length="1" type="text/plain"/>' +
  '<madang:attachment url="files/plan.odt" title="정비 계획" xmlns:madang="urn:madang:publishing"/>' +
  '<madang:licence xmlns:madang="urn:madang:publishing">4</madang:licence><madang:licence xmlns:madang="urn:madang:publishing">AI</madang:licence>';

function folderOf(guid: string): Record<string, string | Buffer> {
  return {
    "feed.xml": feedText([{ guid, body, more: enclosures }]),
    "files/place.jpg": phoneJpeg(),
    "files/plan.odt": odtOf("<text:p>계획의 글</text:p>"),
    "files/안내.txt": "안내하는 글",
  };
}

/** What every module that takes files along promises. Begins without any document. */
export const filesContract: readonly FilesExpectation[] = [
  {
    name: "a folder's pictures and attachments are served, with names, types and texts",
    async run(subject) {
      const document = await imported(subject, "with-files");
      expect(document.attachments.map(({ title }) => title)).toEqual(["안내.txt", "정비 계획"]);
      expect(document.licence).toEqual({ type: "4", ai: true });
      const [note, plan] = document.attachments;
      const file = await fetch(subject.server.origin + (note?.href ?? ""));
      expect(await file.text()).toBe("안내하는 글");
      expect(file.headers.get("content-disposition")).toContain("filename*=UTF-8''%EC%95%88%EB%82%B4.txt");
      expect(file.headers.get("x-content-type-options")).toBe("nosniff");
      const again = await fetch(file.url, { headers: { "if-none-match": file.headers.get("etag") ?? "" } });
      expect(again.status).toBe(304);
      const id = await subject.idOf("with-files");
      const page = await subject.server.get(`${subject.path}/${id}/files/${plan?.id}`);
      expect(page).toMatchObject({ status: 200, body: expect.stringContaining("계획의 글") });
      expect((await subject.server.get(`${subject.path}/${id}`)).body).toContain("정비 계획");
    },
  },
  {
    name: "a picture stands in the text with its size, and tells nothing of its maker",
    async run(subject) {
      const text = JSON.stringify((await imported(subject, "with-files")).content);
      expect(text).toContain('"alt":"다리","width":30,"height":40,"caption":"새 다리"');
      const [address = ""] = /\/api\/\w+\/images\/\w+/.exec(text) ?? [];
      const picture = await fetch(subject.server.origin + address);
      expect(picture.headers.get("content-type")).toBe("image/jpeg");
      expect(Buffer.from(await picture.arrayBuffer()).includes("37.5665N")).toBe(false);
    },
  },
  {
    name: "until its document is published, a file answers as if it did not exist",
    async run(subject) {
      const { attachments, content } = await imported(subject, "with-files");
      const id = await subject.idOf("with-files");
      const [address = ""] = /\/api\/\w+\/images\/\w+/.exec(JSON.stringify(content)) ?? [];
      const places = [
        ...attachments.map(({ href }) => href),
        address,
        `${subject.path}/${id}/files/${attachments[0]?.id}`,
      ];
      await subject.publishAt(id, new Date(Date.now() + 60_000));
      for (const place of places) {
        const hidden = await subject.server.get(place);
        const missing = await subject.server.get(place.replace(/[0-9a-f]{8}/, "00000000"));
        expect({ status: hidden.status, body: shape(hidden.body) }).toEqual({
          status: 404,
          body: shape(missing.body),
        });
      }
      await subject.publishAt(id, new Date(Date.now() - 1));
      for (const place of places) expect((await subject.server.get(place)).status).toBe(200);
    },
  },
  {
    name: "again and again with the same result; a file that changed, one that went",
    async run(subject) {
      const { importPath } = subject.server;
      const first = await imported(subject, "with-files");
      await withFolder(folderOf("with-files"), async (folder) =>
        expect(await importPath(folder)).toMatchObject({ unchanged: 1 }),
      );
      const changed = { ...folderOf("with-files"), "files/안내.txt": "고친 글" };
      await withFolder(changed, async (folder) =>
        expect(await importPath(folder)).toMatchObject({ changed: 1 }),
      );
      const href = first.attachments[0]?.href ?? "";
      expect((await subject.server.get(href)).body).toBe("고친 글");
      const without = { "feed.xml": feedText([{ guid: "with-files" }]) };
      await withFolder(without, async (folder) =>
        expect(await importPath(folder)).toMatchObject({ changed: 1 }),
      );
      expect((await subject.server.get(href)).status).toBe(404);
    },
  },
  {
    name: "nothing outside the folder, nothing dangerous; the item is stored and what is missing is told",
    async run({ server, idOf, prefix }) {
      const names = [
        "../secret.txt",
        "/etc/hostname",
        "files/none.pdf",
        "files/page.svg",
        "files/big.png",
        "a%00b.txt",
      ];
      const more = names.map((name) => `<enclosure url="${name}"/>`).join("");
      const files = {
        "secret.txt": "비밀",
        "feeds/feed.xml": feedText([
          { guid: "hostile-files", more, body: '<img src="../secret.png" alt="밖">' },
        ]),
        "feeds/files/page.svg": "<svg/>",
        "feeds/files/big.png": pngOf(30_000, 1),
        "secret.png": pngOf(1, 1),
      };
      await withFolder(files, async (folder) => {
        const summary = await server.importPath(`${folder}/feeds`);
        expect(summary).toMatchObject({ added: 1, skipped: 0, files: 0, skippedFiles: 7 });
        expect(summary.reasons).toEqual({
          FEED_FILE_OUTSIDE: 4,
          FEED_FILE_MISSING: 1,
          FILES_TYPE_UNKNOWN: 1,
          FILES_PICTURE_TOO_LARGE: 1,
        });
      });
      const { body: text } = await server.get(`${prefix}/items/${await idOf("hostile-files")}`);
      expect(text).not.toContain("비밀");
    },
  },
];

async function imported({ server, idOf, prefix }: FilesSubject, guid: string): Promise<Answered> {
  await withFolder(folderOf(guid), async (folder) =>
    expect(await server.importPath(folder)).toMatchObject({ read: 1, skipped: 0, files: 3, skippedFiles: 0 }),
  );
  const { body: answer } = await server.get(`${prefix}/items/${await idOf(guid)}`);
  return JSON.parse(answer) as Answered;
}

/** Without what is different in every answer. */
function shape(answer: string): string {
  return answer.replace(/[0-9a-f-]{16,}/g, "…");
}
