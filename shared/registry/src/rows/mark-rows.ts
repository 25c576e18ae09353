import type { Query } from "../database/database.ts";
import type { ChannelMark, MarkChanges } from "../registry.ts";

export async function changeMarks(query: Query, { by, set, clear }: MarkChanges): Promise<void> {
  for (const { module, channel, build } of clear)
    await query(
      "delete from channel_marks where module = $1 and channel = $2 and ($3::text is null or build = $3)",
      [module, channel, build ?? null],
    );
  for (const { module, channel, build, until } of set) {
    if (channel !== "ending")
      await query("delete from channel_marks where module = $1 and channel = $2 and build <> $3", [
        module,
        channel,
        build,
      ]);
    await query(
      `insert into channel_marks (module, channel, build, made_by, until) values ($1, $2, $3, $4, $5)
         on conflict (module, channel, build) do update set until = excluded.until`,
      [module, channel, build, by, until ?? null],
    );
  }
}

export async function readMarks(query: Query, module: string | undefined): Promise<ChannelMark[]> {
  const rows = await query<{
    module: string;
    channel: string;
    build: string;
    since: Date;
    made_by: string;
    until: Date | null;
  }>(
    `select module, channel, build, since, made_by, until from channel_marks
       where $1::text is null or module = $1 order by module, channel, since`,
    [module ?? null],
  );
  return rows.map(({ made_by: by, until, ...mark }) => ({ ...mark, by, until: until ?? undefined }));
}
