import { formatBytes } from "@madang/design-system";

export interface ListedFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

/** The files of a petition by name and size. */
export function AttachmentList({
  files,
  label,
  none,
}: {
  files: readonly ListedFile[];
  /** Names the list. */
  label: string;
  /** Said where there are none. */
  none: string;
}) {
  if (files.length === 0) return <p className="m-muted">{none}</p>;
  return (
    <ul className="m-list" aria-label={label}>
      {files.map(({ id, name, bytes }) => (
        <li key={id}>
          {name} <span className="m-muted m-nowrap">{formatBytes(bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
