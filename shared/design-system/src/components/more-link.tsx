import "../styles/components/more.css";
import type { ReactNode } from "react";
import type { IconName } from "../icons/icon-paths.ts";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export interface MoreLinkProps {
  href: string;
  children: ReactNode;
  /** `arrow` behind the words unless told. */
  icon?: IconName | undefined;
  iconFirst?: boolean | undefined;
  /** At the end of its cell in a pair. */
  end?: boolean | undefined;
}

/** "모두 보기" and its kin: a link that stands alone, 44 px high. */
export function MoreLink({ href, children, icon = "arrow", iconFirst, end }: MoreLinkProps) {
  const picture = <Icon name={icon} small />;
  return (
    <a className={classNames("m-more", end && "m-end")} href={href}>
      {iconFirst && picture}
      {children}
      {!iconFirst && picture}
    </a>
  );
}
