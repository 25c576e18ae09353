import { readFileSync } from "node:fs";
import { parseReleaseRecord } from "@madang/manifest";
import { moduleContract, type ContractSubject } from "@madang/module-kit/contract-suite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";

const record = parseReleaseRecord(
  JSON.parse(readFileSync(new URL("../dist/release.json", import.meta.url), "utf8")),
  "petitions",
);

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

describe("petitions keep the contract of modules", () => {
  test.each(moduleContract)("$name", async ({ run }) => {
    const receipt = { params: { receipt: "M26-0916-0473-8" } };
    // Without a grant a draft leads to the page that says so.
    const draft = { params: { draft: "0b8f3a5e-6f0d-4c1b-9a57-2f4c6d1e8a90" }, status: 303 } as const;
    const file = "5d1c7c0e-3f55-4d35-8f0a-6f0b6f4f2b11";
    const nobodys = { params: { ...draft.params, ...receipt.params, file }, status: 404 } as const;
    const personal = Object.fromEntries(
      ["/drafts/{draft}/files/{file}", "/sent/{receipt}/files/{file}", "/sent/{receipt}/receipt"].map(
        (path) => [`/api/petitions${path}`, nobodys],
      ),
    );
    const drafts = Object.fromEntries(
      Object.keys(record.manifest.pages)
        .filter((name) => name.startsWith("draft-"))
        .map((name) => [name, draft]),
    );
    const subject: ContractSubject = {
      origin: server.origin,
      manifest: record.manifest,
      samples: {
        pages: { ...drafts, receipt, status: receipt, supplement: receipt, withdraw: receipt },
        api: personal,
      },
      views: record.views,
    };
    await expect(run(subject)).resolves.toBeUndefined();
  });
});
