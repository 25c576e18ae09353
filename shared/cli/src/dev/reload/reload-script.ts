export const reloadPaths = { script: "/_madang-dev/reload.js", events: "/_madang-dev/events" } as const;

export const reloadElement = `<script src="${reloadPaths.script}" defer></script>`;

/**
 * Runs in the developer's browser alone, under the portal's own policy: a script of this origin, styles through the object model, text as
 * text.
 */
export const reloadScript = `"use strict";
(() => {
  let build;
  let panel;
  let events;
  const show = (text) => {
    panel ??= document.body.appendChild(document.createElement("pre"));
    panel.id = "madang-dev-problem";
    panel.setAttribute("role", "alert");
    Object.assign(panel.style, {
      position: "fixed", inset: "auto 0 0 0", margin: "0", padding: "1rem", maxHeight: "50vh", overflow: "auto",
      whiteSpace: "pre-wrap", background: "#3b0b0b", color: "#fff", zIndex: "2147483647",
    });
    panel.textContent = text;
  };
  const hide = () => {
    panel?.remove();
    panel = undefined;
  };
  const listen = () => {
    events = new EventSource("${reloadPaths.events}");
    events.addEventListener("build", ({ data }) => {
      const next = JSON.parse(data);
      if (build !== undefined && build !== next) return location.reload();
      build = next;
      hide();
    });
    events.addEventListener("problem", ({ data }) => {
      build ??= "";
      show(JSON.parse(data));
    });
  };
  // A page that is left does not hold one of the browser's few connections.
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", ({ persisted }) => persisted && listen());
  listen();
})();
`;
