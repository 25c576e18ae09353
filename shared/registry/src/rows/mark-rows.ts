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

interface MarkRow {
  readonly module: string;
  readonly channel: string;
  readonly build: string;
  readonly since: Date;
  readonly made_by: string;
  readonly until: Date | null;
}

const columns = "module, channel, build, since, made_by, until";

export async function readMarks(query: Query, module: string | undefined): Promise<ChannelMark[]> {
  const rows = await query<MarkRow>(
    `select ${columns} from channel_marks where $1::text is null or module = $1 order by module, channel, since`,
    [module ?? null],
  );
  return rows.map(markOf);
}

export async function readPassingMarks(query: Query): Promise<ChannelMark[]> {
  const rows = await query<MarkRow>(
    `select ${columns} from channel_marks where channel = 'ending' or until is not null order by module, since`,
  );
  return rows.map(markOf);
}

function markOf({ made_by: by, until, ...mark }: MarkRow): ChannelMark {
  return { ...mark, by, until: until ?? undefined };
}
