/**
 * Statements that make a table remember when each row was last written, whoever wrote it: what feeds and conditional requests
 * need to know, and what no publisher's own date tells.
 */
export function rememberChanges(table: string): string[] {
  return [
    `alter table ${table} add column changed_at timestamptz not null default now()`,
    `create function ${table}_changed() returns trigger language plpgsql as
      $$ begin new.changed_at := now(); return new; end $$`,
    `create trigger ${table}_changed before update on ${table} for each row execute function ${table}_changed()`,
  ];
}
