import { expect, test } from "vitest";
import { decoyHash, hashPassword, verifyPassword } from "../server/domain/password-hash.ts";
import { normalizePassword, passwordProblem } from "../server/domain/password-rule.ts";

test.each(["000000", "777777", "121212", "123123", "123456", "654321", "890123", "109876"])(
  "%s is too easy to guess",
  (password) => {
    expect(passwordProblem(password)).toBe("too-easy");
  },
);

test.each(["380416", "900817", "112233", "135790"])("%s is accepted", (password) => {
  expect(passwordProblem(password)).toBeUndefined();
});

test("a password is six digits", () => {
  expect(passwordProblem("")).toBe("missing");
  for (const wrong of ["12345", "1234567", "12a456", "٣٨٠٤١٦"])
    expect(passwordProblem(wrong)).toBe("not-six-digits");
});

test("full-width digits and spaces are understood", () => {
  expect(normalizePassword(" ３８０ ４１６ ")).toBe("380416");
});

test("a stored hash recognises its password and no other", async () => {
  const hash = await hashPassword("380416");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword("380416", hash)).toBe(true);
  expect(await verifyPassword("380417", hash)).toBe(false);
});

test("two hashes of one password differ", async () => {
  expect(await hashPassword("380416")).not.toBe(await hashPassword("380416"));
});

test("the decoy matches nothing and costs as much as a stored hash", async () => {
  const stored = await hashPassword("380416");
  const settings = (hash: string) => hash.split("$").slice(0, 4).join("$");
  expect(await verifyPassword("380416", decoyHash)).toBe(false);
  expect(settings(decoyHash)).toBe(settings(stored));
});

test("a hash that was changed by hand is named as unreadable", async () => {
  await expect(verifyPassword("380416", "$argon2id$v=19$m=1$x$y")).rejects.toMatchObject({
    code: "PETITIONS_PASSWORD_UNREADABLE",
  });
});
