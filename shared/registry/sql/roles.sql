-- Rights at the registry of releases, for a PostgreSQL where gateways and the admin API are not to be the same role.
-- Run by the owner of the schema, after the admin API was started once with that role; again after each update. Then:
--
--   create role madang_gateway login password '…' in role madang_registry_reader;
--   create role madang_admin   login password '…' in role madang_registry_writer;
--
-- Readers see what routing needs and write nothing but their own reports and outcomes (row security: `writer` is the role that is logged in).
-- Writers change what changes; the audit they only add to. Neither owns anything, so neither can lift these limits.

do $$
begin
  if not exists (select from pg_roles where rolname = 'madang_registry_reader') then
    create role madang_registry_reader nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'madang_registry_writer') then
    create role madang_registry_writer nologin;
  end if;
end $$;

revoke all on schema madang_registry from public;
revoke all on all tables in schema madang_registry from public, madang_registry_reader, madang_registry_writer;
grant usage on schema madang_registry to madang_registry_reader, madang_registry_writer;

grant select on madang_registry.steps, madang_registry.changes, madang_registry.releases, madang_registry.snapshots,
  madang_registry.replicas to madang_registry_reader;
grant select, insert, update on madang_registry.gateway_reports, madang_registry.outcomes to madang_registry_reader;

grant select on all tables in schema madang_registry to madang_registry_writer;
grant update on madang_registry.changes to madang_registry_writer;
grant insert on madang_registry.releases, madang_registry.audit to madang_registry_writer;
grant insert, delete on madang_registry.snapshots to madang_registry_writer;
grant insert, update, delete on madang_registry.moves, madang_registry.replicas, madang_registry.channel_marks,
  madang_registry.retention to madang_registry_writer;
grant insert, update, delete on madang_registry.gateway_reports, madang_registry.outcomes to madang_registry_writer;
