/**
 * Tables of a module's files, the same in every one: bytes once by their hash; which document has which of them, by language.
 * `documents` is the module's table, with an integer `id`. Content is stored as it is (external): what is compressed already
 * gains nothing, and a part of it is read without the rest.
 */
export function filesTables({ documents }: { readonly documents: string }): readonly string[] {
  return [
    `create table files (
      hash text primary key,
      media text not null,
      bytes integer not null,
      width integer,
      height integer,
      content bytea not null
    )`,
    `alter table files alter column content set storage external`,
    `create table attachments (
      id text primary key,
      document_id integer not null references ${documents} (id) on delete cascade,
      language text not null,
      position integer not null,
      name text not null,
      title text,
      format text not null,
      hash text not null references files (hash),
      text jsonb,
      changed_at timestamptz not null default now()
    )`,
    `create index attachments_document on attachments (document_id, language, position)`,
    `create index attachments_hash on attachments (hash)`,
    `create table pictures (
      document_id integer not null references ${documents} (id) on delete cascade,
      language text not null,
      hash text not null references files (hash),
      primary key (document_id, language, hash)
    )`,
    `create index pictures_hash on pictures (hash)`,
  ];
}
