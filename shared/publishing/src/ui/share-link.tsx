import { Panel } from "@madang/design-system/panel";
import type { Language } from "@madang/manifest";

export interface ShareLinkProps {
  readonly language: Language;
  /** Scheme and host that citizens see; empty where nobody said: then there is no address to share. */
  readonly origin: string;
  /** Path with its language prefix. */
  readonly path: string;
}

const words: Readonly<Record<Language, { title: string; text: string }>> = {
  ko: { title: "주소 나누기", text: "이 주소를 복사해 보내세요." },
  en: { title: "Share", text: "Copy this address and send it." },
};

/** The document's whole address as a plain link: to copy, and to find it again from paper. No button of a stranger follows anyone. */
export function ShareLink({ language, origin, path }: ShareLinkProps) {
  if (origin === "") return null;
  const { title, text } = words[language];
  return (
    <Panel title={title}>
      <p>
        <a href={path}>{origin + path}</a>
      </p>
      <p className="m-small m-muted m-noprint">{text}</p>
    </Panel>
  );
}
