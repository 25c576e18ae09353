import "../styles/components/tabs.css";

export interface TabsProps {
  label: string;
  tabs: readonly { href: string; label: string; current?: boolean | undefined }[];
}

/** Links with addresses: a tab is a page. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav className="m-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href + tab.label} href={tab.href} aria-current={tab.current ? "page" : undefined}>
          {tab.label}
        </a>
      ))}
    </nav>
  );
}
