import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { completeForm, typedValues } from "./complete-form.ts";
import { petitionOf } from "./office.ts";
import { startPetitions, type PetitionsServer } from "./petitions-server.ts";
import { visitor } from "./visitor.ts";

let server: PetitionsServer;
beforeAll(async () => {
  server = await startPetitions();
});
afterAll(() => server.close());

async function purposes(receipt: string): Promise<string[]> {
  const rows = await server.query<{ purpose: string }>(
    "select purpose from access_log where receipt_number = $1 order by id",
    [receipt],
  );
  return rows.map(({ purpose }) => purpose);
}

describe("what was written", () => {
  test("is masked until the citizen asks to see it, for ten minutes, on this device, on record", async () => {
    const citizen = visitor(server.origin);
    const receipt = await petitionOf(citizen);
    const path = `/petitions/status/${receipt}`;
    expect((await citizen.get(path)).html).not.toContain("zqbody");

    const asked = await citizen.post(path, { show: "yes" });
    expect([asked.status, asked.location]).toEqual([303, path]);
    const { html } = await citizen.get(path);
    for (const shown of ["zqbody", "zqplace", completeForm.name, completeForm.telephone])
      expect(html).toContain(shown);

    const other = visitor(server.origin);
    await other.find(receipt, completeForm.pin);
    expect((await other.get(path)).html).not.toContain("zqbody");

    await server.query("update grants set revealed_until = now() where visitor = $1", [citizen.name]);
    expect((await citizen.get(path)).html).not.toContain("zqbody");
    await citizen.post(path, { show: "yes" });
    await citizen.post(path, { show: "no" });
    expect((await citizen.get(path)).html).not.toContain("zqbody");
    expect((await purposes(receipt)).filter((each) => each.endsWith("-contents"))).toEqual([
      "show-contents",
      "view-contents",
      "show-contents",
    ]);
  });

  test("is not shown to a stranger who asks", async () => {
    const receipt = await petitionOf(visitor(server.origin));
    const stranger = visitor(server.origin);
    const page = await stranger.post(`/petitions/status/${receipt}`, { show: "yes" });
    expect(page.status).toBe(303);
    expect((await stranger.get(page.location!)).html).toContain("조회하기");
    expect(await purposes(receipt)).toEqual(["submit"]);
  });
});

describe("the record of access", () => {
  test("is shown to the citizen: when, who, why", async () => {
    const citizen = visitor(server.origin);
    const receipt = await petitionOf(citizen);
    await visitor(server.origin).find(receipt, "905172");
    const elsewhere = visitor(server.origin);
    await elsewhere.find(receipt, completeForm.pin);
    await server.query(
      `insert into access_log (visitor, receipt_number, purpose, actor, department_id)
       values ('office', $1, 'handle', 'office', null)`,
      [receipt],
    );
    const { html } = await citizen.get(`/petitions/status/${receipt}`);
    for (const told of [
      "누가 이 민원을 보았나요?",
      "이 기기",
      "조회 비밀번호를 쓴 다른 기기",
      "담당 부서",
      "틀린 비밀번호로 조회 (열지 못함)",
      "민원 처리",
    ])
      expect(html).toContain(told);
    expect(html).not.toContain(elsewhere.name);
  });

  test("names petition, person and purpose, and nothing that was written", async () => {
    const rows = await server.query<Record<string, unknown>>("select * from access_log");
    expect(Object.keys(rows[0]!).sort()).toEqual(
      ["actor", "at", "department_id", "id", "purpose", "receipt_number", "visitor"].sort(),
    );
    const text = JSON.stringify(rows);
    for (const value of typedValues) expect(text).not.toContain(value);
  });

  test("cannot be changed, and stays for two years", async () => {
    const attempt = (statement: string) => server.query(statement);
    await expect(attempt("update access_log set purpose = 'submit'")).rejects.toMatchObject({
      code: "23514",
    });
    await expect(attempt("delete from access_log")).rejects.toMatchObject({ code: "23514" });
    await server.query(
      "insert into access_log (at, visitor, receipt_number, purpose) values (now() - interval '25 months', 'v', 'old', 'submit')",
    );
    await attempt("delete from access_log where receipt_number = 'old'");
    expect(await server.query("select id from access_log where receipt_number = 'old'")).toEqual([]);
  });
});
