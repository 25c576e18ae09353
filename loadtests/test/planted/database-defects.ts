import type { LoadedPortal } from "../loaded-portal.ts";

type Portal = Pick<LoadedPortal, "query">;

/** An embargo that ends now, and one that never does. */
export async function moveEmbargoes(portal: Portal): Promise<void> {
  await portal.query(
    `update notices.notices set posted_at = now() - interval '1 second'
     where posted_at > now() and id in (select notice_id from notices.notice_texts where guid like 'loadtest-%')`,
  );
  await portal.query(
    `update news.articles set published_at = now() + interval '1 year'
     where published_at > now() and id in (select article_id from news.article_texts where guid like 'loadtest-%')`,
  );
}

/** Petitions in the order of their arrival: the first of a run are acknowledged long before its end. */
export interface PetitionDefects {
  /** Nobody can look one up any more. */
  forgetPassword(): Promise<void>;
  /** One is gone, one is changed and there twice, one has lost its files. */
  tamper(): Promise<void>;
}

/** In what arrives from now on. */
export async function petitionDefects(portal: Portal): Promise<PetitionDefects> {
  const [count] = await portal.query("select count(*)::int as before from petitions.petitions");
  const idOf = (nth: number) =>
    `(select id from petitions.petitions order by arrived_at, id limit 1 offset ${Number(count?.["before"]) + nth - 1})`;
  return {
    async forgetPassword() {
      const other = "(select password_hash from petitions.petitions order by arrived_at limit 1)";
      await portal.query(`update petitions.petitions set password_hash = ${other} where id = ${idOf(2)}`);
    },
    async tamper() {
      await portal.query(`update petitions.petitions set reply = 'sms' where id = ${idOf(3)}`);
      await portal.query(`delete from petitions.attachments where petition_id = ${idOf(4)}`);
      const [gone] = await portal.query(`select ${idOf(5)} as id`);
      await copyPetition(portal, idOf(3));
      await deletePetition(portal, gone?.["id"]);
    },
  };
}

async function deletePetition(portal: Portal, id: unknown): Promise<void> {
  const referring = await portal.query(
    `select conrelid::regclass::text as "table", attname as "column" from pg_constraint
     join pg_attribute on attrelid = conrelid and attnum = conkey[1]
     where contype = 'f' and confrelid = 'petitions.petitions'::regclass`,
  );
  for (const { table, column } of referring)
    await portal.query(`delete from ${String(table)} where ${String(column)} = $1`, [id]);
  await portal.query("delete from petitions.petitions where id = $1", [id]);
}

/** Under a number of its own: nothing in the database forbids it. */
async function copyPetition(portal: Portal, id: string): Promise<void> {
  await portal.query(
    `insert into petitions.petitions
     select (jsonb_populate_record(original, jsonb_build_object(
       'id', gen_random_uuid(), 'submission_key', gen_random_uuid(), 'receipt_number', 'M99-0101-0001-0'))).*
     from petitions.petitions original where id = ${id}`,
  );
}
