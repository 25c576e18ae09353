import { generateKeyPairSync } from "node:crypto";
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generateKey, readKeyFile, readSigningKey, writeKeyFile } from "../src/public.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "madang-keys-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a key is written for its owner alone and read back by its name", async () => {
  const { key, pem } = generateKey("news-2026");
  const file = await writeKeyFile(folder, key.id, pem);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, "utf8")).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  expect((await readKeyFile(file)).publicKey).toEqual(key.publicKey);
  expect(key.publicKey.key).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

test("a key is never written over another", async () => {
  const { pem } = generateKey("news-2026");
  await writeKeyFile(folder, "news-2026", pem);
  await expect(writeKeyFile(folder, "news-2026", generateKey("x").pem)).rejects.toMatchObject({
    code: "RELEASES_KEY_FILE_EXISTS",
  });
  expect(readFileSync(path.join(folder, "news-2026.pem"), "utf8")).toBe(pem);
});

test("a key that others can read is refused, with the command that mends it", async () => {
  const file = await writeKeyFile(folder, "news-2026", generateKey("news-2026").pem);
  chmodSync(file, 0o640);
  await expect(readKeyFile(file)).rejects.toMatchObject({
    code: "RELEASES_KEY_FILE_OPEN",
    message: expect.stringContaining(`chmod 600 ${file}`),
  });
});

test.runIf(process.getuid?.() === 0)(
  "a key that another user hands on through the group is read",
  async () => {
    const file = await writeKeyFile(folder, "news-2026", generateKey("news-2026").pem);
    chownSync(file, 1234, 0);
    for (const mode of [0o440, 0o640]) {
      chmodSync(file, mode);
      expect((await readKeyFile(file)).id).toBe("news-2026");
    }
    for (const mode of [0o444, 0o660, 0o604]) {
      chmodSync(file, mode);
      await expect(readKeyFile(file)).rejects.toMatchObject({ code: "RELEASES_KEY_FILE_OPEN" });
    }
  },
);

test("what is no key of this kind is refused and never quoted", async () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const wrongKind = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
  const secret = "MC4CAQAwBQYDK2VwBCIEIsecretsecretsecret";
  const damaged = `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----\n`;
  for (const pem of [wrongKind, damaged, "", "no key"]) {
    const file = path.join(folder, "bad.pem");
    writeFileSync(file, pem, { mode: 0o600 });
    const error = await readKeyFile(file).catch((error: unknown) => error);
    expect(error).toMatchObject({ code: "RELEASES_KEY_UNREADABLE" });
    expect(`${(error as Error).message} ${String((error as Error).cause)}`).not.toContain(secret);
  }
});

test("an encrypted key asks for its passphrase", () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "rain" });
  expect(() => readSigningKey("k", pem)).toThrow(/encrypted, and no passphrase/);
  expect(() => readSigningKey("k", pem, "sun")).toThrow(
    expect.objectContaining({ code: "RELEASES_KEY_UNREADABLE" }),
  );
  expect(readSigningKey("k", pem, "rain").id).toBe("k");
});

test.each(["../evil", "a/b", "", "A", "-a", ".a", "a".repeat(61), "a\0b", "__proto__"])(
  "the id %j is refused before it becomes a file's name",
  async (id) => {
    expect(() => generateKey(id)).toThrow(expect.objectContaining({ code: "RELEASES_KEY_ID_INVALID" }));
    await expect(writeKeyFile(folder, id, "pem")).rejects.toMatchObject({ code: "RELEASES_KEY_ID_INVALID" });
  },
);

test("a file that is not there is named", async () => {
  await expect(readKeyFile(path.join(folder, "none.pem"))).rejects.toMatchObject({
    code: "RELEASES_KEY_FILE_MISSING",
    message: expect.stringContaining("none.pem"),
  });
});
