import { Panel } from "@madang/design-system/panel";
import { Telephone } from "@madang/design-system/telephone";

export interface Owner {
  readonly department: string;
  readonly telephone: string;
}

/** Whom to ask. */
export function OwnerPanel({ owner, title, text }: { owner: Owner; title: string; text: string }) {
  return (
    <Panel title={title}>
      <p>{text}</p>
      <p>
        {owner.department} <Telephone number={owner.telephone} />
      </p>
    </Panel>
  );
}
