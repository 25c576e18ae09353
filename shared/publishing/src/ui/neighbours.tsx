import { MoreLink } from "@madang/design-system/more-link";

interface Neighbour {
  readonly title: string;
  readonly href: string;
}

export interface NeighboursProps {
  readonly label: string;
  readonly older: Neighbour | undefined;
  readonly newer: Neighbour | undefined;
}

/** From one document to those before and after it; nothing where it is the only one. */
export function Neighbours({ label, older, newer }: NeighboursProps) {
  if (older === undefined && newer === undefined) return null;
  return (
    <nav className="m-pair m-gap-l m-noprint" aria-label={label}>
      {older ? (
        <MoreLink href={older.href} icon="chevron-left" iconFirst>
          {older.title}
        </MoreLink>
      ) : (
        <span />
      )}
      {newer && (
        <MoreLink href={newer.href} icon="chevron-right" end>
          {newer.title}
        </MoreLink>
      )}
    </nav>
  );
}
