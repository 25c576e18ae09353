import { mainClass } from "../../layouts/main-class.ts";
import type { NavigationData, ShellAssets, StyleLink } from "@madang/manifest";

/** A document as a layout and the gateway make it, with every place that the runtime knows. */
export function testDocument(options: { shell: ShellAssets; data: NavigationData }): string {
  const { shell, data } = options;
  const alternates = Object.entries(data.alternates).map(
    ([language, href]) => `<link rel="alternate" hreflang="${language}" href="${href}">`,
  );
  return `<!doctype html>
<html lang="${data.runtime.language}">
<head>
<meta charset="utf-8">
<title>${data.title} | 시험 누리집</title>
<meta property="og:site_name" content="시험 누리집">
<link rel="icon" href="data:,">
${sheet(shell.baseSheet)}${data.styles.map(sheet).join("")}
<link rel="canonical" href="${data.url}">${alternates.join("")}
<script src="${shell.navigate.href}" defer integrity="${shell.navigate.integrity}" crossorigin="anonymous"></script>
</head>
<body>
<a class="m-skip" href="#main">본문으로 바로 가기</a>
<header>
<details><summary>메뉴</summary><nav>
<a href="/list" data-madang-nav="yard/list"${data.current === "yard/list" ? ' aria-current="true"' : ""}>목록</a>
</nav></details>
<a href="${data.alternates["en"] ?? "/en"}" hreflang="en" data-madang-alternate="en">English</a>
<form method="post" action="/preferences"><input type="hidden" name="return" value="${data.url}"><button>크게</button></form>
</header>
<div data-madang-breadcrumb>${data.breadcrumb}</div>
<main id="main" tabindex="-1" class="${mainClass[data.runtime.layout as "page"]}"><div data-madang-main>${data.main}</div></main>
<script type="application/json" id="madang-runtime">${JSON.stringify(data.runtime)}</script>
</body>
</html>`;
}

function sheet({ href, integrity }: StyleLink): string {
  return `<link rel="stylesheet" href="${href}" integrity="${integrity}" crossorigin="anonymous">`;
}
