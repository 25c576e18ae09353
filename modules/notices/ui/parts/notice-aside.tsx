import { Panel } from "@madang/design-system/panel";
import { Telephone } from "@madang/design-system/telephone";
import { ShareLink } from "@madang/publishing/ui/share-link";
import { localizedPath } from "@madang/manifest";
import { noticePaths } from "../../contract/public.ts";
import { detailWords } from "../words/detail-words.ts";
import { OpinionsPanel, type OpinionsPanelProps } from "./opinions-panel.tsx";

export interface NoticeAsideProps extends OpinionsPanelProps {
  /** Who answers where the notice names no telephone. */
  readonly owner: { readonly department: string; readonly telephone: string };
  /** Scheme and host that citizens see. */
  readonly origin: string;
}

/** What one can do about the notice, and whom to ask: the officer where one is named. */
export function NoticeAside({ owner, origin, ...shown }: NoticeAsideProps) {
  const { notice, language, lang } = shown;
  const words = detailWords[language];
  const department = [notice.department, notice.team, notice.officer]
    .filter((name) => name !== null)
    .join(" ");
  return (
    <>
      <OpinionsPanel {...shown} />
      <Panel title={words.ask}>
        {notice.telephone === null ? <p>{owner.department}</p> : <p lang={lang}>{department}</p>}
        <p>
          <Telephone number={notice.telephone ?? owner.telephone} />
        </p>
        <p className="m-small m-muted">{words.hours}</p>
      </Panel>
      <ShareLink
        language={language}
        origin={origin}
        path={localizedPath(noticePaths.notice(notice.id), language)}
      />
    </>
  );
}
